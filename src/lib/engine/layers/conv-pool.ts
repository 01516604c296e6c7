import { acceleration } from "./acceleration";
import { flag, floats, integers, operation, text } from "../native/native-operation";
import {
  gradientByWorkspace,
  maxPool,
  maxPoolGradient,
  maxPoolWithWorkspace,
  type Windows,
} from "../native/native-pooling";
import { takingGradient, withOwnGradient } from "./own-gradient";
import { tf } from "../tf";

/** How pictures are convolved, pooled and activated. */
export interface ConvPoolShape {
  /** Of the convolution, whose stride is 1. */
  readonly padding: "same" | "valid";
  readonly pool: Windows;
  readonly relu: boolean;
}

/**
 * Convolution, bias, ReLU and max pooling, computed as convolution, max pooling, bias, ReLU. That
 * gives the same numbers, as adding a bias and ReLU keep the order of values, and the last two have
 * a ninth of the work after a pooling by three, forward and back. Only on the native engine.
 *
 * @param x [n, height, width, in]
 * @param filter [kernel height, kernel width, in, out]
 * @param bias [out], or null
 * @returns [n, pooled height, pooled width, out]
 */
export function convPool(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor1D | null,
  shape: ConvPoolShape,
): tf.Tensor4D {
  const byWorkspace = takingGradient() && acceleration().maxPoolGrad;
  const inputs: { x: tf.Tensor; filter: tf.Tensor; bias?: tf.Tensor } = { x, filter };
  if (bias) inputs.bias = bias;
  return withOwnGradient<Record<string, tf.Tensor>>(
    inputs,
    (save) => forward(x, filter, bias, shape, byWorkspace, save),
    (dy, saved) => backward(dy, saved, shape, byWorkspace),
  ) as tf.Tensor4D;
}

type Save = (tensors: tf.Tensor[]) => void;

function forward(
  x: tf.Tensor,
  filter: tf.Tensor,
  bias: tf.Tensor | null,
  { padding, pool, relu }: ConvPoolShape,
  byWorkspace: boolean,
  save: Save,
): tf.Tensor {
  const convolved = operation("Conv2D", convolution(padding), x, filter);
  const [pooled, workspace] = byWorkspace
    ? maxPoolWithWorkspace(convolved, pool)
    : [maxPool(convolved, pool)];
  const biased = bias ? operation("BiasAdd", channelsLast(), pooled, bias) : pooled;
  const y = relu ? operation("Relu", [floats()], biased) : biased;
  save([x, filter, y, convolved, workspace ?? pooled]);
  return y;
}

function backward(
  dy: tf.Tensor,
  saved: tf.Tensor[],
  { padding, pool, relu }: ConvPoolShape,
  byWorkspace: boolean,
) {
  const [x, filter, y, convolved, rest] = saved;
  const dPooled = relu ? operation("ReluGrad", [floats()], dy, y) : dy;
  const dConvolved = byWorkspace
    ? gradientByWorkspace(convolved, y, dPooled, rest, pool)
    : maxPoolGradient(convolved, rest, dPooled, pool);
  tf.dispose([convolved, rest]); // the largest of all: they need not wait for the other layers
  const shapeOf = (tensor: tf.Tensor) => tf.tensor1d(tensor.shape, "int32");
  return {
    x: () => operation("Conv2DBackpropInput", convolution(padding), shapeOf(x), filter, dConvolved),
    filter: () =>
      operation("Conv2DBackpropFilter", convolution(padding), x, shapeOf(filter), dConvolved),
    bias: () => operation("BiasAddGrad", channelsLast(), dPooled),
  };
}

function convolution(padding: "same" | "valid") {
  return [
    floats(),
    integers("strides", [1, 1, 1, 1]),
    text("padding", padding.toUpperCase()),
    text("data_format", "NHWC"),
    flag("use_cudnn_on_gpu", true),
    integers("dilations", [1, 1, 1, 1]),
  ];
}

const channelsLast = () => [floats(), text("data_format", "NHWC")];
