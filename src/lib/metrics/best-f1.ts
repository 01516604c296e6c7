import { f1 } from "./confusion";
import { bestCut, cuts } from "./cuts";

/**
 * The largest F1 that any threshold reaches on these very items: what the ranking would allow
 * somebody who knew the answers. It judges the ranking, never a threshold.
 *
 * @param order, weights as in `averagePrecision`
 * @returns NaN when there is no positive
 */
export function bestF1(
  scores: ArrayLike<number>,
  labels: ArrayLike<boolean>,
  order?: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const all = cuts(scores, labels, order, weights);
  return all[0].falseNegatives === 0 ? NaN : f1(all[bestCut(all, f1)]);
}
