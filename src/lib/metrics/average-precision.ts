import { type RankingOptions, steps } from "./ranking";

/**
 * Average precision: the area under the precision-recall curve as a step function.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns value in [0, 1]; NaN when there is no positive
 * @see scikit-learn `average_precision_score`
 */
export function averagePrecision(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  options: RankingOptions = {},
): number {
  let above = 0;
  let hits = 0;
  let area = 0;
  for (const { positives, negatives } of steps(labels, scores, options)) {
    above += positives + negatives;
    hits += positives;
    area += positives * (hits / above); // ties share one step, as in scikit-learn
  }
  return area / hits;
}
