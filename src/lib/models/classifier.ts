import { convPool2d, softmaxCrossEntropy, tf, type Adam } from "../engine/index";

/**
 * The form of a classifier: convolutions with a pooling each, a dense layer, softmax. The defaults
 * are the write-up's.
 */
export interface ClassifierShape {
  /** Of each convolution. */
  filters: readonly number[];
  /** Pixels a side of a convolution's kernel. */
  kernel: number;
  /** Pixels a side of a pooling's window. */
  pool: number;
  /** valid: only whole windows, as in the write-up. same: zeros beyond the edge. */
  padding: "valid" | "same";
  /** Numbers of the dense layer before the last. */
  hidden: number;
}

/** The 2-euro write-up's. */
export const WRITE_UP_SHAPE: ClassifierShape = {
  filters: [64, 128],
  kernel: 4,
  pool: 3,
  padding: "valid",
  hidden: 128,
};

/**
 * A classifier of coloured photographs. In the write-up's form: Conv2D 64 4x4 ReLU, MaxPool 3,
 * Conv2D 128 4x4 ReLU, MaxPool 3, Flatten, Dense 128 ReLU, Dense softmax; with 128 pixels and four
 * classes 2,494,276 parameters. Glorot-uniform kernels, zero biases, as in Keras. Saved, it is made
 * of plain layers, which stock TensorFlow.js loads.
 *
 * @param size pixels a side of the input, three channels, values 0 to 1
 * @param classes how many designs it tells apart
 * @param seed start of the random weights: the same seed gives the same network
 */
export function buildClassifier(
  size: number,
  classes: number,
  seed: number,
  shape: ClassifierShape = WRITE_UP_SHAPE,
): tf.Sequential {
  const { filters, kernel, pool, padding, hidden } = shape;
  let layers = 0;
  const glorot = () => tf.initializers.glorotUniform({ seed: seed + ++layers });
  const network = tf.sequential({ name: "classifier" });
  filters.forEach((count, i) => {
    const convolution = tf.layers.conv2d({
      ...(i === 0 ? { inputShape: [size, size, 3] } : {}),
      name: `convolution_${i + 1}`,
      filters: count,
      kernelSize: kernel,
      padding,
      activation: "relu",
      kernelInitializer: glorot(),
    });
    network.add(
      convPool2d(convolution, tf.layers.maxPooling2d({ name: `pooling_${i + 1}`, poolSize: pool })),
    );
  });
  network.add(tf.layers.flatten({ name: "flatten" }));
  network.add(
    tf.layers.dense({
      name: "hidden",
      units: hidden,
      activation: "relu",
      kernelInitializer: glorot(),
    }),
  );
  network.add(
    tf.layers.dense({
      name: "classes",
      units: classes,
      activation: "softmax",
      kernelInitializer: glorot(),
    }),
  );
  return network;
}

/**
 * One step of training by categorical cross-entropy.
 *
 * @param model its last layer is a Dense softmax, as `buildClassifier` makes it
 * @param pictures [n, size, size, 3]
 * @param labels the number of each picture's class, length n
 * @returns the batch's mean loss and the numbers before the softmax, [n, classes], both before the
 *   step; the caller's to dispose
 */
export function classifierStep(
  model: tf.LayersModel,
  optimizer: Adam,
  pictures: tf.Tensor4D,
  labels: ArrayLike<number>,
): { loss: tf.Scalar; logits: tf.Tensor2D } {
  return tf.tidy(() => {
    let logits: tf.Tensor2D | undefined;
    const loss = optimizer.minimize(() => {
      const numbers = classifierLogits(model, pictures);
      logits = tf.keep(numbers); // outlives minimize, which tidies up after itself
      const oneHot = tf.oneHot(tf.tensor1d(Array.from(labels), "int32"), numbers.shape[1]);
      return softmaxCrossEntropy(numbers, tf.cast(oneHot, "float32") as tf.Tensor2D);
    }, true);
    return { loss: loss!, logits: logits! };
  });
}

/** What the last layer's softmax is taken of, in training, [n, classes]. */
function classifierLogits(model: tf.LayersModel, pictures: tf.Tensor4D): tf.Tensor2D {
  let x: tf.Tensor = pictures;
  for (const layer of model.layers.slice(0, -1))
    x = layer.apply(x, { training: true }) as tf.Tensor;
  const [kernel, bias] = model.layers[model.layers.length - 1].weights.map((weight) =>
    weight.read(),
  );
  return tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
}

/**
 * Probabilities of pictures [n, size, size, 3] with values 0 to 1: n rows of one number a class.
 */
export async function classProbabilities(
  model: tf.LayersModel,
  pictures: tf.Tensor4D,
): Promise<Float32Array> {
  const answer = tf.tidy(() => model.apply(pictures, { training: false }) as tf.Tensor);
  const values = (await answer.data()) as Float32Array;
  answer.dispose();
  return values;
}

/** Pictures per batch. */
const BATCH_SIZE = 32;

/**
 * A network's own probabilities of 8-bit pictures as `pictureInput` makes them: n rows of one
 * number a class.
 */
export async function networkAnswers(
  model: tf.LayersModel,
  pictures: readonly Uint8Array[],
): Promise<Float32Array> {
  const [, height, width, channels] = model.inputs[0].shape as number[];
  const classes = model.outputs[0].shape[1]!;
  const answers = new Float32Array(pictures.length * classes);
  for (let i = 0; i < pictures.length; i += BATCH_SIZE) {
    const chosen = pictures.slice(i, i + BATCH_SIZE);
    const values = new Float32Array(chosen.length * height * width * channels);
    chosen.forEach((picture, k) =>
      picture.forEach((value, at) => (values[k * picture.length + at] = value / 255)),
    );
    const input = tf.tensor4d(values, [chosen.length, height, width, channels]);
    answers.set(await classProbabilities(model, input), i * classes);
    input.dispose();
  }
  return answers;
}
