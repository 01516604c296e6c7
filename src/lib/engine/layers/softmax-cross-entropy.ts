import { acceleration } from "./acceleration";
import { floats, operationOfTwo } from "../native/native-operation";
import { withOwnGradient } from "./own-gradient";
import { tf } from "../tf";

/**
 * Mean cross-entropy of a batch, from the numbers before the softmax, as Keras computes it: no
 * logarithm of a probability that was rounded to 0 or 1.
 *
 * @param logits [n, classes]
 * @param labels probabilities or one-hot, [n, classes]
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  if (!acceleration().crossEntropy)
    return tf.losses.softmaxCrossEntropy(labels, logits) as tf.Scalar;
  const losses = withOwnGradient(
    { logits },
    (save) => {
      const [loss, gradient] = operationOfTwo(
        "SoftmaxCrossEntropyWithLogits",
        [floats()],
        logits,
        labels,
      );
      save([gradient]);
      return loss;
    },
    (dy, [gradient]) => ({ logits: () => tf.mul(tf.expandDims(dy, 1), gradient) }),
  );
  return tf.mean(losses);
}
