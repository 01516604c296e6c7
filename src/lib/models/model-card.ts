import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { modelFolder, tf } from "../engine/index";
import { NumislabError, writeWhole } from "../base/index";

/** A network, and what must be known beside its weights to use it. */
export interface CardedModel<Card> {
  network: tf.LayersModel;
  card: Card;
}

/** Saves a model as a folder that stock TensorFlow.js loads, with its card beside model.json. */
export async function saveWithCard<Card>(
  folder: string,
  name: string,
  { network, card }: CardedModel<Card>,
): Promise<void> {
  await network.save(modelFolder(folder));
  // last: where it is, the rest is whole
  await writeWhole(join(folder, name), `${JSON.stringify(card, null, 2)}\n`);
}

/**
 * Loads a model that `saveWithCard` wrote.
 *
 * @param what  the kind of model, for the message
 * @throws NumislabError "state" where the folder holds no such model
 */
export async function loadWithCard<Card>(
  folder: string,
  name: string,
  what: string,
): Promise<CardedModel<Card>> {
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new NumislabError(
      "state",
      `${folder} holds no ${what} (no ${name}): give the model folder of a finished run`,
    );
  }
  return {
    network: await tf.loadLayersModel(modelFolder(folder)),
    card: JSON.parse(readFileSync(file, "utf8")),
  };
}
