import type { PhotographRange } from "../augment/index";
import { tf, type Adam } from "../engine/index";
import { classAccuracy, crossEntropy, kerasRecall } from "../metrics/index";
import { classifierStep, classProbabilities } from "../models/index";
import type { Random } from "../base/index";
import { batchMaker, type BatchMaker } from "./batch-maker";
import type { ClassExample } from "./class-batches";
import { trainEpochs } from "./epoch-loop";
import { finite } from "./finite-loss";
import type { StopSignal } from "./stop-signal";

/** How a classifier is trained. */
export interface ClassifierTraining {
  /** Pixels a side of the input. */
  size: number;
  epochs: number;
  batch: number;
  learningRate: number;
  schedule: "constant" | "cosine";
  /** Epochs without a lower validation loss before it ends. */
  patience: number;
  restoreBest: boolean;
  augment: PhotographRange;
  /** Whether validation photographs are changed at random as well, as in the write-up. */
  augmentValidation: boolean;
}

/**
 * Metrics of one epoch, with Keras' names. Training metrics are computed on each batch before its
 * step.
 */
export interface ClassifierEpoch {
  /** Counted from 1. */
  epoch: number;
  /** Mean categorical cross-entropy. */
  loss: number;
  /**
   * Share of photographs whose own class got a probability above a half: Keras' `Recall` over
   * one-hot labels.
   */
  recall: number;
  accuracy: number;
  validationLoss: number;
  validationRecall: number;
  validationAccuracy: number;
}

export interface ClassifierTrainingRun {
  training: readonly ClassExample[];
  validation: readonly ClassExample[];
  random: Random;
  signal: StopSignal;
  /** Checkpoint file, written after each epoch; training resumes from it if it exists. */
  checkpoint: string;
  onBatch?(done: number, total: number, epoch: number): void;
  onEpoch?(epoch: ClassifierEpoch, history: readonly ClassifierEpoch[]): Promise<void>;
}

/** No augmentation. */
const NO_AUGMENTATION: PhotographRange = {
  affine: { rotation: 0, heightShift: 0, widthShift: 0, shear: 0, zoom: 0 },
};

/**
 * Trains a classifier with categorical cross-entropy. Early stopping watches the validation loss.
 *
 * Each epoch draws from a generator of its own, so that a run that resumes from a checkpoint sees
 * the batches that it would have seen undisturbed.
 *
 * @returns every epoch since the very start, which one was best, and why training was stopped, if
 *   it was
 */
export async function trainClassifier(
  model: tf.LayersModel,
  settings: ClassifierTraining,
  run: ClassifierTrainingRun,
) {
  const { size, batch, augment: range, augmentValidation } = settings;
  const batches = batchMaker({ of: "classes", examples: run.training, size, batch, range });
  const checks = batchMaker({
    of: "classes",
    examples: run.validation,
    size,
    batch,
    range: augmentValidation ? range : NO_AUGMENTATION,
  });
  return train(model, settings, run, batches, checks).finally(() =>
    Promise.all([batches.close(), checks.close()]),
  );
}

async function train(
  model: tf.LayersModel,
  settings: ClassifierTraining,
  run: ClassifierTrainingRun,
  batches: BatchMaker,
  checks: BatchMaker,
) {
  const { size } = settings;
  const total = Math.ceil(run.training.length / settings.batch);
  const seedOf = (epoch: number, what: string) =>
    run.random.fork(`${what} ${epoch}`).integer(2 ** 32);
  const tensorOf = (pictures: Float32Array) =>
    tf.tensor4d(pictures, [pictures.length / (size * size * 3), size, size, 3]);

  const learn = async (epoch: number, optimizer: Adam): Promise<ClassifierEpoch | null> => {
    const learned = answers();
    let steps = 0;
    let sum = 0;
    for await (const { pictures, labels } of batches.epoch(seedOf(epoch, "epoch"))) {
      const input = tensorOf(pictures);
      const { loss, logits } = classifierStep(model, optimizer, input, labels);
      const probabilities = tf.tidy(() => tf.softmax(logits));
      sum += labels.length * finite((await loss.data())[0], epoch, settings.learningRate);
      learned.add(await probabilities.data(), labels);
      tf.dispose([input, loss, logits, probabilities]);
      steps++;
      run.onBatch?.(steps, total, epoch);
      if (run.signal.reason()) return null;
    }
    const validated = answers();
    for await (const { pictures, labels } of checks.epoch(seedOf(epoch, "validation"))) {
      const input = tensorOf(pictures);
      validated.add(await classProbabilities(model, input), labels);
      input.dispose();
    }
    return {
      epoch,
      loss: sum / learned.labels.length,
      recall: kerasRecall(learned),
      accuracy: classAccuracy(learned),
      validationLoss: crossEntropy(validated),
      validationRecall: kerasRecall(validated),
      validationAccuracy: classAccuracy(validated),
    };
  };

  const { epochs, learningRate, schedule, patience, restoreBest } = settings;
  const { checkpoint, onEpoch } = run;
  const metric = ({ validationLoss }: ClassifierEpoch) => -validationLoss;
  const ended = await trainEpochs(model, {
    epochs,
    learningRate,
    schedule,
    patience,
    restoreBest,
    checkpoint,
    learn,
    metric,
    onEpoch,
  });
  return { ...ended, stopped: run.signal.reason() };
}

/** Answers of one batch after another. */
function answers() {
  const probabilities: number[] = [];
  const labels: number[] = [];
  const add = (more: ArrayLike<number>, moreLabels: readonly number[]) => {
    probabilities.push(...Array.from(more));
    labels.push(...moreLabels);
  };
  return { probabilities, labels, add };
}
