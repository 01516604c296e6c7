/** A logistic curve from a score to a probability: 1 / (1 + exp(-(slope * score + intercept))). */
export interface Logistic {
  slope: number;
  intercept: number;
}

/** The probability that the curve gives a score. */
export function probability({ slope, intercept }: Logistic, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + intercept)));
}

/**
 * Fits the logistic curve of same-die probability over score by maximum likelihood with Platt's
 * softened targets, which keep it finite when the scores separate the classes. Newton's method with
 * step halving.
 *
 * @param labels true for a positive, length n, with at least one of each class, else the curve is
 *   flat at the base rate
 * @param scores higher = more likely positive, length n
 * @see Platt 1999; Lin, Lin and Weng 2007, A note on Platt's probabilistic outputs
 */
export function fitPlatt(labels: ArrayLike<boolean>, scores: ArrayLike<number>): Logistic {
  const n = scores.length;
  let positives = 0;
  for (let i = 0; i < n; i++) if (labels[i]) positives++;
  const negatives = n - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  let slope = 0;
  let intercept = Math.log((positives + 1) / (negatives + 1));
  if (positives === 0 || negatives === 0) return { slope, intercept };

  const loss = (s: number, c: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const z = s * scores[i] + c;
      const target = labels[i] ? high : low;
      sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0) - target * z;
    }
    return sum;
  };
  let current = loss(slope, intercept);
  for (let iteration = 0; iteration < 100; iteration++) {
    let gs = 0,
      gc = 0,
      hss = 1e-12,
      hsc = 0,
      hcc = 1e-12; // gradient and Hessian in slope and intercept
    for (let i = 0; i < n; i++) {
      const p = probability({ slope, intercept }, scores[i]);
      const error = p - (labels[i] ? high : low);
      const w = p * (1 - p);
      gs += error * scores[i];
      gc += error;
      hss += w * scores[i] * scores[i];
      hsc += w * scores[i];
      hcc += w;
    }
    if (Math.abs(gs) < 1e-7 && Math.abs(gc) < 1e-7) break;
    const det = hss * hcc - hsc * hsc;
    const ds = -(hcc * gs - hsc * gc) / det;
    const dc = -(hss * gc - hsc * gs) / det;
    let step = 1;
    let next = loss(slope + ds, intercept + dc);
    while (!(next <= current) && step > 1e-10) {
      step /= 2;
      next = loss(slope + step * ds, intercept + step * dc);
    }
    if (step <= 1e-10) break;
    slope += step * ds;
    intercept += step * dc;
    current = next;
  }
  return { slope, intercept };
}
