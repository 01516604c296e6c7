import type { Similarities } from "./similarity-loss";

/**
 * A row of the batch, its least similar row of the same die and its most similar row of another.
 */
export interface Triplet {
  anchor: number;
  positive: number;
  negative: number;
}

/**
 * Batch-hard mining: for each row the farthest row of its own die and the nearest of any other; the
 * first of several that are as far. A row that lacks either is no anchor.
 *
 * @see Hermans, Beyer and Leibe 2017, In defense of the triplet loss for person re-identification
 */
export function hardestPairs(similarities: Similarities, dies: readonly number[]): Triplet[] {
  const n = dies.length;
  const triplets: Triplet[] = [];
  for (let anchor = 0; anchor < n; anchor++) {
    let [positive, negative] = [-1, -1];
    const similarity = (other: number) => similarities[anchor * n + other];
    for (let other = 0; other < n; other++) {
      if (other === anchor) continue;
      if (dies[other] === dies[anchor]) {
        if (positive < 0 || similarity(other) < similarity(positive)) positive = other;
      } else if (negative < 0 || similarity(other) > similarity(negative)) negative = other;
    }
    if (positive >= 0 && negative >= 0) triplets.push({ anchor, positive, negative });
  }
  return triplets;
}
