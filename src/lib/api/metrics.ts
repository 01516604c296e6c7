/**
 * Metrics. Each takes the labels first, then scores, probabilities or answers, each of length n.
 *
 * @module
 */
import {
  adjustedRand as adjustedRandOf,
  expectedCalibrationError,
  pairConfusion,
  reliability,
} from "../metrics/index";

export {
  accuracy,
  averagePrecision,
  brierScore,
  chooseThreshold,
  confusion,
  equalErrorRate,
  evaluatePairs,
  f1,
  logLoss,
  matthews,
  precision,
  precisionRecallCurve,
  recall,
  rocAuc,
  rocCurve,
} from "../metrics/index";

/**
 * Expected calibration error over bins with about the same number of probabilities.
 *
 * @param labels true for a positive, length n
 * @param probabilities of being positive, 0 to 1, length n
 * @returns NaN without items
 * @see Naeini, Cooper and Hauskrecht 2015
 */
export function calibrationError(
  labels: ArrayLike<boolean>,
  probabilities: ArrayLike<number>,
  { bins = 10 } = {},
): number {
  return expectedCalibrationError(reliability(labels, probabilities, { bins, by: "mass" }));
}

/**
 * Adjusted Rand index of a clustering: 1 where it is the truth, about 0 for clusters of these sizes
 * drawn by chance.
 *
 * @param labels the true cluster of each of n items, any values
 * @param predicted the cluster that each was given, length n
 * @see Hubert and Arabie 1985; scikit-learn `adjusted_rand_score`
 */
export function adjustedRand<T>(labels: ArrayLike<T>, predicted: ArrayLike<T>): number {
  return adjustedRandOf(pairConfusion(labels, predicted));
}
