/**
 * No pair says more than a thousand to one: of the matcher's answers 'different', one in a thousand is wrong, however
 * sure they are (models/die-matcher/evaluation.json), and pairs that share a coin err together.
 */
const LIMIT = Math.log(1000);

/**
 * What pairs weigh for one die: log-odds of their probability, less those of `base`, cut to a thousand to one. A pair
 * that says nothing weighs 0.
 *
 * @param probability  NaN = says nothing
 * @param base  share of pairs of one die that the probabilities were calibrated with: with it weights are likelihood
 *   ratios, which is what adds up over pairs; .5 leaves the log-odds as they are
 */
export function logOdds(probability: Float64Array, base = 0.5): Float64Array {
  const offset = Math.log(base / (1 - base));
  return probability.map((p) => (Number.isNaN(p) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, Math.log(p / (1 - p)) - offset))));
}
