import {
  accuracy,
  averagePrecision,
  balancedAccuracy,
  bestF1,
  brierScore,
  coinBootstrap,
  confusion,
  descending,
  equalErrorRate,
  expectedCalibrationError,
  f1,
  falsePositiveRate,
  logLoss,
  matthews,
  numberCoins,
  precision,
  recall,
  reliability,
  rocAuc,
  type Confusion,
  type Interval,
} from "../../metrics/index";
import type { Random } from "../../base/index";
import type { IndexedPair } from "./evaluate-sides";

const ANSWERS = {
  accuracy,
  balancedAccuracy,
  precision,
  recall,
  f1,
  mcc: matthews,
  falsePositiveRate,
};
const RANKING = { rocAuc, averagePrecision, equalErrorRate, bestF1 };

/** Every metric of one model on the pairs of one side, with intervals from drawing coins. */
export interface SideMetrics extends Record<keyof typeof ANSWERS | keyof typeof RANKING, Interval> {
  pairs: number;
  same: number;
  baseRate: number;
  /** Accuracy of answering 'different' every time. */
  alwaysDifferent: number;
  confusion: Confusion;
  brier: Interval;
  /** Of answering the base rate every time. */
  brierOfBaseRate: number;
  logLoss: Interval;
  /** Over ten bins of equal mass. */
  calibrationError: Interval;
}

/**
 * The metrics of one model's scores, probabilities and answers.
 *
 * @param pairs of one side, one model's; metrics that need both kinds of pairs are NaN without them
 */
export function sideMetrics(
  pairs: readonly IndexedPair[],
  random: Random,
  resamples: number,
): SideMetrics {
  const [scores, probabilities, called, same] = [
    pairs.map((p) => p.score),
    pairs.map((p) => p.probability),
    pairs.map((p) => p.called),
    pairs.map((p) => p.same),
  ];
  const order = descending(scores);
  const { coins, numbered } = numberCoins({
    a: pairs.map(({ a }) => a),
    b: pairs.map(({ b }) => b),
  });
  // the same draws for every metric, so that they can be compared
  const interval = (measure: (weights: Float64Array) => number) =>
    coinBootstrap(numbered, coins, measure, random.fork("coins"), { resamples });
  const each = <Name extends string>(
    measures: Record<Name, unknown>,
    of: (name: Name) => Interval,
  ) =>
    Object.fromEntries((Object.keys(measures) as Name[]).map((name) => [name, of(name)])) as Record<
      Name,
      Interval
    >;
  const positives = same.filter(Boolean).length;
  const baseRate = positives / same.length;
  return {
    pairs: same.length,
    same: positives,
    baseRate,
    alwaysDifferent: 1 - baseRate,
    confusion: confusion(same, called),
    ...each(RANKING, (name) =>
      interval((weights) => RANKING[name](same, scores, { order, weights })),
    ),
    ...each(ANSWERS, (name) =>
      interval((weights) => ANSWERS[name](confusion(same, called, weights))),
    ),
    brier: interval((weights) => brierScore(same, probabilities, weights)),
    brierOfBaseRate: baseRate * (1 - baseRate),
    logLoss: interval((weights) => logLoss(same, probabilities, weights)),
    calibrationError: interval((weights) =>
      expectedCalibrationError(reliability(same, probabilities, { by: "mass", weights })),
    ),
  };
}
