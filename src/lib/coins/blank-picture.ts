import type { Picture } from "./picture";

/** Brightness from black, or below white, that compression leaves in a picture of one colour. */
const NEAR = 4;

/** Whether a picture shows nothing: "black" or "white" all over; null for any other. */
export function blankColour({ data }: Pick<Picture, "data">): "black" | "white" | null {
  if (data.every((value) => value <= NEAR)) return "black";
  return data.every((value) => value >= 255 - NEAR) ? "white" : null;
}
