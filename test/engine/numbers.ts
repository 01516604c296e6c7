import { tf } from "../../src/lib/engine/index";

/**
 * Numbers that test/goldens/engine.py makes in the same way: uniform in [low, high), of this shape.
 */
export function numbers(seed: number, shape: number[], low = -1, high = 1): tf.Tensor {
  const values = new Float32Array(tf.util.sizeFromShape(shape));
  let state = seed;
  for (let i = 0; i < values.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = low + ((high - low) * state) / 2 ** 32;
  }
  return tf.tensor(values, shape);
}

/** The largest difference from a golden, as a share of the golden's largest value. */
export function difference(
  actual: tf.Tensor | ArrayLike<number>,
  golden: readonly number[],
): number {
  const values = actual instanceof tf.Tensor ? actual.dataSync() : actual;
  if (values.length !== golden.length)
    throw new Error(`${values.length} values beside ${golden.length} in the golden`);
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < golden.length; i++) {
    difference = Math.max(
      difference,
      Number.isNaN(values[i]) ? Infinity : Math.abs(values[i] - golden[i]),
    );
    largest = Math.max(largest, Math.abs(golden[i]));
  }
  return difference / (largest || 1);
}
