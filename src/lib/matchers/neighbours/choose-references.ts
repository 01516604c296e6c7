import { byDigest } from "../registration/cache/by-digest";
import type { DistantSide } from "./distant-side";

/** References that are drawn per round. */
const REFERENCES_PER_ROUND = 40;

/**
 * Draws references among sides by their digests: pseudo-random, independent of the coins' names,
 * and nearly stable when coins are added.
 *
 * @returns positions in `sides`
 */
export function chooseReferences(
  sides: readonly Pick<DistantSide, "digest" | "legible">[],
  taken: ReadonlySet<string> = new Set(),
): number[] {
  const lots = byDigest(sides).filter((i) => sides[i].legible && !taken.has(sides[i].digest));
  return lots
    .filter((i, k) => k === 0 || sides[i].digest !== sides[lots[k - 1]].digest)
    .slice(0, REFERENCES_PER_ROUND);
}
