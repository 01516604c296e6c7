import { convPool2d, softmaxCrossEntropy, tf, type Adam } from "../engine/index";

/**
 * The 2-euro write-up's network: Conv2D 64 4x4 ReLU, MaxPool 3, Conv2D 128 4x4 ReLU, MaxPool 3, Flatten, Dense 128
 * ReLU, Dense softmax. With 128 pixels, three channels and four classes 2,494,276 parameters. Glorot-uniform kernels,
 * zero biases, as in Keras. Saved, it is made of plain layers, which stock TensorFlow.js loads.
 *
 * @param size      pixels a side of the coloured input, values 0 to 1
 * @param classes   how many designs it tells apart
 * @param seed      start of the random weights: the same seed gives the same network
 */
export function buildClassifier(size: number, classes: number, seed: number): tf.Sequential {
  const glorot = (layer: number) => tf.initializers.glorotUniform({ seed: seed + layer });
  const convolution = (layer: number, filters: number) =>
    tf.layers.conv2d({
      ...(layer === 1 ? { inputShape: [size, size, 3] } : {}),
      name: `convolution_${layer}`,
      filters,
      kernelSize: 4,
      activation: "relu",
      kernelInitializer: glorot(layer),
    });
  const pooling = (layer: number) => tf.layers.maxPooling2d({ name: `pooling_${layer}`, poolSize: 3 });
  return tf.sequential({
    name: "classifier",
    layers: [
      convPool2d(convolution(1, 64), pooling(1)),
      convPool2d(convolution(2, 128), pooling(2)),
      tf.layers.flatten({ name: "flatten" }),
      tf.layers.dense({ name: "hidden", units: 128, activation: "relu", kernelInitializer: glorot(3) }),
      tf.layers.dense({ name: "classes", units: classes, activation: "softmax", kernelInitializer: glorot(4) }),
    ],
  });
}

/**
 * One step of training by categorical cross-entropy.
 *
 * @param model     its last layer is a Dense softmax, as `buildClassifier` makes it
 * @param pictures  [n, size, size, 3]
 * @param labels    the number of each picture's class, length n
 * @returns the batch's mean loss and the numbers before the softmax, [n, classes], both before the step; the caller's to dispose
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
  for (const layer of model.layers.slice(0, -1)) x = layer.apply(x, { training: true }) as tf.Tensor;
  const [kernel, bias] = model.layers[model.layers.length - 1].weights.map((weight) => weight.read());
  return tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
}
