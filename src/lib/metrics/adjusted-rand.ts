import type { Confusion } from "./confusion";

/**
 * Adjusted Rand index of a clustering: 1 where it is the truth, about 0 for clusters of these sizes
 * drawn by chance.
 *
 * @param c from `pairConfusion`
 * @returns 1 where no pair is wrong, also where there is none
 * @see Hubert and Arabie 1985; scikit-learn `adjusted_rand_score`
 */
export function adjustedRand({
  truePositives: tp,
  falsePositives: fp,
  trueNegatives: tn,
  falseNegatives: fn,
}: Confusion): number {
  if (fp === 0 && fn === 0) return 1;
  return (2 * (tp * tn - fn * fp)) / ((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn));
}
