import { augmentBatch, type PhotographRange } from "../augment/index";
import type { Random } from "../base/index";
import type { Batch } from "./example";

/** A photograph of known class to learn from. */
export interface ClassExample {
  /**
   * RGB, `size * size * 3` values 0 … 255, row-major, channels interleaved (from `pictureInput`).
   */
  picture: Uint8Array;
  /** The number of its class. */
  label: number;
}

/**
 * The batches of one epoch: every example once, in random order, each changed at random; the last
 * batch may be short. Values lie in 0 … 1.
 *
 * @param size pixels a side
 * @param batch pictures a batch
 */
export function* classBatches(
  examples: readonly ClassExample[],
  size: number,
  batch: number,
  range: PhotographRange,
  random: Random,
): Generator<Batch> {
  const shape = { height: size, width: size, channels: 3 };
  const order = random.shuffle(examples);
  for (let i = 0; i < order.length; i += batch) {
    const chosen = order.slice(i, i + batch);
    const pictures = new Float32Array(chosen.length * size * size * 3);
    augmentBatch(
      chosen.map(({ picture }) => picture),
      shape,
      range,
      random,
      pictures,
    );
    yield { pictures, labels: chosen.map(({ label }) => label) };
  }
}
