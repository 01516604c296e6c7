import { byDigest } from "../registration/cache/by-digest";
import type { DistantSide } from "./distant-side";

/** References that are drawn at once. */
const DRAWN = 40;

/**
 * Draws references among sides: by their digests, which is as good as drawing lots, but stays the
 * same whatever the coins are called, and all but the same when coins are added.
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
    .slice(0, DRAWN);
}
