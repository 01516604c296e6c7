/**
 * Log loss: the mean of minus the logarithm of the probability that was given to the truth, in
 * nats. One sure and wrong answer costs more than many unsure ones. Probabilities are kept
 * `Number.EPSILON` from 0 and 1.
 *
 * @param labels true for a positive, length n
 * @param probabilities of being positive, 0 to 1, length n
 * @param weights how often each item counts, as in a bootstrap
 * @returns NaN without items
 * @see scikit-learn `log_loss`
 */
export function logLoss(
  labels: ArrayLike<boolean>,
  probabilities: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? weights[i] : 1;
    const p = Math.min(Math.max(probabilities[i], Number.EPSILON), 1 - Number.EPSILON);
    sum -= weight * Math.log(labels[i] ? p : 1 - p);
    total += weight;
  }
  return sum / total;
}
