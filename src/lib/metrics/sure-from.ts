import { mostProbable, type ClassAnswers } from "./classification";

/**
 * Confidence threshold of reliable answers: the smallest probability of the called class, 0.5 or
 * more, such that of the answers with at least that much a given share is right.
 *
 * @param share of right answers that is asked for
 * @returns just above the largest probability where no such confidence exists
 */
export function sureFrom({ probabilities, labels }: ClassAnswers, share: number): number {
  const classes = probabilities.length / labels.length;
  const answers = mostProbable(probabilities, classes)
    .map((called, i) => ({
      confidence: probabilities[i * classes + called],
      right: called === labels[i],
    }))
    .sort((a, b) => b.confidence - a.confidence);
  let sure = Math.min(1, (answers[0]?.confidence ?? 1) + 1e-6);
  let right = 0;
  answers.forEach(({ confidence, right: is }, i) => {
    right += Number(is);
    const tied = i + 1 < answers.length && answers[i + 1].confidence === confidence;
    if (!tied && right / (i + 1) >= share) sure = confidence;
  });
  return Math.max(0.5, sure);
}
