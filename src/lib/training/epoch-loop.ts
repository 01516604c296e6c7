import { adam, tf, type Adam } from "../engine/index";
import { NumislabError } from "../base/index";
import { needRoom, readCheckpoint, writeCheckpoint } from "./checkpoint";
import {
  loadTensors,
  setWeights,
  storeTensors,
  storeWeights,
  type StoredTensor,
} from "./stored-tensor";

/** State of the loop between epochs, without tensors. */
interface Progress<Entry> {
  history: Entry[];
  best: number;
  bestEpoch: number;
}

export interface EpochLoop<Entry> {
  epochs: number;
  learningRate: number;
  /** constant, or falling to 0 along half a cosine (Loshchilov and Hutter 2017). */
  schedule?: "constant" | "cosine";
  /** Epochs without a better metric before training stops, as in Keras' EarlyStopping. */
  patience: number;
  /** Whether the model is left with the weights of its best epoch, or with the last ones. */
  restoreBest: boolean;
  /** Checkpoint file, written after each epoch; training resumes from it if it exists. */
  checkpoint: string;
  /**
   * Trains for one epoch, counted from 1, and returns its metrics; null if it was stopped before
   * the end.
   */
  learn(epoch: number, optimizer: Adam): Promise<Entry | null>;
  /** The metric that early stopping monitors, higher = better. */
  metric(entry: Entry): number;
  /** After each epoch, with every epoch so far; training waits for it. */
  onEpoch?(entry: Entry, history: readonly Entry[]): Promise<void>;
}

/** Tensors per weight in a checkpoint: the weight, its best value, and Adam's two moments. */
const COPIES_PER_WEIGHT = 4;

/**
 * Trains a model epoch by epoch with Adam, early stopping, and a checkpoint after each epoch. An
 * epoch that was stopped is not kept: it starts again on resume.
 *
 * @returns every epoch since the very start, and which one was best
 * @throws NumislabError "state" before the first epoch where the disk has no room for checkpoints,
 *   after one whose metric is not a number, and at the end where no weight has changed
 */
export async function trainEpochs<Entry>(
  model: tf.LayersModel,
  loop: EpochLoop<Entry>,
): Promise<{ history: Entry[]; bestEpoch: number }> {
  const { epochs, learningRate, schedule = "constant", patience } = loop;
  needRoom(loop.checkpoint, COPIES_PER_WEIGHT * 4 * model.countParams());
  const optimizer = adam(learningRate);
  const stored = readCheckpoint<Progress<Entry>>(loop.checkpoint);
  const progress: Progress<Entry> = stored?.progress ?? {
    history: [],
    best: -Infinity,
    bestEpoch: 0,
  };
  const first = stored ? null : await storeWeights(model);
  let bestWeights: StoredTensor[] = stored?.tensors.best ?? first!;
  let last: StoredTensor[] | null = null;
  if (stored) {
    setWeights(model, stored.tensors.weights);
    const state = loadTensors(stored.tensors.optimizer);
    await optimizer.setWeights(state); // `storeTensors` made copies
    tf.dispose(state.map(({ tensor }) => tensor));
  }
  const outOfPatience = () => progress.history.length - progress.bestEpoch >= patience;
  try {
    while (progress.history.length < epochs && !outOfPatience()) {
      const epoch = progress.history.length + 1;
      if (schedule === "cosine")
        optimizer.learningRate =
          (learningRate * (1 + Math.cos((Math.PI * (epoch - 1)) / epochs))) / 2;
      const entry = await loop.learn(epoch, optimizer);
      if (entry === null) break;
      if (!Number.isFinite(loop.metric(entry)))
        throw new NumislabError(
          "state",
          `The validation metric of epoch ${epoch} is ${loop.metric(entry)}: nothing can be chosen by it. Lower training.learningRate (it is ${learningRate}), or bring more data to validate with.`,
        );
      progress.history.push(entry);
      const weights = await storeWeights(model);
      last = weights;
      if (loop.metric(entry) > progress.best) {
        progress.best = loop.metric(entry);
        progress.bestEpoch = epoch;
        bestWeights = weights;
      }
      await writeCheckpoint(loop.checkpoint, {
        progress,
        tensors: { weights, best: bestWeights, optimizer: await storeOptimizer(optimizer) },
      });
      await loop.onEpoch?.(entry, progress.history);
    }
  } finally {
    optimizer.dispose();
  }
  if (first && last && sameWeights(first, last))
    throw new NumislabError(
      "state",
      `No weight has changed in ${progress.history.length} ${progress.history.length === 1 ? "epoch" : "epochs"}, so nothing was learned. Raise training.learningRate (it is ${learningRate}), or bring more data to train on.`,
    );
  if (loop.restoreBest && progress.history.length > 0) setWeights(model, bestWeights);
  return { history: progress.history, bestEpoch: progress.bestEpoch };
}

const sameWeights = (a: readonly StoredTensor[], b: readonly StoredTensor[]): boolean =>
  a.every(({ values }, i) => values.every((value, k) => value === b[i].values[k]));

async function storeOptimizer(optimizer: tf.Optimizer): Promise<StoredTensor[]> {
  const state = await optimizer.getWeights();
  const stored = await storeTensors(state);
  // the number of steps is a tensor made for this call; the moments are the optimizer's own
  state[0].tensor.dispose();
  return stored;
}
