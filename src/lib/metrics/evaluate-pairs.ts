import type { Random } from "../base/index";
import { averagePrecision } from "./average-precision";
import { coinBootstrap, type CoinPairs, type Interval } from "./coin-bootstrap";
import {
  accuracy,
  balancedAccuracy,
  confusion,
  f1,
  precision,
  recall,
  type Confusion,
} from "./confusion";
import { numberCoins } from "./number-coins";
import { descending } from "./ranking";
import { rocAuc } from "./roc";

/** Metrics of scored pairs and of the answers about them. */
export interface PairEvaluation {
  pairs: number;
  /** Pairs that one die struck. */
  same: number;
  /** Share of the pairs that one die struck. */
  baseRate: number;
  /** Accuracy of answering 'different' every time. */
  alwaysDifferent: number;
  rocAuc: Interval;
  averagePrecision: Interval;
  confusion: Confusion;
  accuracy: number;
  balancedAccuracy: number;
  precision: number;
  recall: number;
  f1: number;
}

/**
 * Evaluates scores of labelled pairs of coins, and answers at thresholds that were chosen
 * elsewhere.
 *
 * @param pairs the coins of each pair, any numbers that tell them apart
 * @param scores higher = more alike; of one model (see `placements` for several). NaN = cannot be
 *   ranked, and is left out of ROC AUC and average precision
 * @param called whether a pair is called 'same die'
 * @param same whether both were struck from the same die
 */
export function evaluatePairs(
  pairs: CoinPairs,
  scores: ArrayLike<number>,
  called: readonly boolean[],
  same: readonly boolean[],
  random: Random,
  resamples: number,
): PairEvaluation {
  const ranked = same.map((_, i) => i).filter((i) => !Number.isNaN(scores[i]));
  const ofRanked = <T>(values: ArrayLike<T>) => ranked.map((i) => values[i]);
  const [rankedScores, rankedSame] = [ofRanked(scores), ofRanked(same)];
  const order = descending(rankedScores);
  const { coins, numbered } = numberCoins({ a: ofRanked(pairs.a), b: ofRanked(pairs.b) });
  const interval = (measure: typeof rocAuc, name: string) =>
    coinBootstrap(
      numbered,
      coins,
      (weights) => measure(rankedScores, rankedSame, order, weights),
      random.fork(name),
      { resamples },
    );
  const counts = confusion(called, same);
  const positives = same.filter(Boolean).length;
  return {
    pairs: same.length,
    same: positives,
    baseRate: positives / same.length,
    alwaysDifferent: (same.length - positives) / same.length,
    rocAuc: interval(rocAuc, "ROC AUC"),
    averagePrecision: interval(averagePrecision, "average precision"),
    confusion: counts,
    accuracy: accuracy(counts),
    balancedAccuracy: balancedAccuracy(counts),
    precision: precision(counts),
    recall: recall(counts),
    f1: f1(counts),
  };
}
