import type { Confusion } from "./confusion";

/**
 * A clustering judged pair by pair: a true positive is a pair that is joined in both, a false
 * positive one that is joined in the prediction alone, a false negative one that is joined in truth
 * alone. Its `precision`, `recall` and `f1` are the clustering's pairwise ones.
 *
 * @param labels the true cluster of each of n items, any values; first, as in scikit-learn: swapped,
 *   precision and recall swap
 * @param predicted the cluster that each was given
 * @param pairs the pairs to count, with weights, as in a bootstrap; every pair once where they are
 *   left out
 * @see scikit-learn `pair_confusion_matrix`, which counts each pair twice
 */
export function pairConfusion<T>(
  labels: ArrayLike<T>,
  predicted: ArrayLike<T>,
  pairs?: { a: ArrayLike<number>; b: ArrayLike<number>; weights: ArrayLike<number> },
): Confusion {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  const count = (i: number, j: number, weight: number) => {
    const called = predicted[i] === predicted[j];
    if (labels[i] === labels[j]) counts[called ? "truePositives" : "falseNegatives"] += weight;
    else counts[called ? "falsePositives" : "trueNegatives"] += weight;
  };
  if (pairs)
    for (let k = 0; k < pairs.a.length; k++) count(pairs.a[k], pairs.b[k], pairs.weights[k]);
  else
    for (let i = 0; i < labels.length; i++)
      for (let j = i + 1; j < labels.length; j++) count(i, j, 1);
  return counts;
}
