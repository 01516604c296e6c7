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
export function accuracy(c: Confusion): number {
  const right = c.truePositives + c.trueNegatives;
  return right / (right + c.falsePositives + c.falseNegatives);
}

/** Mean of the shares found among positives and among negatives. */
export function balancedAccuracy(c: Confusion): number {
  return (recall(c) + 1 - falsePositiveRate(c)) / 2;
}

/** Share of the negatives that are called positive; NaN where there is none. */
export function falsePositiveRate(c: Confusion): number {
  return c.falsePositives / (c.falsePositives + c.trueNegatives);
}

/**
 * Share of the positive answers that are right; 0 where there is no positive answer, as in
 * scikit-learn.
 */
export function precision(c: Confusion): number {
  const answered = c.truePositives + c.falsePositives;
  return answered === 0 ? 0 : c.truePositives / answered;
}

/** Share of the positives that are found; NaN where there is none. */
export function recall(c: Confusion): number {
  return c.truePositives / (c.truePositives + c.falseNegatives);
}

/** Harmonic mean of precision and recall; 0 where nothing positive is found. */
export function f1(c: Confusion): number {
  const all = 2 * c.truePositives + c.falsePositives + c.falseNegatives;
  return all === 0 ? NaN : (2 * c.truePositives) / all;
}
