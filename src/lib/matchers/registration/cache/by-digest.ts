import type { MatchSide } from "../match-side";

/**
 * Indices of sides sorted by their digests (stable), so that the order does not depend on the
 * coins' names.
 */
export function byDigest(sides: readonly Pick<MatchSide, "digest">[]): number[] {
  return [...sides.keys()].sort((i, j) =>
    sides[i].digest < sides[j].digest ? -1 : sides[i].digest > sides[j].digest ? 1 : i - j,
  );
}
