import type { Interval } from "../../metrics/index";
import type { DieFrequencies } from "./die-frequencies";
import { geometricDies } from "./geometric-dies";

/**
 * The 95 % interval that Nomisma prints for the geometric model: D - (2D/n)² ± (2D/n) √(2D). Too
 * narrow: never show it without `NOMISMA_CAVEAT`.
 *
 * @see Nomisma dieCounts, 'formula 4, Esty 2011'
 */
export function nomismaInterval(frequencies: DieFrequencies): Interval {
  const value = geometricDies(frequencies);
  if (value === Infinity) return { value, low: NaN, high: NaN };
  const step = (2 * value) / frequencies.n;
  const half = step * Math.sqrt(2 * value);
  return { value, low: value - step * step - half, high: value - step * step + half };
}
