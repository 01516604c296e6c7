import type { PairEvidence } from "../groups/pair-evidence";
import { groupsOf, type Partition } from "../groups/partition";

/**
 * How unusual the scores of pairs are among those of different dies: p-values under the
 * hypothesis that the two coins are of different dies.
 *
 * @returns by entry, above 0 to 1; 1 for pairs that were not scored
 */
export function similarityRanks(
  { coins, pairs, score, lowestScore }: PairEvidence,
  die: Partition,
): Float64Array {
  const between: number[] = [];
  for (let i = 0; i < coins.length; i++) {
    for (let e = pairs.start[i]; e < pairs.start[i + 1]; e++) {
      const j = pairs.other[e];
      if (j > i && die[i] !== die[j] && score[e] > lowestScore) between.push(score[e]);
    }
  }
  const sizes = groupsOf(die).map((own) => own.length);
  const inPairs = (n: number) => (n * (n - 1)) / 2;
  const all = inPairs(coins.length) - sizes.reduce((sum, size) => sum + inPairs(size), 0);
  const rising = Float64Array.from(between).sort();
  return score.map((own) =>
    own > lowestScore ? Math.max(1, rising.length - firstFrom(rising, own)) / Math.max(1, all) : 1,
  );
}

/** Position of the first value that is not below another, in rising values. */
function firstFrom(rising: Float64Array, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
