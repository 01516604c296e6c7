/**
 * Networks: untrained, and trained ones that were saved. The engine starts on first use.
 *
 * @module
 */
import { startEngine, type tf } from "../engine/index";
import {
  type ClassifierModel,
  type ClassifierShape,
  buildClassifier as build,
  loadClassifier as load,
} from "../models/index";

export { classify } from "../models/index";

interface UntrainedClassifier {
  /** Pixels a side of the input, which has three channels with values from 0 to 1. */
  size: number;
  /** Number of classes. */
  classes: number;
  /** The same seed gives the same weights. */
  seed: number;
  shape?: ClassifierShape;
}

/**
 * An untrained classifier of colour photographs; the write-up's where no shape is given.
 *
 * @returns a TensorFlow.js model with Glorot-uniform kernels and zero biases
 */
export async function buildClassifier({
  size,
  classes,
  seed,
  shape,
}: UntrainedClassifier): Promise<tf.Sequential> {
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
