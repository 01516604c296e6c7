import { acceleration } from "./acceleration";
import { plainMoments, type AdamStep, type Moments } from "./adam-moments";
import { nativeMoments } from "../native/native-adam";
import { tf } from "../tf";

/**
 * Adam by Keras' formula: epsilon is added to the root of the raw second moment and the bias
 * corrections go into the step's size. TensorFlow.js' own corrects the moments first, so that its
 * epsilon weighs up to thirty times more in the first steps: after 20 steps its weights are 18-23 %
 * off Keras', these within 2 %.
 *
 * Saves and loads in TensorFlow.js' own order (iterations, first moments, second moments), and goes
 * by the name Adam, so that a saved model's optimizer loads in stock TensorFlow.js too.
 *
 * @see Kingma and Ba 2015, section 2, last paragraph ("epsilon hat"); keras/src/optimizers/adam.py
 */
class Adam extends tf.Optimizer {
  /** @nocollapse the name that a saved model's training configuration holds */
  static readonly className = "Adam";
  private readonly moments = new Map<string, Moments>();
  /**
   * Restored by setWeights, in the order of the variables; each is claimed by the next variable
   * without moments.
   */
  private restored: Moments[] = [];
  private readonly make: (first: tf.Tensor, second: tf.Tensor) => Moments;

  constructor(
    public learningRate: number,
    readonly beta1: number,
    readonly beta2: number,
    readonly epsilon: number,
  ) {
    super();
    this.make = acceleration().adam ? nativeMoments : plainMoments;
  }

  applyGradients(
    gradients: tf.NamedTensorMap | tf.io.WeightGroup | { name: string; tensor: tf.Tensor }[],
  ): void {
    const list = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients as tf.NamedTensorMap);
    const { learningRate, beta1, beta2, epsilon } = this;
    const t = this.iterations + 1;
    const size = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    tf.tidy(() => {
      // TensorFlow's operation takes 1 - beta2 in 32 bits, 1.3e-5 less than Keras' 0.001: its
      // second moment is smaller by the square of this share, and so must be what is divided by its
      // root and added to it
      const share = Math.sqrt(Math.fround(1 - Math.fround(beta2)) / (1 - beta2));
      const scalars = [0, 0, size * share, beta1, beta2, epsilon * share].map((value) =>
        tf.scalar(value),
      );
      const step: AdamStep = { size, beta1, beta2, epsilon, scalars };
      for (const [name, gradient] of list) {
        const variable = tf.engine().registeredVariables[name];
        if (gradient) this.momentsOf(variable).update(variable, gradient, step);
      }
    });
    this.incrementIterations();
  }

  private momentsOf(variable: tf.Variable): Moments {
    const known = this.moments.get(variable.name);
    if (known) return known;
    const moments = this.restored.shift() ?? this.fresh(variable);
    this.moments.set(variable.name, moments);
    return moments;
  }

  private fresh(variable: tf.Variable): Moments {
    const zeros = tf.zerosLike(variable as tf.Tensor);
    const moments = this.make(zeros, zeros);
    zeros.dispose();
    return moments;
  }

  async getWeights(): Promise<{ name: string; tensor: tf.Tensor }[]> {
    const all = [
      ...this.moments,
      ...this.restored.map((moments, i) => [`restored_${i}`, moments] as const),
    ];
    const read = all.map(([name, moments]) => [name, moments.read()] as const);
    return [
      await this.saveIterations(),
      ...read.map(([name, [m]]) => ({ name: `${name}/m`, tensor: m })),
      ...read.map(([name, [, v]]) => ({ name: `${name}/v`, tensor: v })),
    ];
  }

  async setWeights(weights: { name: string; tensor: tf.Tensor }[]): Promise<void> {
    const moments = await this.extractIterations(weights);
    const n = moments.length / 2;
    this.disposeMoments();
    this.restored = Array.from({ length: n }, (_, i) =>
      this.make(moments[i].tensor, moments[n + i].tensor),
    );
  }

  getConfig() {
    return {
      learningRate: this.learningRate,
      beta1: this.beta1,
      beta2: this.beta2,
      epsilon: this.epsilon,
    };
  }

  dispose(): void {
    super.dispose();
    this.disposeMoments();
  }

  private disposeMoments(): void {
    for (const moments of [...this.moments.values(), ...this.restored]) moments.dispose();
    this.moments.clear();
    this.restored = [];
  }
}

/**
 * An Adam optimizer as Keras has it, for `model.compile({ optimizer })` or `optimizer.minimize`.
 *
 * @param learningRate  may be changed between steps (`optimizer.learningRate`)
 * @param beta1    decay of the first moment
 * @param beta2    decay of the second moment
 * @param epsilon  Keras' default, 1e-7
 */
export function adam(learningRate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7): Adam {
  return new Adam(learningRate, beta1, beta2, epsilon);
}
export type { Adam };
