import type { Random } from "../random";

/** Two coins of a pair, as positions in a list of coins. */
export interface CoinPairs {
  a: ArrayLike<number>;
  b: ArrayLike<number>;
}

/** A figure with its interval. `low` and `high` are NaN where too few resamples allowed the figure at all. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * Percentile intervals by drawing coins, not pairs: pairs share coins, so they are not independent and a binomial
 * interval over pairs is far too narrow. A coin that is drawn twice counts twice in each of its pairs; a pair of a
 * coin with itself does not arise.
 *
 * @param pairs  the two coins of each of n pairs, as indices below `coins`
 * @param coins  how many coins there are
 * @param measure  the figure from the weight of each pair (length n)
 * @param level  share that the interval covers
 */
export function coinBootstrap(
  pairs: CoinPairs,
  coins: number,
  measure: (weights: Float64Array) => number,
  random: Random,
  { resamples = 300, level = 0.95 } = {},
): Interval {
  const n = pairs.a.length;
  const weights = new Float64Array(n).fill(1);
  const value = measure(weights);
  const figures: number[] = [];
  const drawn = new Uint32Array(coins);
  for (let r = 0; r < resamples; r++) {
    drawn.fill(0);
    for (let k = 0; k < coins; k++) drawn[random.integer(coins)]++;
    for (let i = 0; i < n; i++) weights[i] = drawn[pairs.a[i]] * drawn[pairs.b[i]];
    const figure = measure(weights);
    if (!Number.isNaN(figure)) figures.push(figure);
  }
  figures.sort((x, y) => x - y);
  // with half the resamples lost (no positive drawn), what is left says little about the spread
  if (figures.length < resamples / 2) return { value, low: NaN, high: NaN };
  return { value, low: quantile(figures, (1 - level) / 2), high: quantile(figures, (1 + level) / 2) };
}

/** Quantile of ascending values by linear interpolation (NumPy's default). */
function quantile(sorted: readonly number[], q: number): number {
  const position = q * (sorted.length - 1);
  const i = Math.floor(position);
  const next = sorted[Math.min(i + 1, sorted.length - 1)];
  return sorted[i] + (next - sorted[i]) * (position - i);
}
