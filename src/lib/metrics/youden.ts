import { rocCurve } from "./roc";

/**
 * The threshold that makes the true positive rate minus the false positive rate (Youden's J) largest; of several the
 * highest. It lies half-way to the next lower score, so that it does not hang on the last digit of one pair.
 *
 * @returns NaN when there is no positive or no negative
 * @see Youden 1950, Index for rating diagnostic tests
 */
export function youdenThreshold(scores: ArrayLike<number>, labels: ArrayLike<boolean>): number {
  const curve = rocCurve(scores, labels);
  let best = -1;
  let largest = -Infinity;
  curve.forEach((point, i) => {
    const j = point.truePositiveRate - point.falsePositiveRate;
    if (j > largest) [best, largest] = [i, j];
  });
  if (best < 0) return NaN;
  if (best === 0) return curve[1].threshold + 1; // ranked the wrong way round: best is to call nothing positive
  const next = curve[best + 1];
  return next ? (curve[best].threshold + next.threshold) / 2 : curve[best].threshold;
}
