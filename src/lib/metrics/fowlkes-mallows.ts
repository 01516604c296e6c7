import type { Confusion } from "./confusion";

/**
 * Fowlkes-Mallows index of a clustering: the geometric mean of pairwise precision and recall.
 *
 * @param c  from `pairConfusion`
 * @returns 0 where no pair is rightly joined
 * @see Fowlkes and Mallows 1983; scikit-learn `fowlkes_mallows_score`
 */
export function fowlkesMallows({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
}: Confusion): number {
  return tp === 0 ? 0 : Math.sqrt(tp / (tp + fp)) * Math.sqrt(tp / (tp + fn));
}
