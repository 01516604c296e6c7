import { tf } from "../tf";

/**
 * Keeps tensors of the forward pass for the backward pass; without effect where no gradient is
 * being taken.
 */
type Save = (tensors: tf.Tensor[]) => void;

/** For each input a function that computes its gradient. */
type Gradients<Inputs> = { [Name in keyof Inputs]: () => tf.Tensor };

/** What TensorFlow.js' own `customGrad` calls. */
interface Engine {
  runKernelFunc(kernel: {
    inputs: object;
    forwardFunc(backend: unknown, save: Save): tf.Tensor;
    backwardsFunc(dy: tf.Tensor, saved: tf.Tensor[]): object;
  }): tf.Tensor;
}

/**
 * Computes something with a gradient of its own. Unlike `tf.customGrad` it computes the gradients
 * of those inputs only that somebody asks for: not of the pictures, not of a frozen layer's
 * weights.
 *
 * @param inputs by name; what the gradient is taken by
 * @param forward computes the result; its other tensors are disposed of unless they are saved
 * @param backward from the result's gradient and what was saved, in that order
 */
export function withOwnGradient<Inputs extends Record<string, tf.Tensor>>(
  inputs: Inputs,
  forward: (save: Save) => tf.Tensor,
  backward: (dy: tf.Tensor, saved: tf.Tensor[]) => Gradients<Inputs>,
): tf.Tensor {
  return (tf.engine() as unknown as Engine).runKernelFunc({
    inputs,
    forwardFunc: (_, save) => forward(save),
    backwardsFunc: backward,
  });
}

/** Whether a gradient is being taken, so that saving is of use. */
export const takingGradient = (): boolean => tf.engine().state.gradientDepth > 0;
