import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { modelFolder, tf } from "../engine/index";
import { NumislabError } from "../errors";
import type { EuroDesign } from "../data/index";
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

export interface ClassifierModel {
  network: tf.LayersModel;
  card: ClassifierCard;
}

const CARD = "classifier.json";

/** Saves a model as a folder that stock TensorFlow.js loads, with classifier.json beside model.json. */
export async function saveClassifier(folder: string, { network, card }: ClassifierModel): Promise<void> {
  await network.save(modelFolder(folder));
  await writeFileAtomic(join(folder, CARD), `${JSON.stringify(card, null, 2)}\n`); // last: where it is, the rest is whole
}

/**
 * Loads a model that `saveClassifier` wrote.
 *
 * @throws NumislabError "state" where the folder holds no such model
 */
export async function loadClassifier(folder: string): Promise<ClassifierModel> {
  const file = join(folder, CARD);
  if (!existsSync(file)) {
    throw new NumislabError("state", `${folder} holds no classifier (no ${CARD}): give the model folder of a finished run`);
  }
  return { network: await tf.loadLayersModel(modelFolder(folder)), card: JSON.parse(readFileSync(file, "utf8")) };
}
