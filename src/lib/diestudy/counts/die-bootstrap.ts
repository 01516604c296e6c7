import type { Interval } from "../../metrics/index";
import type { Random } from "../../base/index";
import type { DieFrequencies } from "./die-frequencies";
import { drawCoins, type OutputShape } from "./draw-coins";
import { extendToEstimate } from "./extend-to-estimate";

/**
 * Parametric bootstrap of a number of dies: hoards as large as this one are drawn from an issue of
 * as many dies as were estimated, and the estimator is asked again. The interval is the basic one
 * on a logarithmic scale, D·M/q97.5 … D·M/q2.5 with M the whole number of dies that were drawn
 * from: the estimator misses hoard by hoard by a factor, not by a number of dies. It never reaches
 * below the dies seen, and always holds the estimate.
 *
 * Drawing the hoard's own coins with replacement would not do: a die seen once is then drawn twice
 * or never.
 *
 * @param shape how outputs vary in the model that the estimator stands for
 * @param level share that the interval covers
 * @returns an interval of NaN where the estimate is not finite
 */
export function dieBootstrap(
  frequencies: DieFrequencies,
  estimate: (frequencies: DieFrequencies) => number,
  shape: OutputShape,
  random: Random,
  { resamples = 500, level = 0.95 } = {},
): Interval {
  const value = estimate(frequencies);
  if (!Number.isFinite(value)) return { value, low: NaN, high: NaN };
  const dies = Math.max(frequencies.d, Math.round(value));
  const figures = Array.from({ length: resamples }, () =>
    estimate(drawCoins(frequencies.n, dies, shape, random)),
  ).sort((a, b) => a - b);
  const at = (q: number) =>
    figures[Math.min(resamples - 1, Math.max(0, Math.round(q * resamples - 0.5)))];
  const [low, high] = [(value * dies) / at((1 + level) / 2), (value * dies) / at((1 - level) / 2)];
  return extendToEstimate(value, {
    low: Math.max(frequencies.d, low),
    high: Math.max(frequencies.d, high),
  });
}
