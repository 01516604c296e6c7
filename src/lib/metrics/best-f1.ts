import { f1 } from "./confusion";
import { bestCut, cuts } from "./cuts";
import type { RankingOptions } from "./ranking";

/**
 * The largest F1 that any threshold reaches on these very items: what the ranking would allow
 * somebody who knew the answers. It judges the ranking, never a threshold.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns NaN when there is no positive
 */
export function bestF1(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  options: RankingOptions = {},
): number {
  const all = cuts(labels, scores, options);
  return all[0].falseNegatives === 0 ? NaN : f1(all[bestCut(all, f1)]);
}
