import { polarView, randomView, type PolarShape, type ViewRange } from "../augment/index";
import type { Random } from "../base/index";
import type { Batch, Example } from "./example";

/** Augmentation of coin sides and the input shape of the network. */
export interface AugmentationOptions {
  /** Pixels a side of the examples' pictures. */
  size: number;
  range: ViewRange;
  /** Shape of the polar view that the network reads; null for square pictures. */
  polar: PolarShape | null;
}

/**
 * Returns a function that makes a batch: an augmented view of each example, labelled with its die.
 */
export function coinViews({
  size,
  range,
  polar,
}: AugmentationOptions): (chosen: readonly Example[], random: Random) => Batch {
  const { height, width } = polar ?? { height: size, width: size };
  const unroll = polar && polarView(size, polar);
  const square = new Float32Array(size * size);
  return (chosen, random) => {
    const pictures = new Float32Array(chosen.length * height * width);
    chosen.forEach(({ picture }, i) => {
      const target = pictures.subarray(i * height * width, (i + 1) * height * width);
      randomView(picture, size, range, random, unroll ? square : target);
      unroll?.(square, target);
    });
    return { pictures, labels: chosen.map(({ die }) => die) };
  };
}
