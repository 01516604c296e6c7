/** A photograph whose label its neighbours do not share. */
export interface DoubtfulLabel {
  photograph: number;
  /** The class that they suggest. */
  suggested: string;
  /** Probability of the suggested class less that of the label: the greater, the more doubtful. */
  margin: number;
}

/**
 * The labels that probabilities speak against, by confident learning. A class counts as possible
 * for a photograph where its probability reaches the mean that the class has on photographs
 * labelled so; a label is doubtful where the most probable class is another one and counts as
 * possible.
 *
 * @param labels one a photograph
 * @param classes the order of the probabilities
 * @param probabilities one list a photograph, from a judge that did not see its label
 * @returns the most doubtful first
 * @see Northcutt, Jiang, Chuang, "Confident learning", JAIR 70 (2021), the confident joint
 */
export function doubtfulLabels(
  labels: readonly string[],
  classes: readonly string[],
  probabilities: readonly ArrayLike<number>[],
): DoubtfulLabel[] {
  const given = labels.map((label) => classes.indexOf(label));
  const usual = classes.map((_, c) =>
    mean(probabilities.filter((_, i) => given[i] === c).map((p) => p[c])),
  );
  const doubts = probabilities.flatMap((p, i) => {
    const best = classes.reduce((b, _, c) => (p[c] > p[b] ? c : b), given[i]);
    return best !== given[i] && p[best] >= usual[best]
      ? [{ photograph: i, suggested: classes[best], margin: p[best] - p[given[i]] }]
      : [];
  });
  return doubts.sort((a, b) => b.margin - a.margin);
}

function mean(values: number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
