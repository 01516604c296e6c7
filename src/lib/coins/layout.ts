import type { Side } from "./picture";

/**
 * How photographs are laid out: both sides of a coin in one, the obverse left (`halves`) or above
 * (`stacked`), or one side in each (`single`).
 */
export type Layout = (typeof LAYOUTS)[number];
export const LAYOUTS = ["halves", "stacked", "single"] as const;

/** Half of a photograph. */
export type Half = "left" | "right" | "upper" | "lower";

/** The half of a photograph that shows a side; null where all of it does. */
export function halfOf(layout: Layout, side: Side): Half | null {
  if (layout === "single") return null;
  if (layout === "halves") return side === "obverse" ? "left" : "right";
  return side === "obverse" ? "upper" : "lower";
}

/** A half in a picture's pixels; the middle column or row of an odd size belongs to neither. */
export function boxOfHalf(
  half: Half | null,
  { width, height }: { width: number; height: number },
): { left: number; top: number; width: number; height: number } {
  const [wide, high] = [width >> 1, height >> 1];
  switch (half) {
    case "left":
      return { left: 0, top: 0, width: wide, height };
    case "right":
      return { left: width - wide, top: 0, width: wide, height };
    case "upper":
      return { left: 0, top: 0, width, height: high };
    case "lower":
      return { left: 0, top: height - high, width, height: high };
    case null:
      return { left: 0, top: 0, width, height };
  }
}
