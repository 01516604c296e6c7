import type { ViewRange } from "../augment/index";
import type { tf, Adam } from "../engine/index";
import { polarInputShape } from "../models/index";
import { NumislabError, type Random } from "../base/index";
import { batchMaker, type BatchMaker } from "./batch-maker";
import type { SamplerChoice } from "./batches";
import type { AugmentationOptions } from "./coin-views";
import { embedderStep, type StepSettings } from "./embedder-step";
import { trainEpochs } from "./epoch-loop";
import { finite } from "./finite-loss";
import type { Example } from "./example";
import type { StopSignal } from "./stop-signal";

/** How an embedder is trained. */
export interface EmbedderTraining extends StepSettings {
  /** Pixels a side of the input. */
  size: number;
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
  /** Steps of the first epoch over which the learning rate rises to its value; default 0. */
  warmup?: number;
  sampler: SamplerChoice;
  augment: ViewRange;
  /** How light is evened out again where views are restruck; see `AugmentationOptions`. */
  restrike?: AugmentationOptions["restrike"];
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
  const { size, batch, sampler, augment: range, restrike } = settings;
  const batches = batchMaker({
    of: "coins",
    examples: run.examples,
    size,
    batch,
    sampler,
    range,
    restrike,
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
  const { epochs, learningRate, schedule, patience, warmup = 0 } = settings;
  const step = embedderStep(model, settings);
  const learn = async (epoch: number, optimizer: Adam): Promise<Epoch | null> => {
    let sum = 0;
    let steps = 0;
    const { learningRate: full } = optimizer;
    const toss = run.random.fork(`halves of epoch ${epoch}`);
    for await (const batch of batches.epoch(run.random.fork(`epoch ${epoch}`).integer(2 ** 32))) {
      if (epoch === 1) optimizer.learningRate = full * Math.min(1, (steps + 1) / warmup);
      sum += finite(await step(batch, optimizer, toss), epoch, settings.learningRate);
      steps++;
      run.onBatch?.(steps, Math.max(steps, total), epoch);
      if (run.signal.reason()) return null;
    }
    optimizer.learningRate = full;
    if (steps === 0)
      throw new NumislabError(
        "input",
        "There is nothing to train on: no side of the training coins shows two dies.",
      );
    return { epoch, loss: sum / steps, validation: await run.validate(model) };
  };
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
