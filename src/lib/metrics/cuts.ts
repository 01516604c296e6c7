import type { Confusion } from "./confusion";
import { type RankingOptions, steps } from "./ranking";

/** Confusion counts when every item with a score at or above a threshold is called positive. */
export interface Cut extends Confusion {
  /** Infinity at the first cut, where nothing is called. */
  threshold: number;
}

/**
 * Every cut that scores allow: above all of them, then at each distinct score from high to low.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 */
export function cuts(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  options: RankingOptions = {},
): Cut[] {
  const { weights } = options;
  let falseNegatives = 0;
  let trueNegatives = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i]) falseNegatives += weights ? weights[i] : 1;
    else trueNegatives += weights ? weights[i] : 1;
  }
  let last: Cut = {
    threshold: Infinity,
    truePositives: 0,
    falsePositives: 0,
    trueNegatives,
    falseNegatives,
  };
  const all = [last];
  for (const { score, positives, negatives } of steps(labels, scores, options)) {
    last = {
      threshold: score,
      truePositives: last.truePositives + positives,
      falsePositives: last.falsePositives + negatives,
      trueNegatives: last.trueNegatives - negatives,
      falseNegatives: last.falseNegatives - positives,
    };
    all.push(last);
  }
  return all;
}

/**
 * The position of the cut with the largest gain; of several that with the highest threshold.
 *
 * @returns -1 where every gain is NaN
 */
export function bestCut(all: readonly Cut[], gain: (cut: Cut) => number): number {
  let best = -1;
  let largest = -Infinity;
  all.forEach((cut, i) => {
    const its = gain(cut);
    if (its > largest) [best, largest] = [i, its];
  });
  return best;
}

/**
 * A threshold that answers as a cut does, half-way to the next lower score, so that it does not
 * depend on the last digit of one pair.
 */
export function thresholdAt(all: readonly Cut[], i: number): number {
  if (i === 0) return all[1].threshold + 1; // nothing is called
  const here = all[i].threshold;
  const halfWay = i + 1 < all.length ? (here + all[i + 1].threshold) / 2 : here;
  // neighbours with no number between them
  return i + 1 < all.length && halfWay <= all[i + 1].threshold ? here : halfWay;
}
