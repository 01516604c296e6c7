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
 * @returns NaN recall where there is no positive
 * @see scikit-learn `precision_recall_curve`, in reversed order
 */
export function precisionRecallCurve(
  scores: ArrayLike<number>,
  labels: ArrayLike<boolean>,
): PrecisionRecallPoint[] {
  return cuts(scores, labels).map((cut, i) => ({
    threshold: cut.threshold,
    precision: i === 0 ? 1 : precision(cut),
    recall: recall(cut),
  }));
}
