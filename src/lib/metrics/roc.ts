import { falsePositiveRate, recall } from "./confusion";
import { cuts } from "./cuts";
import { descending, steps } from "./ranking";

/** A point of the receiver operating characteristic. */
export interface RocPoint {
  /** Items with a score at or above this are called positive; Infinity at the first point. */
  threshold: number;
  falsePositiveRate: number;
  truePositiveRate: number;
}

/**
 * The receiver operating characteristic from (0, 0) to (1, 1), one point a distinct score.
 *
 * @returns NaN rates where there is no positive or no negative
 * @see scikit-learn `roc_curve` with `drop_intermediate=False`
 */
export function rocCurve(scores: ArrayLike<number>, labels: ArrayLike<boolean>): RocPoint[] {
  return cuts(scores, labels).map((cut) => ({
    threshold: cut.threshold,
    falsePositiveRate: falsePositiveRate(cut),
    truePositiveRate: recall(cut),
  }));
}

/**
 * Area under the ROC: the probability that a positive outranks a negative, a tie counting one half.
 *
 * @param order indices of the scores from high to low, where they are known already
 * @param weights how often each item counts, as in a bootstrap
 * @returns value in [0, 1]; NaN when there is no positive or no negative
 * @see scikit-learn `roc_auc_score`
 */
export function rocAuc(
  scores: ArrayLike<number>,
  labels: ArrayLike<boolean>,
  order: ArrayLike<number> = descending(scores),
  weights?: ArrayLike<number>,
): number {
  let hits = 0;
  let alarms = 0;
  let area = 0;
  for (const { positives, negatives } of steps(scores, labels, order, weights)) {
    // each negative is outranked by every positive above it
    area += negatives * (hits + positives / 2);
    hits += positives;
    alarms += negatives;
  }
  return area / (hits * alarms);
}
