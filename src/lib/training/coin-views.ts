import {
  ONE_PHOTOGRAPH,
  polarView,
  randomView,
  restrike,
  SEVERAL_STRIKES,
  type PolarShape,
  type ViewRange,
} from "../augment/index";
import type { Random } from "../base/index";
import type { Batch, Example } from "./example";

/** Augmentation of coin sides and the input shape of the network. */
export interface AugmentationOptions {
  /** Pixels a side of the examples' pictures. */
  size: number;
  range: ViewRange;
  /**
   * How light is evened out again where views are restruck (see `restrike`) instead of changed by
   * `range`; null or left out: they are not.
   */
  restrike?: { wide: number; contrast: number } | null;
  /** Shape of the polar view that the network reads; null for square pictures. */
  polar: PolarShape | null;
}

/**
 * Returns a function that makes a batch: an augmented view of each example, labelled with its die.
 *
 * @param all the examples, of which one's relief is laid over a restruck view: one without a known
 *   die where there are such
 */
export function coinViews(
  { size, range, restrike: light, polar }: AugmentationOptions,
  all: readonly Example[],
): (chosen: readonly Example[], random: Random) => Batch {
  const { height, width } = polar ?? { height: size, width: size };
  const unroll = polar && polarView(size, polar);
  const square = new Float32Array(size * size);
  const unlabelled = all.filter((example) => example.unlabelled);
  const others = unlabelled.length > 0 ? unlabelled : all;
  const show = (example: Example, random: Random, target: Float32Array) => {
    const { picture } = example;
    if (!light) return randomView(picture, size, range, random, target);
    const other = random.pick(others);
    restrike(
      picture,
      size,
      {
        range: example.unlabelled ? ONE_PHOTOGRAPH : SEVERAL_STRIKES,
        light,
        other: other === example ? null : other.picture,
        random,
      },
      target,
    );
  };
  return (chosen, random) => {
    const pictures = new Float32Array(chosen.length * height * width);
    chosen.forEach((example, i) => {
      const target = pictures.subarray(i * height * width, (i + 1) * height * width);
      show(example, random, unroll ? square : target);
      unroll?.(square, target);
    });
    return { pictures, labels: chosen.map(({ die }) => die) };
  };
}
