/**
 * No pair says more than the matcher was measured to be worth (models/die-matcher/evaluation.json):
 * of answers 'different' one in a thousand is wrong, and pairs that share a coin err together; of
 * held-out different-die pairs one in 40,000 was called the same with 0.9 and more.
 */
const MAX_LOG_ODDS_AGAINST = Math.log(1000);
const MAX_LOG_ODDS_FOR = Math.log(40_000);

/**
 * What pairs weigh for one die: log-odds of their probability, less those of `base`, cut to what a
 * pair can say. A pair that says nothing weighs 0.
 *
 * @param probability NaN = says nothing
 * @param base share of same-die pairs that the probabilities were calibrated with: with it weights
 *   are likelihood ratios, which is what adds up over pairs; 0.5 leaves the log-odds as they are
 */
export function logOdds(probability: Float64Array, base = 0.5): Float64Array {
  const offset = Math.log(base / (1 - base));
  return probability.map((p) =>
    Number.isNaN(p)
      ? 0
      : Math.max(-MAX_LOG_ODDS_AGAINST, Math.min(MAX_LOG_ODDS_FOR, Math.log(p / (1 - p)) - offset)),
  );
}

/**
 * Below this a pair's 'rather from the same die' says nothing. Dies that look alike give many such
 * pairs at once, a die's own coins hardly ever: where all that a coin had for a die was weaker, it
 * was of that die 2 times and of another 29 times (simulated hoards, seeds 1, 2, 3 and 5).
 */
const MIN_LOG_RATIO = Math.log(20);

/**
 * Log likelihood ratios of pairs, to be added up over the pairs of a die: `logOdds`, where weak
 * likeness says nothing.
 */
export const logRatios = (probability: Float64Array, base: number): Float64Array =>
  logOdds(probability, base).map((log) => (log > 0 && log < MIN_LOG_RATIO ? 0 : log));
