/** The middle value; the mean of the two middle ones of an even number of values; NaN of none. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/** The middle value; the upper one of the two of an even number of values; NaN of none. */
export function upperMedian(values: ArrayLike<number>): number {
  return values.length === 0 ? NaN : Float64Array.from(values).sort()[values.length >> 1];
}
