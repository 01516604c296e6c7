import type { ViewRange } from "../augment/index";
import { tf, type Adam } from "../engine/index";
import {
  chooseLoss,
  embeddingLoss,
  mapSimilarities,
  polarInputShape,
  similarityLoss,
  unitEmbeddings,
  unitMaps,
  type LossChoice,
  type MapComparison,
} from "../models/index";
import { NumislabError, type Random } from "../base/index";
import { batchMaker, type BatchMaker } from "./batch-maker";
import type { SamplerChoice } from "./batches";
import { trainEpochs } from "./epoch-loop";
import { finite } from "./finite-loss";
import type { Example } from "./example";
import type { StopSignal } from "./stop-signal";

/** How an embedder is trained. */
export interface EmbedderTraining {
  /** Pixels a side of the input. */
  size: number;
  /** How maps are compared; left out where the network makes embeddings. */
  map?: MapComparison;
  epochs: number;
  /** Pictures a step. */
  batch: number;
  learningRate: number;
  schedule: "constant" | "cosine";
  /** Epochs without a better validation metric before it ends. */
  patience: number;
  /**
   * Which weights are kept: those of the epoch with the best validation metric, or of the last one.
   */
  keep: "best" | "last";
  loss: LossChoice;
  sampler: SamplerChoice;
  augment: ViewRange;
}

/** Metrics of one epoch. */
export interface Epoch {
  /** Counted from 1. */
  epoch: number;
  /** Mean loss of the epoch's batches. */
  loss: number;
  /** Higher = better; see `validate`. */
  validation: number;
}

export interface EmbedderTrainingRun {
  examples: readonly Example[];
  /** The metric that early stopping monitors, higher = better. */
  validate(model: tf.LayersModel): Promise<number>;
  random: Random;
  signal: StopSignal;
  /** Checkpoint file, written after each epoch; training resumes from it if it exists. */
  checkpoint: string;
  onBatch?(done: number, total: number, epoch: number): void;
  /** After each epoch, with every epoch so far; training waits for it. */
  onEpoch?(epoch: Epoch, history: readonly Epoch[]): Promise<void>;
}

/**
 * Trains an embedder, or a network that makes maps, and leaves it with the weights of its best
 * epoch or of its last.
 *
 * Each epoch draws from a generator of its own, so that a run that resumes from a checkpoint sees
 * the batches that it would have seen undisturbed.
 *
 * @returns every epoch since the very start, which one was best, and why training was stopped, if
 *   it was
 */
export async function trainEmbedder(
  model: tf.LayersModel,
  settings: EmbedderTraining,
  run: EmbedderTrainingRun,
) {
  const { size, batch, sampler, augment: range } = settings;
  const batches = batchMaker({
    of: "coins",
    examples: run.examples,
    size,
    batch,
    sampler,
    range,
    polar: polarInputShape(model),
  });
  return train(model, settings, run, batches).finally(() => batches.close());
}

async function train(
  model: tf.LayersModel,
  settings: EmbedderTraining,
  run: EmbedderTrainingRun,
  batches: BatchMaker,
) {
  const shown = settings.sampler.kind === "pairs" ? 2 * run.examples.length : run.examples.length;
  // about: sides are not mixed, and single coins are shown twice
  const total = Math.ceil(shown / settings.batch);
  const { map } = settings;
  const lossOf = chooseLoss(settings.loss);
  const [, height, width] = model.inputs[0].shape as number[];
  const step = async (pictures: Float32Array, dies: number[], optimizer: Adam) => {
    const loss = tf.tidy(() => {
      const input = tf.tensor4d(pictures, [dies.length, height, width, 1]);
      return optimizer.minimize(() => {
        const output = model.apply(input, { training: true });
        return map
          ? similarityLoss(mapSimilarities(unitMaps(output as tf.Tensor4D), map), dies, lossOf)
          : embeddingLoss(unitEmbeddings(output as tf.Tensor2D), dies, lossOf);
      }, true)!;
    });
    const value = (await loss.data())[0];
    loss.dispose();
    return value;
  };
  const learn = async (epoch: number, optimizer: Adam): Promise<Epoch | null> => {
    let sum = 0;
    let steps = 0;
    for await (const { pictures, labels } of batches.epoch(
      run.random.fork(`epoch ${epoch}`).integer(2 ** 32),
    )) {
      sum += finite(await step(pictures, labels, optimizer), epoch, settings.learningRate);
      steps++;
      run.onBatch?.(steps, Math.max(steps, total), epoch);
      if (run.signal.reason()) return null;
    }
    if (steps === 0)
      throw new NumislabError(
        "input",
        "There is nothing to train on: no side of the training coins shows two dies.",
      );
    return { epoch, loss: sum / steps, validation: await run.validate(model) };
  };
  const { epochs, learningRate, schedule, patience } = settings;
  const { checkpoint, onEpoch } = run;
  const metric = ({ validation }: Epoch) => validation;
  const ended = await trainEpochs(model, {
    epochs,
    learningRate,
    schedule,
    patience,
    restoreBest: settings.keep === "best",
    checkpoint,
    learn,
    metric,
    onEpoch,
  });
  return { ...ended, stopped: run.signal.reason() };
}
