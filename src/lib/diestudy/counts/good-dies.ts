import { seenTimes, type DieFrequencies } from "./die-frequencies";

/**
 * Estimate of the original dies if all dies struck the same number of coins: D = d/C = n d/(n -
 * d1). The lower end of the bracket of two models.
 *
 * @returns Infinity where every die was seen once
 * @see Good 1953
 */
export function goodDies(frequencies: DieFrequencies): number {
  const { n, d } = frequencies;
  return (n * d) / (n - seenTimes(frequencies, 1));
}
