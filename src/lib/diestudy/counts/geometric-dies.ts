import type { DieFrequencies } from "./die-frequencies";

/**
 * Estimate of the original dies if a die breaks with the same probability at every strike: D = n
 * d/(n - d). The upper end of the bracket of two models.
 *
 * @returns Infinity where every die was seen once
 * @see Esty 2011; Lyon 1989
 */
export function geometricDies({ n, d }: DieFrequencies): number {
  return (n * d) / (n - d);
}
