import type { Point } from "../image/convex-hull";

/** Two coins lie beside or above each other where one way is this many times the other. */
const MIN_OFFSET_RATIO = 3;

/** How two coins lie by their centres. */
export function placeOfTwo(a: Point, b: Point): "side-by-side" | "stacked" | "diagonal" {
  const [across, down] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
  if (across > MIN_OFFSET_RATIO * down) return "side-by-side";
  return down > MIN_OFFSET_RATIO * across ? "stacked" : "diagonal";
}

/**
 * Why a picture of several coins is refused where one was expected, and what to do.
 *
 * @param centres of the coins that were located; the first is the chosen one
 */
export function severalCoins(count: number, centres: readonly Point[]): string {
  const shown = `shows ${count} coins where one was expected`;
  if (count > 2) return `${shown}: crop it to one.`;
  const place = centres.length === 2 ? placeOfTwo(centres[0], centres[1]) : undefined;
  const both = "if they are the obverse and the reverse of one coin";
  if (place === "stacked")
    return `${shown}, one above the other: use layout stacked ${both} (the upper one the obverse), else crop it to one.`;
  if (place === "side-by-side")
    return `${shown}, side by side: use layout halves ${both} (the left one the obverse), else crop it to one.`;
  return `${shown}: crop it to one, or save each side as a photograph of its own ${both}.`;
}
