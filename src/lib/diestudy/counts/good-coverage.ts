import type { Interval } from "../../metrics/index";
import { seenTimes, type DieFrequencies } from "./die-frequencies";

/**
 * Coverage: the share of the issue's coins that dies struck which have been seen. C = 1 - d1/n. The
 * interval, 95 %, is C ± (2/n) √(d1 + 2 d2 - d1²/n), cut to 0 … 1. It holds whatever the dies'
 * output was.
 *
 * @returns NaN without coins
 * @see Good 1953; Esty 1983; Lyon 1989, formula 5
 */
export function goodCoverage(frequencies: DieFrequencies): Interval {
  const { n } = frequencies;
  const [d1, d2] = [seenTimes(frequencies, 1), seenTimes(frequencies, 2)];
  const value = 1 - d1 / n;
  const half = (2 / n) * Math.sqrt(d1 + 2 * d2 - (d1 * d1) / n);
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
