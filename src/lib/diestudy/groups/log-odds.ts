/**
 * No pair says more than the matcher was measured to be worth (models/die-matcher/evaluation.json): of answers
 * 'different' one in a thousand is wrong, and pairs that share a coin err together; of held-out pairs of different
 * dies one in 40,000 was called the same with .9 and more.
 */
const MOST_AGAINST = Math.log(1000);
const MOST_FOR = Math.log(40_000);

/**
 * What pairs weigh for one die: log-odds of their probability, less those of `base`, cut to what
 * a pair can say. A pair that says nothing weighs 0.
 *
 * @param probability  NaN = says nothing
 * @param base  share of pairs of one die that the probabilities were calibrated with: with it weights are likelihood
 *   ratios, which is what adds up over pairs; .5 leaves the log-odds as they are
 */
export function logOdds(probability: Float64Array, base = 0.5): Float64Array {
  const offset = Math.log(base / (1 - base));
  return probability.map((p) => (Number.isNaN(p) ? 0 : Math.max(-MOST_AGAINST, Math.min(MOST_FOR, Math.log(p / (1 - p)) - offset))));
}
