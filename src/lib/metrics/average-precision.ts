import { descending, steps } from "./ranking";

/**
 * Average precision: the area under the precision-recall curve as a step function.
 *
 * @param scores  higher = more likely positive, length n
 * @param labels  true for a positive, length n
 * @param order  indices of the scores from high to low, where they are known already
 * @param weights  how often each item counts, as in a bootstrap
 * @returns value in [0, 1]; NaN when there is no positive
 * @see scikit-learn `average_precision_score`
 */
export function averagePrecision(
  scores: ArrayLike<number>,
  labels: ArrayLike<boolean>,
  order: ArrayLike<number> = descending(scores),
  weights?: ArrayLike<number>,
): number {
  let above = 0;
  let hits = 0;
  let area = 0;
  for (const { positives, negatives } of steps(scores, labels, order, weights)) {
    above += positives + negatives;
    hits += positives;
    area += positives * (hits / above); // ties share one step, as in scikit-learn
  }
  return area / hits;
}
