import { falsePositiveRate, recall } from "./confusion";
import { cuts } from "./cuts";

/** A point of the detection error trade-off. */
export interface DetPoint {
  threshold: number;
  falsePositiveRate: number;
  falseNegativeRate: number;
}

/**
 * The detection error trade-off: both error rates at each distinct score, from the last threshold
 * without a false alarm to the first without a miss. Drawn on probit axes (see `probit`), on which
 * scores that are normal in both kinds give a straight line.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns no points where there is no positive or no negative
 * @see Martin et al. 1997, The DET curve in assessment of detection task performance; scikit-learn
 *   `det_curve` with `drop_intermediate=False`, in reversed order
 */
export function detCurve(labels: ArrayLike<boolean>, scores: ArrayLike<number>): DetPoint[] {
  const all = cuts(labels, scores);
  if (all[0].falseNegatives === 0 || all[0].trueNegatives === 0) return [];
  const first = all.filter((cut) => cut.falsePositives === 0).length - 1;
  const last = all.findIndex((cut) => cut.falseNegatives === 0);
  return all.slice(first, last + 1).map((cut) => ({
    threshold: cut.threshold,
    falsePositiveRate: falsePositiveRate(cut),
    falseNegativeRate: 1 - recall(cut),
  }));
}
