import { falsePositiveRate, recall } from "./confusion";
import { cuts } from "./cuts";
import type { RankingOptions } from "./ranking";

/**
 * The error rate at which as large a share of the positives is missed as of the negatives is
 * called, on the ROC with straight lines between its points: 0 is perfect, 0.5 is chance.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns NaN when there is no positive or no negative
 */
export function equalErrorRate(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  options: RankingOptions = {},
): number {
  const all = cuts(labels, scores, options);
  /**
   * False positive rate minus false negative rate: -1 at the first cut, 1 at the last, never
   * falling.
   */
  const balance = (i: number) => falsePositiveRate(all[i]) + recall(all[i]) - 1;
  const after = all.findIndex((_, i) => balance(i) >= 0);
  if (after < 1) return NaN;
  const [from, to] = [falsePositiveRate(all[after - 1]), falsePositiveRate(all[after])];
  const share = balance(after - 1) / (balance(after - 1) - balance(after));
  return from + share * (to - from);
}
