import {
  accuracy,
  balancedAccuracy,
  descending,
  disjointSets,
  f1,
  falsePositiveRate,
  matthews,
  precision,
  recall,
  cuts,
  type Confusion,
} from "../../metrics/index";

/**
 * Scores of pairs with the truth, and the coins of each pair; coins that different models answered
 * for are different coins.
 */
export interface ScoredPairs {
  a: string[];
  b: string[];
  scores: number[];
  same: boolean[];
}

/** What the answers are worth when every pair with at least this score is called 'same die'. */
export interface ThresholdRow extends Confusion {
  threshold: number;
  accuracy: number;
  balancedAccuracy: number;
  precision: number;
  recall: number;
  f1: number;
  mcc: number;
  falsePositiveRate: number;
  predictedPositives: number;
  /**
   * Dies that are left when every coin joins the coins that it is called the same as, directly or
   * over others.
   */
  clusters: number;
}

/**
 * The full table: a row for each distinct score, from the highest down. The number of clusters
 * comes from scores and threshold alone, never from the truth.
 */
export function thresholdTable({ a, b, scores, same }: ScoredPairs): ThresholdRow[] {
  const numbers = new Map<string, number>();
  for (const coin of [...a, ...b]) if (!numbers.has(coin)) numbers.set(coin, numbers.size);
  const order = descending(scores);
  const dies = disjointSets(numbers.size);
  let clusters = numbers.size;
  let next = 0;
  return cuts(same, scores, { order })
    .slice(1)
    .map((cut) => {
      for (; next < order.length && scores[order[next]] >= cut.threshold; next++) {
        if (dies.join(numbers.get(a[order[next]])!, numbers.get(b[order[next]])!)) clusters--;
      }
      return {
        ...cut,
        accuracy: accuracy(cut),
        balancedAccuracy: balancedAccuracy(cut),
        precision: precision(cut),
        recall: recall(cut),
        f1: f1(cut),
        mcc: matthews(cut),
        falsePositiveRate: falsePositiveRate(cut),
        predictedPositives: cut.truePositives + cut.falsePositives,
        clusters,
      };
    });
}
