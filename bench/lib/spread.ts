/** The middle value; the mean of the two middle ones of an even number. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/**
 * How two took turns: medians, and the ratio of each round to its neighbour in time, so that
 * whatever slows the machine for a while slows both sides of a ratio.
 *
 * @param ours, theirs milliseconds, one figure a round
 */
export function paired(ours: readonly number[], theirs: readonly number[]) {
  const ratios = ours.map((value, i) => value / theirs[i]);
  return {
    numislab_ms: median(ours),
    keras_ms: median(theirs),
    ratio_to_keras: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)] as const,
    rounds: ours.length,
  };
}
