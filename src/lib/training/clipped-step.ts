import { tf, type Adam } from "../engine/index";

/**
 * One step of an optimizer, the gradient of all weights together scaled to a norm of `clip` where
 * it is larger.
 *
 * @param clip null: gradients are taken as they are
 * @returns the loss before the step
 * @see Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks
 */
export function clippedStep(
  optimizer: Adam,
  loss: () => tf.Scalar,
  clip: number | null,
): tf.Scalar {
  if (clip === null) return optimizer.minimize(loss, true)!;
  return tf.tidy(() => {
    const { value, grads } = optimizer.computeGradients(loss);
    const own = Object.entries(grads).filter(([, gradient]) => gradient !== null);
    const squares = own.map(([, gradient]) => tf.sum(tf.square(gradient)));
    const norm = tf.sqrt(tf.addN(squares));
    const scale = tf.div(clip, tf.maximum(norm, clip));
    optimizer.applyGradients(
      Object.fromEntries(own.map(([name, gradient]) => [name, tf.mul(gradient, scale)])),
    );
    return value;
  });
}
