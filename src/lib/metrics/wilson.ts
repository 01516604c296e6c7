import type { Interval } from "./coin-bootstrap";

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share, 95 %. Unlike the textbook interval it holds near 0 and 1 and
 * for few trials.
 *
 * @param successes may be a mean over several counts, and so no whole number
 * @param trials NaN throughout where there is none
 * @see Wilson 1927; statsmodels `proportion_confint(method="wilson")`
 */
export function wilson(successes: number, trials: number): Interval {
  const share = successes / trials;
  const spread = (Z * Z) / trials;
  const middle = (share + spread / 2) / (1 + spread);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials))) / (1 + spread);
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
