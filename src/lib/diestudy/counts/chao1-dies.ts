import { seenTimes, type DieFrequencies } from "./die-frequencies";

/**
 * Lower bound of the number of original dies, whatever their output: D = d + d1²/(2 d2).
 *
 * @returns Infinity where dies were seen once but none twice
 * @see Lyon 1989, formula 2; the ecologists' Chao1
 */
export function chao1Dies(frequencies: DieFrequencies): number {
  const [d1, d2] = [seenTimes(frequencies, 1), seenTimes(frequencies, 2)];
  return d1 === 0 ? frequencies.d : frequencies.d + (d1 * d1) / (2 * d2);
}
