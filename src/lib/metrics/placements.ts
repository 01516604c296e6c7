/**
 * Scores that came from several models, made comparable: each becomes the share of the different
 * pairs of its own model that it outranks (a tie counting one half). Two models' raw scores cannot
 * be ranked against each other; these can.
 *
 * @param labels true for a pair from the same die, length n
 * @param scores higher = more alike, length n
 * @param model which model gave the score, length n
 * @returns values in [0, 1]; NaN where a model saw no different pair, for then there is nothing to
 *   outrank
 * @see Pepe 2003, The statistical evaluation of medical tests, on placement values
 */
export function placements(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  model: ArrayLike<number>,
): Float64Array {
  const different = new Map<number, number[]>();
  for (let i = 0; i < scores.length; i++) {
    if (!different.has(model[i])) different.set(model[i], []);
    if (!labels[i]) different.get(model[i])!.push(scores[i]);
  }
  for (const own of different.values()) own.sort((a, b) => a - b);
  return Float64Array.from({ length: scores.length }, (_, i) => {
    const own = different.get(model[i])!;
    return own.length === 0
      ? NaN
      : (below(own, scores[i], false) + below(own, scores[i], true)) / (2 * own.length);
  });
}

/** How many ascending values lie below one, or, `inclusive`, at or below it. */
function below(sorted: readonly number[], value: number, inclusive: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (inclusive && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
