import { tf } from "../engine/index";

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
  return tf.tidy(() => {
    const n = dies.length;
    const same = new Float32Array(n * n);
    const different = new Float32Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) (dies[i] === dies[j] ? same : different)[i * n + j] = 1;
    }
    const squared = tf.maximum(tf.sub(2, tf.mul(2, tf.matMul(embeddings, embeddings, false, true))), 0);
    const distance = tf.sqrt(tf.add(squared, 1e-8)); // the root has no slope at 0
    const short = tf.mul(tf.relu(tf.sub(margin, distance)), tf.tensor2d(different, [n, n]));
    const positives = same.reduce((sum, value) => sum + value, 0);
    const pull = tf.div(tf.sum(tf.mul(squared, tf.tensor2d(same, [n, n]))), Math.max(positives, 1));
    const active = tf.maximum(tf.sum(tf.step(short)), 1);
    return tf.add(pull, tf.div(tf.sum(tf.square(short)), active)) as tf.Scalar;
  });
}
