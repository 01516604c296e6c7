import type { Picture } from "./picture";

/**
 * Largest deviation from black or white in levels of 255 that compression leaves in a blank
 * picture.
 */
const MAX_DEVIATION_LEVELS = 4;

/** Whether a picture shows nothing: "black" or "white" all over; null for any other. */
export function blankColour({ data }: Pick<Picture, "data">): "black" | "white" | null {
  if (data.every((value) => value <= MAX_DEVIATION_LEVELS)) return "black";
  return data.every((value) => value >= 255 - MAX_DEVIATION_LEVELS) ? "white" : null;
}
