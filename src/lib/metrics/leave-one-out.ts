import type { CoinPairs } from "./coin-bootstrap";

/**
 * Range of a metric when each group of coins, such as the coins of one die, is excluded in turn
 * (leave-one-group-out).
 *
 * @param group of each coin
 * @param measure the metric from the weight of each pair
 * @returns NaN if the metric is undefined for every group
 */
export function leaveOneOut(
  pairs: CoinPairs,
  group: ArrayLike<number>,
  measure: (weights: Float64Array) => number,
): { low: number; high: number } {
  const weights = new Float64Array(pairs.a.length);
  const values = [...new Set(Array.from(group))].flatMap((out) => {
    for (let i = 0; i < weights.length; i++)
      weights[i] = group[pairs.a[i]] === out || group[pairs.b[i]] === out ? 0 : 1;
    const value = measure(weights);
    return Number.isNaN(value) ? [] : [value];
  });
  return values.length === 0
    ? { low: NaN, high: NaN }
    : { low: Math.min(...values), high: Math.max(...values) };
}
