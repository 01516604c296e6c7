import { join } from "node:path";
import { z } from "zod";
import type { EuroDesign } from "../coins/index";
import { NumislabError } from "../base/index";
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

const Design = z.looseObject({
  kind: z.enum(["commemorative", "national"]),
  country: z.string(),
  year: z.number().nullable(),
  occasion: z.string().nullable(),
  mintage: z.number().nullable(),
});

const Card = z.looseObject({
  kind: z.literal("classifier"),
  classes: z
    .array(z.string().min(1))
    .min(2)
    .max(100_000)
    .refine((names) => new Set(names).size === names.length, "a class stands twice"),
  input: z.looseObject({
    size: z.int().min(1).max(4096),
    fit: z.enum(["stretch", "pad"]),
    resize: z.enum(["nearest", "area"]),
  }),
  temperature: z.number().positive(),
  sureFrom: z.number().min(0).max(2),
  chosenOn: z.string(),
  designs: z.record(z.string(), Design.nullable()),
}) as unknown as z.ZodType<ClassifierCard>;

/**
 * Loads a model that `saveClassifier` wrote.
 *
 * @throws NumislabError "state" where the folder holds no such model, or card and network do not
 *   belong together
 */
export async function loadClassifier(folder: string): Promise<ClassifierModel> {
  const model = await loadWithCard(folder, { file: CARD, called: "classifier", schema: Card });
  const { classes, input } = model.card;
  const [wanted, given] = [model.network.inputs, model.network.outputs].map(([{ shape }]) => shape);
  const refuse = (why: string) => {
    model.network.dispose();
    return new NumislabError(
      "state",
      `${join(folder, CARD)} and ${join(folder, "model.json")} do not belong together: ${why}`,
    );
  };
  if (model.network.outputs.length !== 1 || given.length !== 2 || given[1] !== classes.length)
    throw refuse(
      `${classes.length} classes are named, and the network answers with ${JSON.stringify(given)}. Name one class for each output.`,
    );
  if (JSON.stringify(wanted.slice(1)) !== JSON.stringify([input.size, input.size, 3]))
    throw refuse(
      `input.size is ${input.size}, and the network takes pictures of ${wanted.slice(1).join(" x ")}. Give the network's size.`,
    );
  return model;
}
