import type { Confusion } from "./confusion";

/**
 * Matthews' correlation of answers with the truth: 1 is perfect, 0 is chance, -1 is always wrong.
 * Unlike accuracy and F1 it looks at all four counts, and so is not fooled by a base rate near 0.
 *
 * @returns 0 where answers or truth are all of one kind, as in scikit-learn
 * @see Matthews 1975; scikit-learn `matthews_corrcoef`
 */
export function matthews(counts: Confusion): number {
  const { truePositives: tp, falsePositives: fp, trueNegatives: tn, falseNegatives: fn } = counts;
  const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
  return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}
