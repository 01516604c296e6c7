import { polarShape, polarView, type PolarShape } from "../augment/index";
import { convPool2d, tf } from "../engine/index";

/** The shape of an embedder: see the experiment's configuration for what each means. */
export interface EmbedderShape {
  filters: readonly number[];
  embedding: number;
}

/**
 * The shared encoder: convolution, ReLU and pooling for each entry of `filters`, then a dense
 * layer. Its output is not of unit length yet: see `unitEmbeddings`. Saved, it is made of plain
 * layers, which stock TensorFlow.js loads.
 *
 * @param size pixels a side of the grey input
 * @param seed start of the random weights: the same seed gives the same network
 * @param polar whether it reads polar views (see `polarView`) and takes, for every radius, the
 *   maximum over the angles, which makes the embedding nearly rotation-invariant
 */
export function buildEmbedder(
  { filters, embedding }: EmbedderShape,
  size: number,
  seed: number,
  polar = false,
): tf.LayersModel {
  const model = tf.sequential({ name: "embedder" });
  // Each convolution eats a column at either end, and pooling doubles what the next one eats: with
  // that many repeated
  // columns, and none added, it is as if every layer were padded round the seam.
  const { height, width } = polar
    ? polarShape(size, 2 ** filters.length - 1)
    : { height: size, width: size };
  filters.forEach((count, i) => {
    const inputShape = i === 0 ? { inputShape: [height, width, 1] } : {};
    const rows: [[number, number], [number, number]] = [
      [1, 1],
      [0, 0],
    ];
    if (polar)
      model.add(tf.layers.zeroPadding2d({ ...inputShape, name: `rows_${i + 1}`, padding: rows }));
    const convolution = tf.layers.conv2d({
      ...(polar ? {} : inputShape),
      name: `convolution_${i + 1}`,
      filters: count,
      kernelSize: 3,
      padding: polar ? "valid" : "same",
      activation: "relu",
      kernelInitializer: tf.initializers.heNormal({ seed: seed + i }),
    });
    model.add(
      convPool2d(convolution, tf.layers.maxPooling2d({ name: `pooling_${i + 1}`, poolSize: 2 })),
    );
  });
  if (polar)
    model.add(
      tf.layers.maxPooling2d({ name: "any_angle", poolSize: [1, (2 * size) >> filters.length] }),
    );
  model.add(tf.layers.flatten({ name: "flatten" }));
  model.add(
    tf.layers.dense({
      name: "embedding",
      units: embedding,
      kernelInitializer: tf.initializers.glorotUniform({ seed: seed + filters.length }),
    }),
  );
  return model;
}

/** Input shape of a network that reads polar views; null for one that reads square pictures. */
export function polarInputShape(model: tf.LayersModel): PolarShape | null {
  const [, height, width] = model.inputs[0].shape as number[];
  return height === width ? null : { height, width };
}

/** Scales each row to length 1; a row of zeros stays near zero. */
export function unitEmbeddings(embeddings: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() =>
    tf.div(embeddings, tf.sqrt(tf.add(tf.sum(tf.square(embeddings), 1, true), 1e-12))),
  );
}

/**
 * Unit embeddings of many pictures, in batches.
 *
 * @param pictures  each `size * size` grey values, as the network was trained on
 * @returns one embedding a picture, in the same order
 */
export async function embed(
  model: tf.LayersModel,
  pictures: readonly Float32Array[],
  size: number,
): Promise<Float32Array[]> {
  const batch = 64;
  const out: Float32Array[] = [];
  const shape = polarInputShape(model);
  const { height, width: columns } = shape ?? { height: size, width: size };
  const unroll = shape && polarView(size, shape);
  for (let start = 0; start < pictures.length; start += batch) {
    const some = pictures.slice(start, start + batch);
    const pixels = height * columns;
    const input = new Float32Array(some.length * pixels);
    some.forEach((picture, i) =>
      unroll
        ? unroll(picture, input.subarray(i * pixels, (i + 1) * pixels))
        : input.set(picture, i * pixels),
    );
    const embeddings = tf.tidy(() =>
      unitEmbeddings(
        model.predict(tf.tensor4d(input, [some.length, height, columns, 1])) as tf.Tensor2D,
      ),
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
