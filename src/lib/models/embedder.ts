import { convPool2d, tf } from "../engine/index";

/** The shape of an embedder: see the experiment's configuration for what each means. */
export interface EmbedderShape {
  filters: readonly number[];
  embedding: number;
}

/**
 * The network that both twins share: convolution, ReLU and pooling as often as there are filters, then a dense layer.
 * Its output isn't of unit length yet: see `unitEmbeddings`. Saved, it is made of plain layers, which stock TensorFlow.js
 * loads.
 *
 * @param size  pixels a side of the grey input
 * @param seed  start of the random weights: the same seed gives the same network
 */
export function buildEmbedder(shape: EmbedderShape, size: number, seed: number): tf.LayersModel {
  const model = tf.sequential({ name: "embedder" });
  shape.filters.forEach((filters, i) => {
    const convolution = tf.layers.conv2d({
      ...(i === 0 ? { inputShape: [size, size, 1] } : {}),
      name: `convolution_${i + 1}`,
      filters,
      kernelSize: 3,
      padding: "same",
      activation: "relu",
      kernelInitializer: tf.initializers.heNormal({ seed: seed + i }),
    });
    model.add(convPool2d(convolution, tf.layers.maxPooling2d({ name: `pooling_${i + 1}`, poolSize: 2 })));
  });
  model.add(tf.layers.flatten({ name: "flatten" }));
  model.add(
    tf.layers.dense({
      name: "embedding",
      units: shape.embedding,
      kernelInitializer: tf.initializers.glorotUniform({ seed: seed + shape.filters.length }),
    }),
  );
  return model;
}

/** Scales each row to length 1; a row of zeros stays near zero. */
export function unitEmbeddings(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => tf.div(embeddings, tf.sqrt(tf.add(tf.sum(tf.square(embeddings), 1, true), 1e-12))));
}

/**
 * Unit embeddings of many pictures, in batches.
 *
 * @param pictures  each `size * size` grey values, as the network was trained on
 * @returns one embedding a picture, in the same order
 */
export async function embed(model: tf.LayersModel, pictures: readonly Float32Array[], size: number): Promise<Float32Array[]> {
  const batch = 64;
  const out: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += batch) {
    const some = pictures.slice(start, start + batch);
    const input = new Float32Array(some.length * size * size);
    some.forEach((picture, i) => input.set(picture, i * size * size));
    const embeddings = tf.tidy(() =>
      unitEmbeddings(model.predict(tf.tensor4d(input, [some.length, size, size, 1])) as tf.Tensor2D),
    );
    const values = (await embeddings.data()) as Float32Array;
    embeddings.dispose();
    const width = values.length / some.length;
    for (let i = 0; i < some.length; i++) out.push(values.slice(i * width, (i + 1) * width));
  }
  return out;
}

/** Cosine similarity of two unit embeddings, -1 to 1: the score of a pair, higher = more alike. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Distance of two unit embeddings with this cosine similarity, 0 to 2. */
export function distanceOfCosine(similarity: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * similarity));
}
