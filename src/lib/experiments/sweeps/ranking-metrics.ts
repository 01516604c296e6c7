import type { Side, TestedPair } from "../../coins/index";
import {
  averagePrecision,
  bestF1,
  brierScore,
  coinBootstrap,
  descending,
  disjointSets,
  equalErrorRate,
  expectedCalibrationError,
  leaveOneOut,
  logLoss,
  reliability,
  rocAuc,
  type Interval,
} from "../../metrics/index";
import type { Random } from "../../base/index";
import { ofSide, ranked } from "../../runs/index";
import type { SiameseResult } from "../siamese/siamese-run";
import { numberNamedCoins } from "./number-coins";

type Range = { low: number; high: number };

/** What stands beside every accuracy: metrics of the held-out pairs that need no threshold. */
export interface RankingMetrics {
  pairs: number;
  same: number;
  baseRate: number;
  alwaysDifferent: number;
  /** With the range when each die's coins are left out in turn. */
  rocAuc: Interval & { leaveOneDieOut: Range };
  averagePrecision: Interval & { leaveOneDieOut: Range };
  equalErrorRate: Interval;
  /** The largest F1 of any threshold on the tested pairs themselves. */
  bestF1: Interval;
  brier: Interval;
  /** Of answering the base rate every time. */
  brierOfBaseRate: number;
  logLoss: Interval;
  /** Over ten bins of equal mass. */
  calibrationError: Interval;
}

/**
 * The metrics of one side.
 *
 * @param pairs of that side, held out or not: the dies are read off all of them
 */
export function rankingMetrics(
  side: Side,
  pairs: readonly TestedPair[],
  result: SiameseResult,
  random: Random,
  resamples: number,
): RankingMetrics {
  const {
    pairs: n,
    same: positives,
    baseRate,
    alwaysDifferent,
    rocAuc: auc,
    averagePrecision: ap,
  } = result.heldOut[side];
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const { scores, same, positions } = ranked(ofSide(heldOut, side));
  const order = descending(scores);
  const { coins, numbered, numbers } = numberNamedCoins(positions.map((i) => heldOut[i]));
  const dies = diesOf(pairs, numbers);
  const interval = (measure: (weights: Float64Array) => number, of = numbered, count = coins) =>
    coinBootstrap(of, count, measure, random.fork("coins"), { resamples });
  const ranking = (measure: typeof rocAuc) => (weights: Float64Array) =>
    measure(same, scores, { order, weights });
  const all = numberNamedCoins(heldOut);
  const probabilities = heldOut.map(({ probability }) => probability);
  const truth = heldOut.map((pair) => pair.same);
  const calibration = (measure: (weights: Float64Array) => number) =>
    interval(measure, all.numbered, all.coins);
  return {
    pairs: n,
    same: positives,
    baseRate,
    alwaysDifferent,
    rocAuc: { ...auc, leaveOneDieOut: leaveOneOut(numbered, dies, ranking(rocAuc)) },
    averagePrecision: {
      ...ap,
      leaveOneDieOut: leaveOneOut(numbered, dies, ranking(averagePrecision)),
    },
    equalErrorRate: interval(ranking(equalErrorRate)),
    bestF1: interval(ranking(bestF1)),
    brier: calibration((weights) => brierScore(truth, probabilities, weights)),
    brierOfBaseRate: baseRate * (1 - baseRate),
    logLoss: calibration((weights) => logLoss(truth, probabilities, weights)),
    calibrationError: calibration((weights) =>
      expectedCalibrationError(reliability(truth, probabilities, { by: "mass", weights })),
    ),
  };
}

/** The die of every numbered coin: coins of same-die pairs belong together. */
function diesOf(pairs: readonly TestedPair[], numbers: ReadonlyMap<string, number>): number[] {
  const sets = disjointSets(numbers.size);
  for (const { a: first, b: second, same } of pairs) {
    const [a, b] = [numbers.get(first), numbers.get(second)];
    if (same && a !== undefined && b !== undefined) sets.join(a, b);
  }
  return [...numbers.values()].map(sets.find);
}
