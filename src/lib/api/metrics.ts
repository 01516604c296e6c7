/**
 * Metrics. Each takes the labels first, then scores, probabilities or answers, each of length n.
 *
 * @module
 */
import { expectedCalibrationError, reliability } from "../metrics/index";

export {
  accuracy,
  adjustedRand,
  averagePrecision,
  brierScore,
  chooseThreshold,
  confusion,
  equalErrorRate,
  evaluatePairs,
  f1,
  logLoss,
  matthews,
  pairConfusion,
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
