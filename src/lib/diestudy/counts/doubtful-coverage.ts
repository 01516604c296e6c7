import type { Interval } from "../../metrics/index";
import { seenTimes, type DieFrequencies } from "./die-frequencies";
import { extendToEstimate } from "./extend-to-estimate";

/**
 * The coverage with its 95 % interval, where which coins share a die is in doubt: about the mean
 * coverage of the partitions drawn, two standard deviations, their own variance and that between
 * them added up.
 */
export function doubtfulCoverage(
  frequencies: DieFrequencies,
  drawn: readonly DieFrequencies[],
): Interval {
  const { n } = frequencies;
  const each = drawn.map((one) => {
    const [d1, d2] = [seenTimes(one, 1), seenTimes(one, 2)];
    return { value: 1 - d1 / n, variance: (d1 + 2 * d2 - (d1 * d1) / n) / (n * n) };
  });
  const mean = (of: (one: (typeof each)[number]) => number) =>
    each.reduce((sum, one) => sum + of(one), 0) / each.length;
  const middle = mean(({ value }) => value);
  const half = 2 * Math.sqrt(mean(({ value, variance }) => variance + (value - middle) ** 2));
  return extendToEstimate(1 - seenTimes(frequencies, 1) / n, {
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
  });
}
