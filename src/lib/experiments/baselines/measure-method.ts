import {
  accuracy,
  averagePrecision,
  coinBootstrap,
  confusion,
  descending,
  equalErrorRate,
  f1,
  matthews,
  rocAuc,
  type Confusion,
  type Interval,
} from "../../metrics/index";
import type { Random } from "../../base/index";
import { thresholdBy } from "../decisions";
import { ranked } from "../../runs/index";
import { numberNamedCoins } from "../sweeps/number-coins";
import type { LabelledPairs } from "./baseline-coins";
import type { PairSet } from "./pair-sets";

/** Metrics of one method on one side and set of pairs. */
export interface BaselineMetrics {
  pairs: number;
  same: number;
  baseRate: number;
  alwaysDifferent: number;
  rocAuc: Interval;
  averagePrecision: Interval;
  equalErrorRate: Interval;
  /** The answers at thresholds that were chosen without the tested pairs. */
  confusion: Confusion;
  mcc: Interval;
  f1: Interval;
  accuracy: Interval;
}

/**
 * The rule for every threshold: the largest Matthews correlation, which looks at all four counts
 * whatever the base rate.
 */
export const RULE = "mcc";

/**
 * Measures scores of one side on a set of pairs. The threshold of a pair is chosen on pairs of the
 * set that share no fold, and so no coin and no die, with it.
 *
 * @param scores of every labelled pair; NaN where the method has no answer
 * @param thresholds of each fold, where the method was trained without it and chose them then
 * @returns null where the method has no answer to some pair of the set
 */
export function measureMethod(
  scores: ArrayLike<number>,
  pairs: LabelledPairs,
  foldOf: readonly number[],
  set: PairSet,
  random: Random,
  { thresholds, resamples = 300 }: { thresholds?: readonly number[]; resamples?: number } = {},
): BaselineMetrics | null {
  const chosen = set.of(pairs, foldOf);
  const raw = chosen.map((i) => scores[i]);
  if (raw.some(Number.isNaN)) return null;
  const same = chosen.map((i) => pairs.same[i]);
  const folds = chosen.map((i): [number, number] => [foldOf[pairs.a[i]], foldOf[pairs.b[i]]]);
  const called = thresholds
    ? raw.map((score, i) => score >= thresholds[folds[i][0]])
    : calledWithout(raw, same, folds);
  const named = chosen.map((i) => ({ a: String(pairs.a[i]), b: String(pairs.b[i]) }));
  const interval = (which: typeof named, measure: (weights: Float64Array) => number) => {
    const { coins, numbered } = numberNamedCoins(which);
    return coinBootstrap(numbered, coins, measure, random.fork("coins"), { resamples });
  };
  const own = set.byFold
    ? ranked({ scores: raw, same, fold: folds.map(([fold]) => fold) })
    : { scores: raw, same, positions: raw.map((_, i) => i) };
  const order = descending(own.scores);
  const ranking = (measure: typeof rocAuc) =>
    interval(
      own.positions.map((i) => named[i]),
      (weights) => measure(own.same, own.scores, { order, weights }),
    );
  const answers = (measure: (counts: Confusion) => number) =>
    interval(named, (weights) => measure(confusion(same, called, weights)));
  const positives = same.filter(Boolean).length;
  return {
    pairs: same.length,
    same: positives,
    baseRate: positives / same.length,
    alwaysDifferent: (same.length - positives) / same.length,
    rocAuc: ranking(rocAuc),
    averagePrecision: ranking(averagePrecision),
    equalErrorRate: ranking(equalErrorRate),
    confusion: confusion(same, called),
    mcc: answers(matthews),
    f1: answers(f1),
    accuracy: answers(accuracy),
  };
}

/** Answers at thresholds chosen on pairs with no coin in either fold of the tested pair. */
function calledWithout(
  scores: readonly number[],
  same: readonly boolean[],
  folds: readonly [number, number][],
): boolean[] {
  const thresholds = new Map<string, number>();
  return scores.map((score, i) => {
    const [p, q] = [Math.min(...folds[i]), Math.max(...folds[i])];
    const block = `${p} ${q}`;
    if (!thresholds.has(block)) {
      const outside = folds.flatMap((fold, k) => (fold.includes(p) || fold.includes(q) ? [] : [k]));
      thresholds.set(
        block,
        thresholdBy(RULE, {
          scores: outside.map((k) => scores[k]),
          same: outside.map((k) => same[k]),
        }),
      );
    }
    return score >= thresholds.get(block)!; // false where no pair was there to choose by
  });
}
