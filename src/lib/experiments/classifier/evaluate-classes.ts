import {
  classAccuracy,
  confusionMatrix,
  crossEntropy,
  kerasRecall,
  macroRecall,
  mostProbable,
  wilson,
  withTemperature,
  type ClassAnswers,
  type Interval,
} from "../../metrics/index";
import { networkAnswers, type ClassifierCard, type ClassifierModel } from "../../models/index";
import type { ReadyPhotograph } from "./ready-photographs";

/** How well a classifier answered. */
export interface ClassEvaluation {
  photographs: number;
  /** Mean categorical cross-entropy of the network's own probabilities. */
  loss: number;
  /**
   * Share of photographs whose own class got a probability above a half, as Keras' `Recall` counts;
   * with Wilson's interval.
   */
  recall: Interval;
  /** Share of photographs whose most probable class is the right one; with Wilson's interval. */
  accuracy: Interval;
  /** Mean over the classes of the share found. */
  macroRecall: number;
  /** Rows: the true class, columns: the answer. */
  confusion: number[][];
  /** Share of photographs with a sure answer, and the share of those that is right. */
  sure: { share: number; accuracy: Interval };
}

/** The network's own probabilities for some photographs, not calibrated. */
export async function rawAnswers(
  { network }: ClassifierModel,
  photographs: readonly ReadyPhotograph[],
): Promise<ClassAnswers> {
  return {
    probabilities: await networkAnswers(
      network,
      photographs.map(({ picture }) => picture),
    ),
    labels: photographs.map(({ label }) => label),
  };
}

/** Metrics of a classifier's answers. */
export function evaluateAnswers(answers: ClassAnswers, card: ClassifierCard): ClassEvaluation {
  const n = answers.labels.length;
  const share = (value: number) => wilson(Math.round(value * n), n);
  const { called, confidence } = calledWith(answers, card);
  const sure = called.flatMap((k, i) =>
    confidence[i] >= card.sureFrom ? [k === answers.labels[i]] : [],
  );
  return {
    photographs: n,
    loss: crossEntropy(answers),
    recall: share(kerasRecall(answers)),
    accuracy: share(classAccuracy(answers)),
    macroRecall: macroRecall(answers),
    confusion: confusionMatrix(answers),
    sure: { share: sure.length / n, accuracy: wilson(sure.filter(Boolean).length, sure.length) },
  };
}

/** The answer to each photograph and its calibrated probability. */
function calledWith({ probabilities }: ClassAnswers, { classes, temperature }: ClassifierCard) {
  const honest = withTemperature(probabilities, classes.length, temperature);
  const called = mostProbable(probabilities, classes.length);
  return { called, confidence: called.map((k, i) => honest[i * classes.length + k]) };
}

/**
 * Columns of predictions.csv: the answer, its calibrated probability, and the network's own
 * probability of each class.
 */
export function predictionColumns(classes: readonly string[]): string[] {
  return [
    "photograph",
    "class",
    "called",
    "right",
    "confidence",
    "unsure",
    ...classes.map((name) => `p_${name}`),
  ];
}

/** Rows of predictions.csv. */
export function predictionRows(
  photographs: readonly ReadyPhotograph[],
  answers: ClassAnswers,
  card: ClassifierCard,
): Record<string, string | number | boolean>[] {
  const { classes } = card;
  const { called, confidence } = calledWith(answers, card);
  const digits = (value: number) => Number(value.toPrecision(6));
  return photographs.map(({ name, label }, i) => ({
    photograph: name,
    class: classes[label],
    called: classes[called[i]],
    right: called[i] === label,
    confidence: digits(confidence[i]),
    unsure: confidence[i] < card.sureFrom,
    ...Object.fromEntries(
      classes.map((name, k) => [
        `p_${name}`,
        digits(answers.probabilities[i * classes.length + k]),
      ]),
    ),
  }));
}
