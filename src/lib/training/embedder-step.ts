import type { Random } from "../base/index";
import { tf, type Adam } from "../engine/index";
import {
  chooseLoss,
  choosePairLoss,
  embeddingLoss,
  mapScores,
  mapSimilarities,
  pairLoss,
  similarityLoss,
  unitEmbeddings,
  unitMaps,
  type LossChoice,
  type MapComparison,
  type PairLoss,
} from "../models/index";
import { clippedStep } from "./clipped-step";
import { dieHalves } from "./die-halves";
import type { Batch } from "./example";

/** What a step of an embedder's training is made by. */
export interface StepSettings {
  /** How maps are compared; left out where the network makes embeddings. */
  map?: MapComparison;
  loss: LossChoice;
  /** Whether one half of a batch is compared with the other only; left out, all with all. */
  halves?: boolean;
  /** Largest norm of a step's gradient; left out or null, gradients are taken as they are. */
  clip?: number | null;
}

/** Trains on one batch. @returns its loss before the step */
export type EmbedderStep = (batch: Batch, optimizer: Adam, random: Random) => Promise<number>;

/** The step of an embedder's training, or of that of a network that makes maps. */
export function embedderStep(
  model: tf.LayersModel,
  { map, loss, halves = false, clip = null }: StepSettings,
): EmbedderStep {
  const [, height, width] = model.inputs[0].shape as number[];
  const outputOf = (pictures: Float32Array): unknown =>
    model.apply(tf.tensor4d(pictures, [pictures.length / height / width, height, width, 1]), {
      training: true,
    });
  const lossOf = chooseLoss(loss);
  const ofAll = ({ pictures, labels }: Batch) =>
    map
      ? similarityLoss(
          mapSimilarities(unitMaps(outputOf(pictures) as tf.Tensor4D), map),
          labels,
          lossOf,
        )
      : embeddingLoss(unitEmbeddings(outputOf(pictures) as tf.Tensor2D), labels, lossOf);
  const ofPairs = halves ? choosePairLoss(loss) : null;
  return async (batch, optimizer, random) => {
    const swap = ofPairs !== null && random.integer(2) === 1;
    const value = tf.tidy(() =>
      clippedStep(
        optimizer,
        () => (ofPairs ? halvesLoss(batch, { outputOf, map: map!, ofPairs, swap }) : ofAll(batch)),
        clip,
      ),
    );
    const [number] = await value.data();
    value.dispose();
    return number;
  };
}

/**
 * The loss of one half of a batch on the other: a quarter of the pairs of the whole, and each once.
 *
 * @param swap whether the second half is cut into blocks, or the first
 */
function halvesLoss(
  { pictures, labels }: Batch,
  {
    outputOf,
    map,
    ofPairs,
    swap,
  }: {
    outputOf(pictures: Float32Array): unknown;
    map: MapComparison;
    ofPairs: PairLoss;
    swap: boolean;
  },
): tf.Scalar {
  const halves = dieHalves(labels);
  const [rows, columns] = swap ? [halves[1], halves[0]] : halves;
  const pixels = pictures.length / labels.length;
  const ordered = new Float32Array(pictures.length);
  [...rows, ...columns].forEach((place, i) =>
    ordered.set(pictures.subarray(place * pixels, (place + 1) * pixels), i * pixels),
  );
  const maps = unitMaps(outputOf(ordered) as tf.Tensor4D);
  const [, ...shape] = maps.shape;
  const part = (from: number, count: number) =>
    tf.slice(maps, [from, 0, 0, 0], [count, ...shape] as [number, number, number, number]);
  const scores = mapScores(part(0, rows.length), part(rows.length, columns.length), map);
  const diesOf = (places: readonly number[]) => places.map((place) => labels[place]);
  return pairLoss(scores, diesOf(rows), diesOf(columns), ofPairs);
}
