import type { Picture } from "../picture";
import { findCoins, type OutlineInPicture } from "./find-coins";
import { placeOfTwo } from "./several-coins";

/** How the coins of a photograph lie. */
export type SeenLayout = "none" | "single" | "side-by-side" | "stacked" | "diagonal" | "plate";

export interface DetectedLayout {
  layout: SeenLayout;
  /** What was seen, in words. */
  evidence: string;
  /** In reading order: of two, the left or upper one first. */
  outlines: OutlineInPicture[];
}

/** Finds the coins of a photograph and names their layout. */
export function detectLayout(picture: Picture): DetectedLayout {
  const outlines = findCoins(picture);
  const count = outlines.length;
  const sizes = outlines.map(({ diameter }) => `${Math.round(diameter)} px`).join(" and ");
  if (count === 0) return { layout: "none", evidence: "no coin is seen", outlines };
  if (count === 1) return { layout: "single", evidence: `one coin of ${sizes}`, outlines };
  if (count > 2) return { layout: "plate", evidence: `${count} coins`, outlines };
  const [a, b] = outlines;
  const layout = placeOfTwo(a.centre, b.centre);
  return { layout, evidence: `two coins of ${sizes}, ${layout}`, outlines };
}
