import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import { modelFolder, parseJson, tf } from "../engine/index";
import { NumislabError, readPlainFile, writeWhole } from "../base/index";

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

/** A kind of model: its card's file, what messages call it, and what its card must hold. */
export interface CardKind<Card> {
  file: string;
  called: string;
  schema: z.ZodType<Card>;
}

/** Largest size of a card file, bytes. */
const MAX_CARD_BYTES = 10e6;

/**
 * Loads a model that `saveWithCard` wrote, or one from elsewhere with a card beside it.
 *
 * @throws NumislabError "state" where the folder holds no such model, or one that cannot be used:
 *   what it is and what to do is said
 */
export async function loadWithCard<Card>(
  folder: string,
  { file: name, called, schema }: CardKind<Card>,
): Promise<CardedModel<Card>> {
  const file = join(folder, name);
  if (!existsSync(file)) {
    throw new NumislabError(
      "state",
      `${folder} holds no ${called} (no ${name}): ${otherModelIn(folder, name) ?? "give the model folder of a finished run"}`,
    );
  }
  const text = await readPlainFile(file, { code: "state", most: MAX_CARD_BYTES });
  const parsed = schema.safeParse(parseJson(text.toString("utf8"), file));
  if (!parsed.success) {
    const wrong = parsed.error.issues
      .slice(0, 3)
      .map(({ path, message }) => `${path.join(".") || "content"}: ${message}`);
    throw new NumislabError(
      "state",
      `${file} does not describe a ${called} (${wrong.join("; ")}): copy the folder again, or correct it.`,
    );
  }
  return { network: await networkIn(folder), card: parsed.data };
}

async function networkIn(folder: string): Promise<tf.LayersModel> {
  try {
    return await tf.loadLayersModel(modelFolder(folder));
  } catch (cause) {
    if (cause instanceof NumislabError) throw cause;
    const said = String((cause as Error)?.message ?? cause)
      .split("\n")[0]
      .trim()
      .slice(0, 200);
    const [, layer] = /Unknown layer: (\S+?)\.? /.exec(`${said} `) ?? [];
    const remedy =
      layer === undefined
        ? "Save it again as a sequential Keras model and convert that."
        : `TensorFlow.js has no layer ${layer}. If it only changes pictures in training (RandomFlip and the like), take it out before converting; otherwise use layers that TensorFlow.js has.`;
    throw new NumislabError(
      "state",
      `${join(folder, "model.json")}: the network cannot be built (${said}). ${remedy}`,
      { cause },
    );
  }
}

/** Words about a model of another form that lies where one was looked for; null for nothing. */
function otherModelIn(folder: string, card: string): string | null {
  const convert =
    "convert it with `tensorflowjs_converter --input_format keras MODEL.h5 DIR`, and put the card beside model.json";
  for (const place of basename(folder) === "model" ? [folder, dirname(folder)] : [folder]) {
    const names = existsSync(place) && statSync(place).isDirectory() ? readdirSync(place) : [];
    const keras = names.find((name) => /\.(h5|hdf5|keras)$/i.test(name));
    if (keras !== undefined) return `${keras} in it is a Keras model; ${convert}`;
    if (names.includes("saved_model.pb"))
      return `it is a SavedModel of TensorFlow; load it in Keras, save it as .h5 and ${convert}`;
    const onnx = names.find((name) => /\.(onnx|pt|pth|safetensors|tflite)$/i.test(name));
    if (onnx !== undefined)
      return `${onnx} in it is a model of another library, which cannot be converted here`;
    if (names.includes("model.json"))
      return `model.json is there, but not what its answers mean; put ${card} beside it, as in the folder of a model that ships`;
  }
  return null;
}
