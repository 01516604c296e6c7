import { seenTimes, type DieFrequencies } from "./die-frequencies";

/**
 * Original dies where the dies' outputs vary as a gamma distribution: D = (d/C)(1 + d1/(p d)).
 *
 * @param shape p of the gamma distribution; 1 = a die breaks at any blow with the same probability
 * @returns Infinity where every die was seen once
 * @see Esty, negative binomial model
 */
export function negativeBinomialDies(frequencies: DieFrequencies, shape: number): number {
  const { n, d } = frequencies;
  const d1 = seenTimes(frequencies, 1);
  return ((n * d) / (n - d1)) * (1 + d1 / (shape * d));
}
