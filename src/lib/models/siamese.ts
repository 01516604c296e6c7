import { z } from "zod";
import type { Side } from "../coins/index";
import type { tf } from "../engine/index";
import type { Logistic } from "../metrics/index";
import { cohortNormalised } from "./cohort";
import { cosine, embed } from "./embedder";
import { embedMaps, scoreMaps, type MapEmbeddings } from "./map-embeddings";
import type { MapComparison } from "./map-scores";
import { loadWithCard, saveWithCard, type CardedModel } from "./model-card";
import type { InputRecipe, NetworkInput } from "./network-input";

/** Threshold and calibration of one side. */
export interface Decision {
  /** A pair with at least this score is called 'same die'. */
  threshold: number;
  /** Maps a score to the probability that both were struck from the same die. */
  calibration: Logistic;
  /** The pairs that both were chosen on, in words. */
  chosenOn: string;
  /** Share of same-die pairs among these; older models do not say. */
  prior?: number;
}

/**
 * Specification of the shared encoder: its input (size, preprocessing) and how two outputs are
 * compared.
 */
export interface EncoderSpec {
  input: InputRecipe;
  /**
   * How the network's maps are aligned with each other; left out, it makes embeddings, of which the
   * cosine is taken.
   */
  map?: MapComparison;
}

/** What must be known beside the weights to use a Siamese model on other photographs. */
export interface SiameseCard extends EncoderSpec {
  kind: "siamese";
  decisions: Record<Side, Decision>;
  /** How folders with enough coins are scored; left out, as two coins are. */
  cohort?: CohortDecisions;
}

/** Thresholds and calibration of scores less their cohort: see `cohortNormalised`. */
export interface CohortDecisions {
  /** With at least this number of coins that show a side, its scores are normalised. */
  coins: number;
  decisions: Record<Side, Decision>;
}

export type SiameseModel = CardedModel<SiameseCard>;

/** Encoder outputs of coin sides, to be compared by `scorePairs`. */
export type Embeddings = { compare: "embedding"; vectors: Float32Array[] } | MapEmbeddings;

const CARD = "siamese.json";

const OneDecision = z.looseObject({
  threshold: z.number(),
  calibration: z.looseObject({ slope: z.number(), intercept: z.number() }),
  chosenOn: z.string(),
  prior: z.number().optional(),
});
const Decisions = z.looseObject({ obverse: OneDecision, reverse: OneDecision });
const Card = z.looseObject({
  kind: z.literal("siamese"),
  input: z.looseObject({
    size: z.int().min(8).max(2048),
    flatten: z.boolean(),
    wide: z.number().positive().max(560).optional(),
    contrast: z.number().positive().max(560).optional(),
  }),
  map: z
    .looseObject({
      block: z.int().min(1).max(1024),
      shift: z.int().min(0).max(1024),
      give: z.int().min(0).max(1024),
      turns: z.array(z.number()).min(1).max(720),
      sizes: z.array(z.number().positive()).min(1).max(100).optional(),
      lessMean: z.boolean().optional(),
    })
    .optional(),
  decisions: Decisions,
  cohort: z.looseObject({ coins: z.int().min(3), decisions: Decisions }).optional(),
}) as unknown as z.ZodType<SiameseCard>;

/**
 * Saves a model as a folder that stock TensorFlow.js loads, with siamese.json beside model.json.
 */
export async function saveSiamese(folder: string, model: SiameseModel): Promise<void> {
  await saveWithCard(folder, CARD, model);
}

/**
 * Loads a model that `saveSiamese` wrote. @throws NumislabError "state" where the folder holds no
 * such model
 */
export async function loadSiamese(folder: string): Promise<SiameseModel> {
  return loadWithCard(folder, { file: CARD, called: "Siamese model", schema: Card });
}

/**
 * Encodes pictures of coin sides, each of `input.size * input.size` grey values, row-major,
 * standardised.
 */
export async function embedPictures(
  network: tf.LayersModel,
  { input, map }: EncoderSpec,
  pictures: readonly Float32Array[],
): Promise<Embeddings> {
  return map
    ? embedMaps(network, map, pictures, input.size)
    : { compare: "embedding", vectors: await embed(network, pictures, input.size) };
}

/** Encodes coin sides with a model. */
export async function embedInputs(
  { network, card }: SiameseModel,
  inputs: readonly NetworkInput[],
): Promise<Embeddings> {
  return embedPictures(
    network,
    card,
    inputs.map(({ picture }) => picture),
  );
}

/** Thresholds and calibration for a folder in which this number of coins show a side. */
export function decisionsFor(card: SiameseCard, coins: number): Record<Side, Decision> {
  return cohortFor(card, coins)?.decisions ?? card.decisions;
}

/** How a folder with this number of coins is scored by its cohort; null where as two coins are. */
const cohortFor = ({ cohort }: SiameseCard, coins: number): CohortDecisions | null =>
  cohort !== undefined && coins >= cohort.coins ? cohort : null;

/** Scores of every pair of some coins' sides, i < j, ordered by i, then j. */
export function scoreEverySide(embeddings: Embeddings, positions: readonly number[]): Float64Array {
  const a = positions.flatMap((one, i) => positions.slice(i + 1).map(() => one));
  const b = positions.flatMap((_, i) => positions.slice(i + 1));
  return scorePairs(embeddings, { a, b });
}

/**
 * Scores of every pair of some coins' sides, all of one kind, with the threshold and calibration for
 * them: normalised by their cohort where the model's card says how and there are enough coins.
 *
 * @param scores as `scoreEverySide` gives them
 * @param sides how many
 * @returns scores in the same order, and the decisions of both kinds of sides
 */
export function folderScores(
  card: SiameseCard,
  scores: Float64Array,
  sides: number,
): { scores: Float64Array; decisions: Record<Side, Decision> } {
  const cohort = cohortFor(card, sides);
  return cohort === null
    ? { scores, decisions: card.decisions }
    : { scores: cohortNormalised(scores, sides), decisions: cohort.decisions };
}

/**
 * Scores of pairs of sides, higher = more alike: the cosine similarity of two embeddings, or how
 * well two maps lie on each other (see `mapScores`). The same for (a, b) as for (b, a).
 *
 * @param pairs positions in the list that was embedded
 */
export function scorePairs(
  embeddings: Embeddings,
  pairs: { a: ArrayLike<number>; b: ArrayLike<number> },
): Float64Array {
  if (embeddings.compare === "map") return scoreMaps(embeddings, pairs);
  const { vectors } = embeddings;
  return Float64Array.from({ length: pairs.a.length }, (_, i) =>
    cosine(vectors[pairs.a[i]], vectors[pairs.b[i]]),
  );
}
