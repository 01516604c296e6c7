import { polarView, randomView, type PolarShape, type ViewRange } from "../augment/index";
import type { Random } from "../base/index";
import type { Batch, Example } from "./example";

/** How sides of coins are shown to a network. */
export interface Showing {
  /** Pixels a side of the examples' pictures. */
  size: number;
  range: ViewRange;
  /** The shape in which the network sees coins unrolled; null where it sees them as they are. */
  polar: PolarShape | null;
}

/** A maker of batches: a random view of each example, labelled with its die. */
export function coinViews({
  size,
  range,
  polar,
}: Showing): (chosen: readonly Example[], random: Random) => Batch {
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
