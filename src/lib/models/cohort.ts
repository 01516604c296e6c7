import { median } from "../base/index";

/**
 * Cohort normalisation of the scores of every pair of some sides: from each score, the mean of its
 * two sides' median scores with all the others is subtracted. Some sides score high with all, as
 * those with little relief left do, so that raw scores cannot be compared between pairs; what is
 * left says how much more alike two sides are than either is to the rest of the folder. Subtracting
 * the median keeps the scale of the scores, and a side's few pairs from the same die hardly move it.
 *
 * @param scores of sides i < j of `sides` sides, ordered by i, then j, length sides (sides - 1) / 2
 * @returns the same length and order; unbounded below, the scale of `scores`
 * @see Auckenthaler, Carey and Lloyd-Thomas 2000, Score normalization for text-independent speaker
 *   verification systems
 */
export function cohortNormalised(scores: ArrayLike<number>, sides: number): Float64Array {
  const others = Array.from({ length: sides }, () => new Float64Array(Math.max(0, sides - 1)));
  for (let i = 0, row = 0; i < sides; i++)
    for (let j = i + 1; j < sides; j++, row++) {
      others[i][j - 1] = scores[row];
      others[j][i] = scores[row];
    }
  const medians = others.map(median);
  const normalised = new Float64Array(scores.length);
  for (let i = 0, row = 0; i < sides; i++)
    for (let j = i + 1; j < sides; j++, row++)
      normalised[row] = scores[row] - (medians[i] + medians[j]) / 2;
  return normalised;
}
