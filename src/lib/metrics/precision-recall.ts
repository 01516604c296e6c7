import { precision, recall } from "./confusion";
import { cuts } from "./cuts";

/** A point of the precision-recall curve. */
export interface PrecisionRecallPoint {
  /** Items with a score at or above this are called positive; Infinity at the first point. */
  threshold: number;
  precision: number;
  recall: number;
}

/**
 * The precision-recall curve, one point a distinct score, from the highest down; before them recall
 * 0 with precision 1, where nothing is called. Chance is a level line at the base rate. The points
 * are not to be joined by straight lines: the area is `averagePrecision`'s.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns NaN recall where there is no positive
 * @see scikit-learn `precision_recall_curve`, in reversed order
 */
export function precisionRecallCurve(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
): PrecisionRecallPoint[] {
  return cuts(labels, scores).map((cut, i) => ({
    threshold: cut.threshold,
    precision: i === 0 ? 1 : precision(cut),
    recall: recall(cut),
  }));
}
