import type { DieFrequencies } from "./die-frequencies";

/**
 * Original dies if a die breaks at any blow with the same chance: D = n d/(n - d). The upper end of
 * the bracket of two models.
 *
 * @returns Infinity where every die was seen once
 * @see Esty 2011; Lyon 1989
 */
export function geometricDies({ n, d }: DieFrequencies): number {
  return (n * d) / (n - d);
}
