import type { MatchSide } from "../match-side";

/**
 * Positions of sides in the order of their contents, of equal ones as they were given: the same
 * whatever the coins are called.
 */
export function byDigest(sides: readonly Pick<MatchSide, "digest">[]): number[] {
  return [...sides.keys()].sort((i, j) =>
    sides[i].digest < sides[j].digest ? -1 : sides[i].digest > sides[j].digest ? 1 : i - j,
  );
}
