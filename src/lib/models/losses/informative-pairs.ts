import type { Similarities } from "./similarity-loss";

/** The rows that an anchor learns from. */
export interface PairsOfAnchor {
  positives: number[];
  negatives: number[];
}

/**
 * Multi-similarity mining: a row of another die counts if it is more similar than the least similar
 * row of the anchor's own die, or less so by no more than `epsilon`; a row of its own die if it is
 * less similar than the most similar row of another, or more so by no more than that. Where there
 * is none to compare with, none counts.
 *
 * @returns one entry a row of the batch
 * @see Wang et al. 2019, Multi-similarity loss with general pair weighting, equations 11 and 12
 */
export function informativePairs(
  similarities: Similarities,
  dies: readonly number[],
  epsilon: number,
): PairsOfAnchor[] {
  const n = dies.length;
  return dies.map((die, i) => {
    const others = dies.map((_, j) => j).filter((j) => j !== i);
    const own = others.filter((j) => dies[j] === die);
    const foreign = others.filter((j) => dies[j] !== die);
    const similarity = (j: number) => similarities[i * n + j];
    const least = Math.min(...own.map(similarity));
    const most = Math.max(...foreign.map(similarity));
    return {
      positives: own.filter((j) => similarity(j) - epsilon < most),
      negatives: foreign.filter((j) => similarity(j) + epsilon > least),
    };
  });
}
