import { tf, withOwnGradient } from "../../engine/index";

/** Cosine similarities of all embeddings of a batch, n rows of n. */
export type Similarities = Float64Array;

/**
 * A loss that reads nothing but the similarities of a batch. In plain numbers: a batch has some
 * hundred pairs, which as tensor operations cost a hundred calls of TensorFlow.
 *
 * @param similarities [n, n], row by row; the diagonal is not read
 * @param dies a number for the die of each row, length n
 * @returns `slopes`: the loss's derivative by each similarity, [n, n], as if all n * n were free of
 *   each other
 */
export type SimilarityLoss = (
  similarities: Similarities,
  dies: readonly number[],
) => { loss: number; slopes: Float64Array };

/**
 * The loss of a batch of embeddings, with its own gradient.
 *
 * @param embeddings  unit length, [n, d]
 * @param dies  a number for the die of each row, length n
 */
export function embeddingLoss(
  embeddings: tf.Tensor2D,
  dies: readonly number[],
  lossOf: SimilarityLoss,
): tf.Scalar {
  return withOwnGradient(
    { embeddings },
    (save) => {
      const rows = embeddings.dataSync() as Float32Array;
      const { loss, slopes } = lossOf(similaritiesOf(rows, dies.length), dies);
      save([tf.tensor2d(gradientOf(rows, slopes, dies.length), embeddings.shape)]);
      return tf.scalar(loss);
    },
    (dy, [gradient]) => ({ embeddings: () => tf.mul(dy, gradient) }),
  ) as tf.Scalar;
}

/**
 * The loss of a batch whose similarities were computed otherwise, with its gradient by them.
 *
 * @param similarities  [n, n]
 * @param dies  a number for the die of each row, length n
 */
export function similarityLoss(
  similarities: tf.Tensor2D,
  dies: readonly number[],
  lossOf: SimilarityLoss,
): tf.Scalar {
  return lossOfScores(similarities, (values) => lossOf(values, dies));
}

/** A loss in plain numbers of a table of scores, with its gradient by them. */
export function lossOfScores(
  scores: tf.Tensor2D,
  lossOf: (values: Float64Array) => { loss: number; slopes: Float64Array },
): tf.Scalar {
  return withOwnGradient(
    { scores },
    (save) => {
      const { loss, slopes } = lossOf(Float64Array.from(scores.dataSync()));
      save([tf.tensor2d(Float32Array.from(slopes), scores.shape)]);
      return tf.scalar(loss);
    },
    (dy, [slopes]) => ({ scores: () => tf.mul(dy, slopes) }),
  ) as tf.Scalar;
}

function similaritiesOf(rows: Float32Array, n: number): Similarities {
  const width = rows.length / n;
  const similarities = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0, a = i * width, b = j * width; k < width; k++)
        sum += rows[a + k] * rows[b + k];
      similarities[i * n + j] = similarities[j * n + i] = sum;
    }
  }
  return similarities;
}

/** By the chain rule: the similarity of two rows has each row as its slope by the other. */
function gradientOf(rows: Float32Array, slopes: Float64Array, n: number): Float32Array {
  const width = rows.length / n;
  const gradient = new Float32Array(rows.length);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const slope = i === j ? 0 : slopes[i * n + j] + slopes[j * n + i];
      if (slope === 0) continue;
      for (let k = 0, to = i * width, from = j * width; k < width; k++)
        gradient[to + k] += slope * rows[from + k];
    }
  }
  return gradient;
}

/**
 * Distance of unit embeddings with this similarity; not quite 0 where they fall together, for the
 * root has no slope there.
 */
export function distanceOf(similarity: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * similarity) + 1e-8);
}
