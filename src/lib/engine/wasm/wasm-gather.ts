import { tf } from "../tf";

/**
 * What TensorFlow.js hands the gradient of gather: rows, and which row of the result each is added
 * to.
 */
interface SegmentSum {
  readonly inputs: { x: tf.Tensor; segmentIds: tf.Tensor1D };
  readonly attrs: { numSegments: number };
}

/**
 * Gives the WebAssembly backend the sum that the gradient of `gather` needs: scattering adds up
 * what meets.
 */
export function registerWasmGather(): void {
  tf.registerKernel({
    kernelName: "UnsortedSegmentSum",
    backendName: "wasm",
    kernelFunc: (args) => {
      const { inputs, attrs } = args as unknown as SegmentSum;
      const { x, segmentIds } = inputs;
      return tf.tidy(() =>
        tf.scatterND(tf.expandDims(segmentIds, 1), x, [attrs.numSegments, ...x.shape.slice(1)]),
      );
    },
  });
}
