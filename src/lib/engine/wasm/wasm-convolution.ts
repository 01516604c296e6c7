import { tf } from "../tf";

type Shape4 = [number, number, number, number];
type ConvInfo = ReturnType<typeof tf.backend_util.computeConv2DInfo>;

/** What TensorFlow.js hands the gradient kernels of a convolution. */
interface ConvGradient {
  readonly inputs: { x: tf.Tensor4D; dy: tf.Tensor4D; filter: tf.Tensor4D };
  readonly attrs: {
    strides: number | [number, number];
    pad: "same" | "valid" | number;
    dataFormat: "NHWC" | "NCHW";
    dimRoundingMode?: "floor" | "round" | "ceil";
    filterShape: Shape4;
    inputShape: Shape4;
  };
}

/**
 * Gives the WebAssembly backend the convolution gradients that training needs: by the filter it has
 * none, by the input a slow one. Both become convolutions themselves, which XNNPACK does on all
 * threads.
 */
export function registerWasmConvolution(): void {
  const stock = tf.getKernel("Conv2DBackpropInput", "wasm").kernelFunc;
  tf.unregisterKernel("Conv2DBackpropInput", "wasm");
  tf.registerKernel({
    kernelName: "Conv2DBackpropInput",
    backendName: "wasm",
    kernelFunc: (args) => gradientByInput(args as unknown as ConvGradient) ?? stock(args),
  });
  tf.registerKernel({
    kernelName: "Conv2DBackpropFilter",
    backendName: "wasm",
    kernelFunc: (args) => gradientByFilter(args as unknown as ConvGradient),
  });
}

/**
 * By the filter: the padded input is the picture, the outer gradient the filter, batch and channels
 * change places, and the forward pass's stride becomes the dilation.
 *
 * x [n, h, w, in], dy [n, oh, ow, out] -> [kh, kw, in, out]
 */
function gradientByFilter({ inputs: { x, dy }, attrs }: ConvGradient): tf.Tensor4D {
  const info = geometry(x.shape, attrs.filterShape, attrs);
  const { top, bottom, left, right } = info.padInfo;
  const [kh, kw, channels, out] = attrs.filterShape;
  return tf.tidy(() => {
    const padded =
      top + bottom + left + right
        ? tf.pad(x, [
            [0, 0],
            [top, bottom],
            [left, right],
            [0, 0],
          ])
        : x;
    const picture = tf.transpose(padded, [3, 1, 2, 0]);
    const filter = tf.transpose(dy, [1, 2, 0, 3]);
    const dilations: [number, number] = [info.strideHeight, info.strideWidth];
    // [in, >= kh, >= kw, out]
    const all = tf.conv2d(picture, filter, 1, "valid", "NHWC", dilations);
    // a stride may leave pixels that nothing read
    const used = tf.slice(all, [0, 0, 0, 0], [channels, kh, kw, out]);
    return tf.transpose(used, [1, 2, 0, 3]);
  });
}

/**
 * By the input: the outer gradient, padded, is convolved with the filter turned by 180 degrees, its
 * channels swapped.
 *
 * @returns null where that does not hold (strides, paddings wider than the filter): the stock
 *   kernel is right there
 */
function gradientByInput({ inputs: { dy, filter }, attrs }: ConvGradient): tf.Tensor4D | null {
  const [, h, w] = attrs.inputShape;
  const [kh, kw] = filter.shape;
  const info = geometry(attrs.inputShape, filter.shape, attrs);
  const top = kh - 1 - info.padInfo.top;
  const left = kw - 1 - info.padInfo.left;
  const bottom = h + kh - 1 - top - info.outHeight;
  const right = w + kw - 1 - left - info.outWidth;
  if (info.strideHeight !== 1 || info.strideWidth !== 1 || Math.min(top, left, bottom, right) < 0)
    return null;
  return tf.tidy(() => {
    const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return tf.conv2d(
      tf.pad(dy, [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ]),
      turned,
      1,
      "valid",
    );
  });
}

function geometry(input: Shape4, filter: Shape4, attrs: ConvGradient["attrs"]): ConvInfo {
  if (attrs.dataFormat !== "NHWC")
    throw new Error("Gradients of convolutions are for channels-last tensors here.");
  return tf.backend_util.computeConv2DInfo(
    input,
    filter,
    attrs.strides,
    1,
    attrs.pad,
    attrs.dimRoundingMode,
  );
}
