import { median } from "../../src/lib/base/median";

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
