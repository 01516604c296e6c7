import { tf } from "../tf";

/** How far a step of Adam goes. */
export interface AdamStep {
  /** The learning rate, with both moments' bias corrections. */
  readonly size: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /**
   * 0, 0, size, beta1, beta2 and epsilon as tensors, as ResourceApplyAdam wants them: size and
   * epsilon fit its rounding of beta2.
   */
  readonly scalars: tf.Tensor[];
}

/**
 * The running means of a variable's gradient and of its square: what Adam remembers of a variable.
 */
export interface Moments {
  /** Moves the variable by its gradient. */
  update(variable: tf.Variable, gradient: tf.Tensor, step: AdamStep): void;
  /**
   * The first and second moment. The tensors stay the optimizer's, and hold their values until its
   * next step.
   */
  read(): [tf.Tensor, tf.Tensor];
  dispose(): void;
}

/** Moments by TensorFlow.js' own operations, on any engine. */
export function plainMoments(first: tf.Tensor, second: tf.Tensor): Moments {
  const m = tf.variable(first, false);
  const v = tf.variable(second, false);
  return {
    update(variable, gradient, { size, beta1, beta2, epsilon }) {
      tf.tidy(() => {
        m.assign(m.add(gradient.sub(m).mul(1 - beta1)));
        v.assign(
          v.add(
            gradient
              .square()
              .sub(v)
              .mul(1 - beta2),
          ),
        );
        variable.assign(variable.sub(m.mul(size).div(v.sqrt().add(epsilon))));
      });
    },
    read: () => [m, v],
    dispose: () => tf.dispose([m, v]),
  };
}
