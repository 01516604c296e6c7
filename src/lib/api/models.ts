/** Networks: untrained, and trained ones that were saved. The engine starts on first use. */
import { startEngine, type tf } from "../engine/index";
import {
  type ClassifierModel,
  type ClassifierShape,
  buildClassifier as build,
  loadClassifier as load,
} from "../models/index";

export { classify } from "../models/index";

/**
 * An untrained classifier of colour photographs; the write-up's where no shape is given.
 *
 * @param options.size pixels a side of the input, three channels, values 0 to 1
 * @param options.classes number of classes
 * @param options.seed the same seed gives the same weights
 * @returns a TensorFlow.js model with Glorot-uniform kernels and zero biases
 */
export async function buildClassifier({
  size,
  classes,
  seed,
  shape,
}: {
  size: number;
  classes: number;
  seed: number;
  shape?: ClassifierShape;
}): Promise<tf.Sequential> {
  await startEngine();
  return build(size, classes, seed, shape);
}

/**
 * Loads a trained classifier.
 *
 * @param folder of a model, such as `models/euro-classifier` or `model` in a run's folder
 * @throws NumislabError "state" where the folder holds no such model
 */
export async function loadClassifier(folder: string): Promise<ClassifierModel> {
  await startEngine();
  return load(folder);
}
