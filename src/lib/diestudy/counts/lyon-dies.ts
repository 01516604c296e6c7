import type { Interval } from "../../metrics/index";
import { seenTimes, type DieFrequencies } from "./die-frequencies";
import { goodCoverage } from "./good-coverage";

/**
 * Lyon's original dies: D = d + d1 (d1 + d2)/(2 d2 + 3 d3), with limits D C/Cmax … D C/Cmin from
 * the coverage's interval.
 *
 * @returns Infinity where dies were seen once but none twice or three times
 * @see Lyon 1989, formula 3
 */
export function lyonDies(frequencies: DieFrequencies): Interval {
  const [d1, d2, d3] = [1, 2, 3].map((k) => seenTimes(frequencies, k));
  const value = d1 === 0 ? frequencies.d : frequencies.d + (d1 * (d1 + d2)) / (2 * d2 + 3 * d3);
  const coverage = goodCoverage(frequencies);
  return {
    value,
    low: value === Infinity ? frequencies.d : (value * coverage.value) / coverage.high,
    high: value === Infinity ? Infinity : (value * coverage.value) / coverage.low,
  };
}
