import { tf } from "./tf";

/** What the process holds now. */
export interface MemoryUse {
  /** Tensors that are alive in TensorFlow.js. */
  readonly tensors: number;
  /** Their size, bytes. */
  readonly tensorBytes: number;
  /** Memory of the whole process, the library's own included, bytes. */
  readonly residentBytes: number;
}

/**
 * Counts the tensors alive and the memory of the process, to see whether training holds on to any.
 */
export function memoryUse(): MemoryUse {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, tensorBytes: numBytes, residentBytes: process.memoryUsage.rss() };
}
