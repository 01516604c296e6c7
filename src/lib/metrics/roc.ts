import { falsePositiveRate, recall } from "./confusion";
import { cuts } from "./cuts";
import { type RankingOptions, steps } from "./ranking";

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
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns NaN rates where there is no positive or no negative
 * @see scikit-learn `roc_curve` with `drop_intermediate=False`
 */
export function rocCurve(labels: ArrayLike<boolean>, scores: ArrayLike<number>): RocPoint[] {
  return cuts(labels, scores).map((cut) => ({
    threshold: cut.threshold,
    falsePositiveRate: falsePositiveRate(cut),
    truePositiveRate: recall(cut),
  }));
}

/**
 * Area under the ROC: the probability that a positive outranks a negative, a tie counting one half.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns value in [0, 1]; NaN when there is no positive or no negative
 * @see scikit-learn `roc_auc_score`
 */
export function rocAuc(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  options: RankingOptions = {},
): number {
  let hits = 0;
  let alarms = 0;
  let area = 0;
  for (const { positives, negatives } of steps(labels, scores, options)) {
    // each negative is outranked by every positive above it
    area += negatives * (hits + positives / 2);
    hits += positives;
    alarms += negatives;
  }
  return area / (hits * alarms);
}
