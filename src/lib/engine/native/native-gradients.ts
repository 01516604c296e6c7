import { acceleration } from "../layers/acceleration";
import { floats, operation } from "./native-operation";
import { gradientByWorkspace, maxPoolWithWorkspace } from "./native-pooling";
import { tf } from "../tf";

/** What TensorFlow.js hands the gradient kernel of max pooling. */
interface PoolGradient {
  readonly inputs: { dy: tf.Tensor; input: tf.Tensor };
  readonly attrs: {
    filterSize: number | [number, number];
    strides: number | [number, number];
    pad: "same" | "valid" | number;
  };
}

/**
 * Replaces the gradients of any model that stock TensorFlow.js computes slowly by faster ones, each
 * while it is on.
 */
export function replaceNativeGradients(): void {
  replaceReluGradient();
  replaceMaxPoolGradient();
}

/**
 * Stock TensorFlow.js multiplies by a step function whose values it fills in JavaScript, 80 MB a
 * training step of the two-euro network; ReluGrad reads the output once.
 */
function replaceReluGradient(): void {
  const stock = tf.getGradient("Relu");
  tf.unregisterGradient("Relu");
  tf.registerGradient({
    kernelName: "Relu",
    // the stock gradient asks for the input, but only for where it is above zero
    outputsToSave: [true],
    gradFunc(dy, [y], attributes) {
      if (!acceleration().reluGrad) return stock.gradFunc(dy, [y], attributes);
      return { x: () => operation("ReluGrad", [floats()], dy as tf.Tensor, y) };
    },
  });
}

/**
 * Pooling once more with a workspace and going back by it takes less time than the stock gradient
 * alone.
 */
function replaceMaxPoolGradient(): void {
  const stock = tf.getKernel("MaxPoolGrad", "tensorflow").kernelFunc;
  tf.unregisterKernel("MaxPoolGrad", "tensorflow");
  tf.registerKernel({
    kernelName: "MaxPoolGrad",
    backendName: "tensorflow",
    kernelFunc(args) {
      const { inputs, attrs } = args as unknown as PoolGradient;
      const { filterSize, strides, pad } = attrs;
      if (
        !acceleration().maxPoolGrad ||
        typeof pad === "number" ||
        inputs.input.dtype !== "float32"
      )
        return stock(args);
      const windows = { size: pair(filterSize), strides: pair(strides), padding: pad };
      const [y, workspace] = maxPoolWithWorkspace(inputs.input, windows);
      const dx = gradientByWorkspace(inputs.input, y, inputs.dy, workspace, windows);
      tf.dispose([y, workspace]);
      return dx;
    },
  });
}

const pair = (value: number | [number, number]): [number, number] =>
  typeof value === "number" ? [value, value] : value;
