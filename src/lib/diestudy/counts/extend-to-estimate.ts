import type { Interval } from "../../metrics/index";

/**
 * Extends an interval to its estimate if the estimate lies outside. That happens where the interval
 * uses less information: the exact interval depends on the number of dies seen, Good's estimate
 * also on the singletons. The data then contradict the model; extending an interval never reduces
 * its coverage.
 */
export const extendToEstimate = (
  value: number,
  { low, high }: { low: number; high: number },
): Interval => ({
  value,
  low: value < low ? value : low,
  high: value > high ? value : high,
});
