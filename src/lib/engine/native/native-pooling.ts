import {
  flag,
  floats,
  integers,
  native,
  operation,
  operationOfTwo,
  text,
} from "./native-operation";
import { tf } from "../tf";

/** Windows of max pooling over pictures with channels last. */
export interface Windows {
  /** Height and width of a window. */
  readonly size: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: "same" | "valid";
}

/** Max pooling by TensorFlow's stock operation. */
export function maxPool(x: tf.Tensor, windows: Windows): tf.Tensor {
  return operation("MaxPool", attributes(windows), x);
}

/** Its gradient. `y` is what it gave for `x`. */
export function maxPoolGradient(
  x: tf.Tensor,
  y: tf.Tensor,
  dy: tf.Tensor,
  windows: Windows,
): tf.Tensor {
  return operation("MaxPoolGrad", attributes(windows), x, y, dy);
}

/**
 * Max pooling by oneDNN, which notes in a workspace where each window's largest value was: its
 * gradient is a third of the stock one's time. Ties go to the first value, as in the stock
 * operation.
 *
 * @returns the result and the workspace
 */
export function maxPoolWithWorkspace(x: tf.Tensor, windows: Windows): [tf.Tensor, tf.Tensor] {
  return operationOfTwo("_MklNativeMaxPool", workspaceAttributes(windows), x);
}

/** Its gradient. Only the shape of `y` counts. */
export function gradientByWorkspace(
  x: tf.Tensor,
  y: tf.Tensor,
  dy: tf.Tensor,
  workspace: tf.Tensor,
  windows: Windows,
): tf.Tensor {
  return operation("_MklNativeMaxPoolGrad", workspaceAttributes(windows), x, y, dy, workspace);
}

/**
 * Whether oneDNN's pooling is there and agrees with the stock one, tried on a small picture with
 * ties. It is private to TensorFlow: another version, another processor or a GPU may lack it.
 */
export function hasWorkspacePooling(): boolean {
  if (native().isUsingGpuDevice) return false;
  try {
    return (["valid", "same"] as const).every((padding) =>
      tf.tidy(() => agree({ size: [2, 2], strides: [2, 2], padding })),
    );
  } catch {
    return false; // there is no such kernel
  }
}

function agree(windows: Windows): boolean {
  const x = tf.tensor4d(
    [1, 1, 0, 1, 5, 2, 0, 2, 2, 5, -1, -2, 3, 3, 4, -3, -4, 3, 3, 4, -1, -1, -2, -2, 0],
    [1, 5, 5, 1],
  );
  const y = maxPool(x, windows);
  const dy = tf.range(1, 1 + y.size).reshape(y.shape);
  const [y2, workspace] = maxPoolWithWorkspace(x, windows);
  const same = (a: tf.Tensor, b: tf.Tensor) => tf.all(tf.equal(a, b)).dataSync()[0] === 1;
  return (
    same(y, y2) &&
    same(maxPoolGradient(x, y, dy, windows), gradientByWorkspace(x, y2, dy, workspace, windows))
  );
}

function attributes({ size, strides, padding }: Windows) {
  return [
    floats(),
    integers("ksize", [1, ...size, 1]),
    integers("strides", [1, ...strides, 1]),
    text("padding", padding.toUpperCase()),
    text("data_format", "NHWC"),
  ];
}

function workspaceAttributes(windows: Windows) {
  // the label under which oneDNN's kernels are registered; without it the operation is found and
  // its kernel is not
  return [
    ...attributes(windows),
    flag("workspace_enabled", true),
    text("_kernel", "MklNameChangeOp"),
  ];
}
