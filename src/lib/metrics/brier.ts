/**
 * Brier score: the mean squared distance of probabilities from the truth. 0 is perfect; answering
 * the base rate p every time gives p (1 - p), which is tiny where p is, so put that beside it.
 *
 * @param labels true for a positive, length n
 * @param probabilities of being positive, 0 to 1, length n
 * @param weights how often each item counts, as in a bootstrap
 * @returns NaN without items
 * @see Brier 1950; scikit-learn `brier_score_loss`
 */
export function brierScore(
  labels: ArrayLike<boolean>,
  probabilities: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? weights[i] : 1;
    sum += weight * (probabilities[i] - Number(labels[i])) ** 2;
    total += weight;
  }
  return sum / total;
}
