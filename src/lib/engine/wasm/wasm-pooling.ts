import { tf } from "../tf";

type PoolInfo = ReturnType<typeof tf.backend_util.computePool2DInfo>;

/** The part of TensorFlow.js' WebAssembly backend that reads and writes tensors in place. */
interface WasmBackend {
  makeOutput(shape: number[], dtype: "float32"): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
}

/** What TensorFlow.js hands the gradient kernels of pooling. */
interface PoolGradient {
  readonly backend: WasmBackend;
  readonly inputs: { dy: tf.TensorInfo; input: tf.TensorInfo; output: tf.TensorInfo };
  readonly attrs: {
    filterSize: number | [number, number];
    strides: number | [number, number];
    pad: "same" | "valid" | number;
    dimRoundingMode?: "floor" | "round" | "ceil";
  };
}

/**
 * Replaces the gradients of pooling on the WebAssembly backend. The stock ones are wrong where
 * windows are padded ("same"), and max pooling's also where a window holds nothing above zero.
 */
export function registerWasmPooling(): void {
  replace("MaxPoolGrad", maxPoolGradient);
  replace("AvgPoolGrad", averagePoolGradient);
}

function replace(kernelName: string, kernel: (args: PoolGradient) => tf.TensorInfo): void {
  tf.unregisterKernel(kernelName, "wasm");
  tf.registerKernel({
    kernelName,
    backendName: "wasm",
    kernelFunc: (args) => kernel(args as unknown as PoolGradient),
  });
}

/** Each window's gradient goes to the first of its largest values, as in TensorFlow. */
function maxPoolGradient({
  backend,
  inputs: { dy, input, output },
  attrs,
}: PoolGradient): tf.TensorInfo {
  const info = geometry(input, attrs);
  const dx = backend.makeOutput(input.shape, "float32");
  const [x, y, from, to] = [input, output, dy, dx].map((tensor) =>
    backend.typedArrayFromHeap(tensor),
  );
  to.fill(0);
  const { inChannels: channels } = info;
  forEachWindow(info, (out, pixels, count) => {
    for (let c = 0; c < channels; c++) {
      const largest = y[out + c];
      for (let i = 0; i < count; i++) {
        if (x[pixels[i] + c] === largest) {
          to[pixels[i] + c] += from[out + c];
          break;
        }
      }
    }
  });
  return dx;
}

/** Each window's gradient is shared by its pixels; padding takes no share, as in TensorFlow. */
function averagePoolGradient({
  backend,
  inputs: { dy, input },
  attrs,
}: PoolGradient): tf.TensorInfo {
  const info = geometry(input, attrs);
  const dx = backend.makeOutput(input.shape, "float32");
  const [from, to] = [dy, dx].map((tensor) => backend.typedArrayFromHeap(tensor));
  to.fill(0);
  const { inChannels: channels } = info;
  forEachWindow(info, (out, pixels, count) => {
    for (let i = 0; i < count; i++) {
      for (let c = 0; c < channels; c++) to[pixels[i] + c] += from[out + c] / count;
    }
  });
  return dx;
}

function geometry(
  input: tf.TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: PoolGradient["attrs"],
): PoolInfo {
  return tf.backend_util.computePool2DInfo(
    input.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/**
 * Calls `visit` for every window, with the offset of its output and those of the pixels inside the
 * picture that it covers (the first `count` of `pixels`), row by row; both of channel 0.
 */
function forEachWindow(
  info: PoolInfo,
  visit: (out: number, pixels: Int32Array, count: number) => void,
): void {
  const {
    batchSize,
    inHeight,
    inWidth,
    inChannels,
    outHeight,
    outWidth,
    filterHeight,
    filterWidth,
    padInfo,
  } = info;
  const pixels = new Int32Array(filterHeight * filterWidth);
  let out = 0;
  for (let n = 0; n < batchSize; n++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * info.strideHeight - padInfo.top;
      for (let column = 0; column < outWidth; column++, out += inChannels) {
        const left = column * info.strideWidth - padInfo.left;
        let count = 0;
        for (let y = Math.max(top, 0); y < Math.min(top + filterHeight, inHeight); y++) {
          for (let x = Math.max(left, 0); x < Math.min(left + filterWidth, inWidth); x++) {
            pixels[count++] = ((n * inHeight + y) * inWidth + x) * inChannels;
          }
        }
        visit(out, pixels, count);
      }
    }
  }
}
