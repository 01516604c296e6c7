/**
 * Answers of a classifier: n rows of one probability a class, one row after another, and the number
 * of each row's true class.
 */
export interface ClassAnswers {
  probabilities: ArrayLike<number>;
  labels: ArrayLike<number>;
}

const classesOf = ({ probabilities, labels }: ClassAnswers) => probabilities.length / labels.length;
const own = ({ probabilities, labels }: ClassAnswers, classes: number, i: number) =>
  probabilities[i * classes + labels[i]];
const share = (n: number, yes: (i: number) => boolean) => {
  let count = 0;
  for (let i = 0; i < n; i++) if (yes(i)) count++;
  return count / n;
};

/** The class with the largest probability of each row; the first of several. */
export function mostProbable(probabilities: ArrayLike<number>, classes: number): number[] {
  return Array.from({ length: probabilities.length / classes }, (_, i) => {
    let best = 0;
    for (let k = 1; k < classes; k++)
      if (probabilities[i * classes + k] > probabilities[i * classes + best]) best = k;
    return best;
  });
}

/**
 * Recall as Keras' `Recall()` counts it over one-hot labels: the share of rows whose true class got
 * a probability above 0.5. Neither accuracy (a row may be right with less) nor the mean over
 * classes. NaN without rows.
 *
 * @see keras/src/metrics/confusion_metrics.py, threshold 0.5, strictly above
 */
export function kerasRecall(answers: ClassAnswers): number {
  const classes = classesOf(answers);
  return share(answers.labels.length, (i) => own(answers, classes, i) > 0.5);
}

/** Share of rows whose most probable class is the true one. NaN without rows. */
export function classAccuracy({ probabilities, labels }: ClassAnswers): number {
  const called = mostProbable(probabilities, classesOf({ probabilities, labels }));
  return share(labels.length, (i) => called[i] === labels[i]);
}

/**
 * Mean over the classes that occur of the share of their rows that are answered right. @see
 * scikit-learn `recall_score(average="macro")`
 */
export function macroRecall(answers: ClassAnswers): number {
  const matrix = confusionMatrix(answers);
  const recalls = matrix.flatMap((row, k) => {
    const rows = row.reduce((sum, count) => sum + count, 0);
    return rows === 0 ? [] : [row[k] / rows];
  });
  return recalls.reduce((sum, value) => sum + value, 0) / recalls.length;
}

/** How often each class (row) was answered with each (column). */
export function confusionMatrix(answers: ClassAnswers): number[][] {
  const classes = classesOf(answers);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  mostProbable(answers.probabilities, classes).forEach(
    (called, i) => matrix[answers.labels[i]][called]++,
  );
  return matrix;
}

/** Keras keeps probabilities this far from 0 and 1 before it takes their logarithm. */
const EPSILON = 1e-7;

/**
 * Mean categorical cross-entropy, in nats. NaN without rows. @see Keras `categorical_crossentropy`
 */
export function crossEntropy(answers: ClassAnswers): number {
  const classes = classesOf(answers);
  let sum = 0;
  for (let i = 0; i < answers.labels.length; i++)
    sum -= Math.log(Math.min(Math.max(own(answers, classes, i), EPSILON), 1 - EPSILON));
  return sum / answers.labels.length;
}
