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

/** Scored pairs, each array of length n. */
export interface PairsToEvaluate {
  /** The coins of each pair, any numbers that tell them apart. */
  pairs: CoinPairs;
  /** True where both coins were struck from the same die. */
  labels: readonly boolean[];
  /**
   * Higher = more alike; of one model (see `placements` for several). NaN = cannot be ranked, and is
   * left out of ROC AUC and average precision.
   */
  scores: ArrayLike<number>;
  /** True where a pair is called 'same die', at a threshold that was chosen elsewhere. */
  called: readonly boolean[];
  random: Random;
  /** How many times coins are drawn for the intervals. */
  resamples?: number;
}

/** Metrics of scored pairs of coins, with intervals from drawing coins (see `coinBootstrap`). */
export function evaluatePairs({
  pairs,
  labels,
  scores,
  called,
  random,
  resamples = 300,
}: PairsToEvaluate): PairEvaluation {
  const ranked = labels.map((_, i) => i).filter((i) => !Number.isNaN(scores[i]));
  const ofRanked = <T>(values: ArrayLike<T>) => ranked.map((i) => values[i]);
  const [rankedScores, rankedSame] = [ofRanked(scores), ofRanked(labels)];
  const order = descending(rankedScores);
  const { coins, numbered } = numberCoins({ a: ofRanked(pairs.a), b: ofRanked(pairs.b) });
  const interval = (measure: typeof rocAuc, name: string) =>
    coinBootstrap(
      numbered,
      coins,
      (weights) => measure(rankedSame, rankedScores, { order, weights }),
      random.fork(name),
      { resamples },
    );
  const counts = confusion(labels, called);
  const positives = labels.filter(Boolean).length;
  return {
    pairs: labels.length,
    same: positives,
    baseRate: positives / labels.length,
    alwaysDifferent: (labels.length - positives) / labels.length,
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
