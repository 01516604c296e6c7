import { acceleration } from "./acceleration";
import { convPool, type ConvPoolShape } from "./conv-pool";
import { tf } from "../tf";

/** What getConfig() of a Conv2D and of a MaxPooling2D says, as far as it counts here. */
interface ConvolutionConfig {
  kernelSize: [number, number];
  strides: [number, number];
  dilationRate: number | [number, number];
  padding: "same" | "valid";
  dataFormat: string;
  activation: string;
}
interface PoolingConfig {
  poolSize: [number, number];
  strides: [number, number];
  padding: "same" | "valid";
  dataFormat: string;
}

/** What a `ConvPool` is made of: two layers, or their configurations, as a saved model has them. */
interface ConvPoolConfig {
  convolution: tf.layers.Layer | object;
  pooling: tf.layers.Layer | object;
}

/**
 * A Conv2D and the MaxPooling2D after it as one layer; it has the convolution's name and weights.
 */
class ConvPool extends tf.layers.Layer {
  /** @nocollapse */
  static readonly className = "ConvPool";
  private readonly convolution: tf.layers.Layer;
  private readonly pooling: tf.layers.Layer;
  /** Null where the two cannot be computed as one (strides, dilation, another activation). */
  private readonly shape: ConvPoolShape | null;
  private readonly kernelSize: readonly [number, number];

  constructor({ convolution, pooling }: ConvPoolConfig) {
    const first =
      convolution instanceof tf.layers.Layer ? convolution : tf.layers.conv2d(convolution as never);
    super({
      name: first.name,
      trainable: first.trainable,
      batchInputShape: first.batchInputShape,
      dtype: first.dtype,
    });
    this.convolution = first;
    this.pooling =
      pooling instanceof tf.layers.Layer ? pooling : tf.layers.maxPooling2d(pooling as never);
    const { kernelSize } = first.getConfig() as unknown as ConvolutionConfig;
    this.kernelSize = kernelSize;
    this.shape = shapeOf(first, this.pooling);
    this.inputSpec = [{ ndim: 4 }];
  }

  override build(inputShape: tf.Shape): void {
    this.convolution.build(inputShape);
    this.trainableWeights = this.convolution.weights;
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor {
    return tf.tidy(() => {
      const x = this.crop(
        (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D,
        Boolean(kwargs?.training),
      );
      if (!this.shape || !acceleration().convPool)
        return this.pooling.call(this.convolution.call(x, kwargs), kwargs) as tf.Tensor;
      const [kernel, bias] = this.convolution.weights.map((weight) => weight.read());
      return convPool(x, kernel as tf.Tensor4D, (bias ?? null) as tf.Tensor1D | null, this.shape);
    });
  }

  /**
   * Leaves out the last rows and columns that no window covers; in training also those that only
   * unread results need.
   */
  private crop(x: tf.Tensor4D, training: boolean): tf.Tensor4D {
    if (!acceleration().crop) return x;
    const [n, height, width, channels] = x.shape;
    const read = [this.reads(height, 0, training), this.reads(width, 1, training)];
    return read[0] < height || read[1] < width
      ? tf.slice(x, [0, 0, 0, 0], [n, read[0], read[1], channels])
      : x;
  }

  /**
   * How many of `extent` rows (axis 0) or columns (axis 1) count for the result, or for what the
   * next layer reads of it.
   */
  private reads(extent: number, axis: 0 | 1, training: boolean): number {
    if (!this.shape || this.shape.padding === "same" || this.shape.pool.padding === "same")
      return extent;
    const { size, strides } = this.shape.pool;
    const windows =
      Math.floor((extent - this.kernelSize[axis] + 1 - size[axis]) / strides[axis]) + 1;
    const next =
      training && this.outboundNodes.length === 1 ? this.outboundNodes[0].outboundLayer : null;
    const wanted = next instanceof ConvPool ? next.reads(windows, axis, training) : windows;
    return (wanted - 1) * strides[axis] + size[axis] + this.kernelSize[axis] - 1;
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    return this.pooling.computeOutputShape(
      this.convolution.computeOutputShape(inputShape),
    ) as tf.Shape;
  }

  override get losses() {
    return this.convolution ? this.convolution.losses : []; // its weights' regularizers
  }

  override getConfig(): tf.serialization.ConfigDict {
    const trainable = this.trainable;
    return {
      name: this.name,
      convolution: { ...this.convolution.getConfig(), trainable },
      pooling: this.pooling.getConfig(),
    };
  }
}
tf.serialization.registerClass(ConvPool);

function shapeOf(convolution: tf.layers.Layer, pooling: tf.layers.Layer): ConvPoolShape | null {
  const { strides, dilationRate, padding, dataFormat, activation } =
    convolution.getConfig() as unknown as ConvolutionConfig;
  const pool = pooling.getConfig() as unknown as PoolingConfig;
  const plain = [strides, dilationRate].flat().every((value) => value === 1);
  const known = activation === "relu" || activation === "linear";
  if (!plain || !known || dataFormat !== "channelsLast" || pool.dataFormat !== "channelsLast")
    return null;
  return {
    padding,
    pool: { size: pool.poolSize, strides: pool.strides, padding: pool.padding },
    relu: activation === "relu",
  };
}

/**
 * One layer of a Conv2D and the MaxPooling2D that follows it: the same numbers, trained in three
 * quarters of the time (`convPool` tells how). A model that is saved into a `modelFolder` holds the
 * two plain layers, and gets the one back when it is loaded from there.
 *
 * @param convolution made by `tf.layers.conv2d`
 * @param pooling made by `tf.layers.maxPooling2d`; neither may be in a model
 */
export function convPool2d(
  convolution: tf.layers.Layer,
  pooling: tf.layers.Layer,
): tf.layers.Layer {
  return new ConvPool({ convolution, pooling });
}
