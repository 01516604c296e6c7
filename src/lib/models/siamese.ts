import type { Side } from "../coins/index";
import type { Logistic } from "../metrics/index";
import { cosine, embed } from "./embedder";
import { loadWithCard, saveWithCard, type CardedModel } from "./model-card";
import type { InputRecipe, NetworkInput } from "./network-input";

/** How scores of one side become answers. */
export interface Decision {
  /** Cosine similarity from which a pair is called struck by one die. */
  threshold: number;
  /** From the similarity to the probability of one die. */
  calibration: Logistic;
  /** The pairs that both were chosen on, in words. */
  chosenOn: string;
}

/** What must be known beside the weights to use a Siamese model on other photographs. */
export interface SiameseCard {
  kind: "siamese";
  input: InputRecipe;
  decisions: Record<Side, Decision>;
}

export type SiameseModel = CardedModel<SiameseCard>;

const CARD = "siamese.json";

/** Saves a model as a folder that stock TensorFlow.js loads, with siamese.json beside model.json. */
export async function saveSiamese(folder: string, model: SiameseModel): Promise<void> {
  await saveWithCard(folder, CARD, model);
}

/** Loads a model that `saveSiamese` wrote. @throws NumislabError "state" where the folder holds no such model */
export async function loadSiamese(folder: string): Promise<SiameseModel> {
  return loadWithCard(folder, CARD, "Siamese model");
}

/** Unit embeddings of coin sides under this model. */
export async function embedInputs({ network, card }: SiameseModel, inputs: readonly NetworkInput[]): Promise<Float32Array[]> {
  return embed(network, inputs.map(({ picture }) => picture), card.input.size);
}

/** Scores of pairs: the cosine similarity of their embeddings. */
export function scorePairs(embeddings: readonly Float32Array[], pairs: { a: ArrayLike<number>; b: ArrayLike<number> }): Float64Array {
  return Float64Array.from({ length: pairs.a.length }, (_, i) => cosine(embeddings[pairs.a[i]], embeddings[pairs.b[i]]));
}
