import type { EuroDesign } from "../coins/index";
import { loadWithCard, saveWithCard, type CardedModel } from "./model-card";
import type { PictureRecipe } from "./picture-input";

/** What must be known beside the weights to use a classifier on other photographs. */
export interface ClassifierCard {
  kind: "classifier";
  /** In the order of the network's outputs. */
  classes: string[];
  input: PictureRecipe;
  /** What the logarithms of the network's probabilities are divided by; see `fitTemperature`. */
  temperature: number;
  /** An answer with less probability is unsure. */
  sureFrom: number;
  /** The photographs that both were chosen on, in words. */
  chosenOn: string;
  /** What is known of the coins of each class; null where nothing is. */
  designs: Record<string, EuroDesign | null>;
}

export type ClassifierModel = CardedModel<ClassifierCard>;

const CARD = "classifier.json";

/**
 * Saves a model as a folder that stock TensorFlow.js loads, with classifier.json beside model.json.
 */
export async function saveClassifier(folder: string, model: ClassifierModel): Promise<void> {
  await saveWithCard(folder, CARD, model);
}

/**
 * Loads a model that `saveClassifier` wrote. @throws NumislabError "state" where the folder holds
 * no such model
 */
export async function loadClassifier(folder: string): Promise<ClassifierModel> {
  return loadWithCard(folder, CARD, "classifier");
}
