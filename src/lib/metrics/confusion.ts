/** How the answers at one threshold compare with the truth. */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  trueNegatives: number;
  falseNegatives: number;
}

/**
 * Counts right and wrong answers.
 *
 * @param labels true for a positive, length n
 * @param called true where the answer is 'positive', length n
 * @param weights how often each item counts, as in a bootstrap
 */
export function confusion(
  labels: ArrayLike<boolean>,
  called: ArrayLike<boolean>,
  weights?: ArrayLike<number>,
): Confusion {
  const counts = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
  for (let i = 0; i < called.length; i++) {
    const weight = weights ? weights[i] : 1;
    if (called[i]) counts[labels[i] ? "truePositives" : "falsePositives"] += weight;
    else counts[labels[i] ? "falseNegatives" : "trueNegatives"] += weight;
  }
  return counts;
}

/** Share of right answers; NaN where nothing was answered. */
export function accuracy(counts: Confusion): number {
  const right = counts.truePositives + counts.trueNegatives;
  return right / (right + counts.falsePositives + counts.falseNegatives);
}

/** Mean of the shares found among positives and among negatives. */
export function balancedAccuracy(counts: Confusion): number {
  return (recall(counts) + 1 - falsePositiveRate(counts)) / 2;
}

/** Share of the negatives that are called positive; NaN where there is none. */
export function falsePositiveRate(counts: Confusion): number {
  return counts.falsePositives / (counts.falsePositives + counts.trueNegatives);
}

/**
 * Share of the positive answers that are right; 0 where there is no positive answer, as in
 * scikit-learn.
 */
export function precision(counts: Confusion): number {
  const answered = counts.truePositives + counts.falsePositives;
  return answered === 0 ? 0 : counts.truePositives / answered;
}

/** Share of the positives that are found; NaN where there is none. */
export function recall(counts: Confusion): number {
  return counts.truePositives / (counts.truePositives + counts.falseNegatives);
}

/** Harmonic mean of precision and recall; 0 where nothing positive is found. */
export function f1(counts: Confusion): number {
  const all = 2 * counts.truePositives + counts.falsePositives + counts.falseNegatives;
  return all === 0 ? NaN : (2 * counts.truePositives) / all;
}
