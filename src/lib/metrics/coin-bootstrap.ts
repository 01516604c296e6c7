import type { Random } from "../base/index";
import { quantile } from "./quantile";

/** Two coins of a pair, as positions in a list of coins. */
export interface CoinPairs {
  a: ArrayLike<number>;
  b: ArrayLike<number>;
}

/**
 * A metric with its interval. `low` and `high` are NaN where too few resamples allowed the metric
 * at all.
 */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * Percentile intervals by drawing coins, not pairs: pairs share coins, so they are not independent
 * and a binomial interval over pairs is far too narrow. A coin that is drawn twice counts twice in
 * each of its pairs; a pair of a coin with itself does not arise.
 *
 * @param pairs the two coins of each of n pairs, as indices below `coins`
 * @param coins how many coins there are
 * @param measure the metric from the weight of each pair (length n), or from how often each coin
 *   was drawn (length `coins`)
 * @param level share that the interval covers
 */
export function coinBootstrap(
  pairs: CoinPairs,
  coins: number,
  measure: (weights: Float64Array, drawn: Uint32Array) => number,
  random: Random,
  { resamples = 300, level = 0.95 } = {},
): Interval {
  const n = pairs.a.length;
  const weights = new Float64Array(n).fill(1);
  const drawn = new Uint32Array(coins).fill(1);
  const value = measure(weights, drawn);
  const resampled: number[] = [];
  for (let r = 0; r < resamples; r++) {
    drawn.fill(0);
    for (let k = 0; k < coins; k++) drawn[random.integer(coins)]++;
    for (let i = 0; i < n; i++) weights[i] = drawn[pairs.a[i]] * drawn[pairs.b[i]];
    const drawnValue = measure(weights, drawn);
    if (!Number.isNaN(drawnValue)) resampled.push(drawnValue);
  }
  resampled.sort((x, y) => x - y);
  // with half the resamples lost (no positive drawn), what is left says little about the spread
  if (resampled.length < resamples / 2) return { value, low: NaN, high: NaN };
  return {
    value,
    low: quantile(resampled, (1 - level) / 2),
    high: quantile(resampled, (1 + level) / 2),
  };
}
