import type { Interval } from "../../metrics/index";

/**
 * An interval about an estimate, stretched to it where it lies outside. It does where the interval
 * was made from less than the estimate: the exact one knows how many dies were seen, Good's
 * estimate also how many were seen once. Then the study speaks against the model; a longer interval
 * never covers less.
 */
export const holding = (value: number, { low, high }: { low: number; high: number }): Interval => ({
  value,
  low: value < low ? value : low,
  high: value > high ? value : high,
});
