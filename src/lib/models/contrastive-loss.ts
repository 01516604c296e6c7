import { tf, withOwnGradient } from "../engine/index";

/**
 * Contrastive loss over all pairs in a batch: pairs of one die are drawn together, pairs of different dies are pushed
 * apart until `margin`.
 *
 * The mean squared distance of the pairs of one die plus the mean of (margin - distance)² over those pairs of
 * different dies that are nearer than the margin; a mean over nothing is 0.
 *
 * @param embeddings  unit length, [n, d]
 * @param dies  a number for the die of each row, length n
 * @see Hadsell, Chopra and LeCun 2006, Dimensionality reduction by learning an invariant mapping
 */
export function contrastiveLoss(embeddings: tf.Tensor2D, dies: readonly number[], margin: number): tf.Scalar {
  return withOwnGradient(
    { embeddings },
    (save) => {
      const { loss, gradient } = lossAndGradient(embeddings.dataSync() as Float32Array, dies, margin);
      save([tf.tensor2d(gradient, embeddings.shape)]);
      return tf.scalar(loss);
    },
    (dy, [gradient]) => ({ embeddings: () => tf.mul(dy, gradient) }),
  ) as tf.Scalar;
}

/** In plain numbers: a batch has some hundred pairs, which as tensor operations cost a hundred calls of TensorFlow. */
function lossAndGradient(embeddings: Float32Array, dies: readonly number[], margin: number) {
  const n = dies.length;
  const width = embeddings.length / n;
  const row = (i: number) => embeddings.subarray(i * width, (i + 1) * width);
  let pull = 0, pulled = 0, push = 0, pushed = 0;
  /** For each pair the slope of its term by the product of its rows. */
  const pairs: { i: number; j: number; slope: number; same: boolean }[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const squared = Math.max(0, 2 - 2 * product(row(i), row(j)));
      if (dies[i] === dies[j]) {
        pulled++;
        pull += squared;
        pairs.push({ i, j, slope: -2, same: true });
        continue;
      }
      const distance = Math.sqrt(squared + 1e-8); // the root has no slope at 0
      const short = margin - distance;
      if (short <= 0) continue;
      pushed++;
      push += short * short;
      pairs.push({ i, j, slope: (2 * short) / distance, same: false });
    }
  }
  const gradient = new Float32Array(embeddings.length);
  for (const { i, j, slope, same } of pairs) {
    const share = slope / (same ? pulled : pushed);
    for (let k = 0; k < width; k++) {
      gradient[i * width + k] += share * embeddings[j * width + k];
      gradient[j * width + k] += share * embeddings[i * width + k];
    }
  }
  return { loss: pull / Math.max(pulled, 1) + push / Math.max(pushed, 1), gradient };
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
