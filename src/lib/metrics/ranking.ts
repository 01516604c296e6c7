/** One step down a ranking: every item of one score, and what stands at or above it. */
export interface Step {
  /** The score that the items of this step share. */
  score: number;
  /** Weight of positives with exactly this score. */
  positives: number;
  /** Weight of negatives with exactly this score. */
  negatives: number;
}

/** What a ranking metric can be given beside labels and scores. */
export interface RankingOptions {
  /** Indices of the scores from high to low where they are known already (see `descending`). */
  order?: ArrayLike<number>;
  /** How often each item counts, length n, as in a bootstrap; 1 where it is left out. */
  weights?: ArrayLike<number>;
}

/**
 * The distinct scores from high to low with the weight of positives and negatives at each: used by
 * every ranking metric, so that ties are treated in one place.
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n; a NaN cannot be ranked and throws
 */
export function* steps(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  { order = descending(scores), weights }: RankingOptions = {},
): Generator<Step> {
  let k = 0;
  while (k < order.length) {
    const score = scores[order[k]];
    let positives = 0;
    let negatives = 0;
    for (; k < order.length && scores[order[k]] === score; k++) {
      const weight = weights ? weights[order[k]] : 1;
      if (labels[order[k]]) positives += weight;
      else negatives += weight;
    }
    if (positives + negatives > 0) yield { score, positives, negatives };
  }
}

/**
 * Indices that sort the scores from high to low. Throws a RangeError where a score is not a number.
 */
export function descending(scores: ArrayLike<number>): Uint32Array {
  const order = new Uint32Array(scores.length);
  for (let i = 0; i < order.length; i++) {
    if (Number.isNaN(scores[i]))
      throw new RangeError(`score ${i} of ${order.length} is not a number`);
    order[i] = i;
  }
  return order.sort((a, b) => scores[b] - scores[a]);
}
