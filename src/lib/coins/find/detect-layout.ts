import type { Picture } from "../picture";
import { findCoins, type OutlineInPicture } from "./find-coins";

/** How the coins of a photograph lie. */
export type SeenLayout = "none" | "single" | "side-by-side" | "stacked" | "diagonal" | "plate";

export interface DetectedLayout {
  layout: SeenLayout;
  /** What was seen, in words. */
  evidence: string;
  /** In reading order: of two, the left or upper one first. */
  outlines: OutlineInPicture[];
}

/** Two coins lie beside or above each other where one way is this many times the other. */
const MIN_OFFSET_RATIO = 3;

/** Finds the coins of a photograph and names their layout. */
export function detectLayout(picture: Picture): DetectedLayout {
  const outlines = findCoins(picture);
  const count = outlines.length;
  const sizes = outlines.map(({ diameter }) => `${Math.round(diameter)} px`).join(" and ");
  if (count === 0) return { layout: "none", evidence: "no coin is seen", outlines };
  if (count === 1) return { layout: "single", evidence: `one coin of ${sizes}`, outlines };
  if (count > 2) return { layout: "plate", evidence: `${count} coins`, outlines };
  const [a, b] = outlines;
  const across = Math.abs(a.centre[0] - b.centre[0]);
  const down = Math.abs(a.centre[1] - b.centre[1]);
  const layout =
    across > MIN_OFFSET_RATIO * down
      ? "side-by-side"
      : down > MIN_OFFSET_RATIO * across
        ? "stacked"
        : "diagonal";
  return { layout, evidence: `two coins of ${sizes}, ${layout}`, outlines };
}
