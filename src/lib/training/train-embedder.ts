import type { ViewRange } from "../augment/index";
import { adam, tf } from "../engine/index";
import { NumislabError } from "../errors";
import { contrastiveLoss, unitEmbeddings } from "../models/index";
import type { Random } from "../random";
import { batchMaker, type BatchMaker } from "./batch-maker";
import { readCheckpoint, writeCheckpoint } from "./checkpoint";
import type { Example } from "./pair-batches";
import type { StopSignal } from "./stop-signal";
import { loadTensors, setWeights, storeTensors, storeWeights, type StoredTensor } from "./stored-tensor";

/** How an embedder is trained. */
export interface EmbedderTraining {
  /** Pixels a side of the input. */
  size: number;
  epochs: number;
  /** Pictures a step. */
  batch: number;
  learningRate: number;
  /** Epochs without a better validation figure before it ends. */
  patience: number;
  margin: number;
  augment: ViewRange;
}

/** What one epoch came to. */
export interface Epoch {
  /** Counted from 1. */
  epoch: number;
  /** Mean contrastive loss of the epoch's batches. */
  loss: number;
  /** Higher = better; see `validate`. */
  validation: number;
}

/** What the loop remembers from epoch to epoch, beside tensors. */
interface Progress {
  history: Epoch[];
  best: number;
  bestEpoch: number;
}

export interface EmbedderTrainingRun {
  examples: readonly Example[];
  /** The figure that early stopping watches, higher = better. */
  validate(model: tf.LayersModel): Promise<number>;
  random: Random;
  signal: StopSignal;
  /** Where the state is kept after each epoch; training goes on from it where it exists. */
  checkpoint: string;
  onBatch?(done: number, total: number, epoch: number): void;
  /** After each epoch, with every epoch so far; training waits for it. */
  onEpoch?(epoch: Epoch, history: readonly Epoch[]): Promise<void>;
}

/**
 * Trains an embedder with contrastive loss and leaves it with the weights of its best epoch.
 *
 * Each epoch draws from a generator of its own, so that a run that goes on from a checkpoint sees the batches that it
 * would have seen undisturbed.
 *
 * @returns every epoch since the very start, which one was best, and why training was stopped, if it was
 */
export async function trainEmbedder(model: tf.LayersModel, settings: EmbedderTraining, run: EmbedderTrainingRun) {
  const { size, batch, augment: range } = settings;
  const batches = batchMaker({ examples: run.examples, size, batch, range });
  return train(model, settings, run, batches).finally(() => batches.close());
}

async function train(model: tf.LayersModel, settings: EmbedderTraining, run: EmbedderTrainingRun, batches: BatchMaker) {
  const optimizer = adam(settings.learningRate);
  const stored = readCheckpoint<Progress>(run.checkpoint);
  const progress: Progress = stored?.progress ?? { history: [], best: -Infinity, bestEpoch: 0 };
  let bestWeights: StoredTensor[] = stored?.tensors.best ?? (await storeWeights(model));
  if (stored) {
    setWeights(model, stored.tensors.weights);
    const state = loadTensors(stored.tensors.optimizer);
    await optimizer.setWeights(state); // it keeps copies
    tf.dispose(state.map(({ tensor }) => tensor));
  }
  const total = Math.ceil((2 * run.examples.length) / settings.batch);
  const outOfPatience = () => progress.history.length - progress.bestEpoch >= settings.patience;

  while (progress.history.length < settings.epochs && !outOfPatience()) {
    const epoch = progress.history.length + 1;
    const seed = run.random.fork(`epoch ${epoch}`).integer(2 ** 32);
    let sum = 0;
    let steps = 0;
    for await (const { pictures, dies } of batches.epoch(seed)) {
      const loss = tf.tidy(() => {
        const input = tf.tensor4d(pictures, [dies.length, settings.size, settings.size, 1]);
        return optimizer.minimize(
          () => contrastiveLoss(unitEmbeddings(model.apply(input, { training: true }) as tf.Tensor2D), dies, settings.margin),
          true,
        )!;
      });
      const value = (await loss.data())[0];
      loss.dispose();
      if (!Number.isFinite(value)) {
        throw new NumislabError("state", `The loss became ${value} in epoch ${epoch}: lower training.learningRate (it is ${settings.learningRate}).`);
      }
      sum += value;
      steps++;
      run.onBatch?.(steps, total, epoch);
      if (run.signal.reason()) break;
    }
    if (run.signal.reason()) break; // an unfinished epoch is not kept: it starts again on resume
    const entry = { epoch, loss: sum / steps, validation: await run.validate(model) };
    progress.history.push(entry);
    const weights = await storeWeights(model);
    if (entry.validation > progress.best) {
      progress.best = entry.validation;
      progress.bestEpoch = epoch;
      bestWeights = weights;
    }
    await writeCheckpoint(run.checkpoint, {
      progress,
      tensors: {
        weights,
        best: bestWeights,
        optimizer: await storeOptimizer(optimizer),
      },
    });
    await run.onEpoch?.(entry, progress.history);
  }

  if (progress.history.length > 0) setWeights(model, bestWeights);
  optimizer.dispose();
  return { history: progress.history, bestEpoch: progress.bestEpoch, stopped: run.signal.reason() };
}

async function storeOptimizer(optimizer: tf.Optimizer): Promise<StoredTensor[]> {
  const state = await optimizer.getWeights();
  const stored = await storeTensors(state);
  state[0].tensor.dispose(); // the number of steps is a tensor made for this call; the moments are the optimizer's own
  return stored;
}
