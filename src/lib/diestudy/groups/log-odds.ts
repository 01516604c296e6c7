/**
 * No pair says more than the matcher was measured to be worth (models/die-matcher/evaluation.json):
 * of answers 'different' one in a thousand is wrong, and pairs that share a coin err together; of
 * held-out pairs of different dies one in 40,000 was called the same with .9 and more.
 */
const MOST_AGAINST = Math.log(1000);
const MOST_FOR = Math.log(40_000);

/**
 * What pairs weigh for one die: log-odds of their probability, less those of `base`, cut to what a
 * pair can say. A pair that says nothing weighs 0.
 *
 * @param probability NaN = says nothing
 * @param base share of pairs of one die that the probabilities were calibrated with: with it
 *   weights are likelihood ratios, which is what adds up over pairs; .5 leaves the log-odds as they
 *   are
 */
export function logOdds(probability: Float64Array, base = 0.5): Float64Array {
  const offset = Math.log(base / (1 - base));
  return probability.map((p) =>
    Number.isNaN(p)
      ? 0
      : Math.max(-MOST_AGAINST, Math.min(MOST_FOR, Math.log(p / (1 - p)) - offset)),
  );
}

/**
 * Below this a pair's 'rather of one die' says nothing. Dies that look alike give many such pairs
 * at once, a die's own coins hardly ever: where all that a coin had for a die was weaker, it was of
 * that die 2 times and of another 29 times (simulated hoards, seeds 1, 2, 3 and 5).
 */
const WEAK = Math.log(20);

/**
 * Log likelihood ratios of pairs, to be added up over the pairs of a die: `logOdds`, where weak
 * likeness says nothing.
 */
export const logRatios = (probability: Float64Array, base: number): Float64Array =>
  logOdds(probability, base).map((log) => (log > 0 && log < WEAK ? 0 : log));
