import { convexHull, polygonArea } from "./convex-hull";

/**
 * Solidity of a mask: its area over that of its convex hull; 1 for a whole disc, lower where a mask
 * has leaked into a coin, two coins touch, or a piece is broken off. 0 for an empty mask.
 */
export function solidity(mask: Uint8Array, width: number, height: number): number {
  let area = 0;
  for (let i = 0; i < mask.length; i++) area += mask[i];
  return area === 0 ? 0 : area / polygonArea(convexHull(mask, width, height));
}
