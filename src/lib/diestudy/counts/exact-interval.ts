import type { OutputShape } from "./draw-coins";

/**
 * Exact 95 % confidence interval of the number of original dies, given d dies on n coins: the
 * numbers under which neither at most d nor at least d dies would be seen in less than 2.5 % of
 * hoards. No estimator and no bootstrap: if the model of output is right, the interval covers the
 * truth in at least 95 % of hoards.
 *
 * @param d dies seen; several = the count is in doubt, each of these is as likely, and chances are
 *   means over them
 * @param shape how outputs vary; see `drawCoins`
 * @returns from d; `high` is Infinity where every die was seen once
 * @see Clopper and Pearson 1934, applied to the number of occupied cells
 */
export function exactInterval(
  { n, d }: { n: number; d: number | readonly number[] },
  shape: OutputShape,
  level = 0.95,
): { low: number; high: number } {
  if (n === 0) return { low: 0, high: Infinity };
  const tail = (1 - level) / 2;
  const counts = typeof d === "number" ? [d] : d;
  const fewest = counts.reduce((a, b) => Math.min(a, b));
  const mean = (of: (count: number) => number) =>
    counts.reduce((sum, count) => sum + of(count), 0) / counts.length;
  const atMost = (dies: number, less: number) => {
    const chances = cumulativeProbabilities(n, dies, shape);
    return mean((count) => chances[Math.min(count - less, chances.length - 1)]);
  };
  // P(at least d seen) increases with the number of dies, P(at most d seen) decreases
  const low = firstWhere(fewest, (dies) => 1 - atMost(dies, 1) > tail);
  const high =
    mean((count) => (count === n ? 1 : 0)) > tail
      ? Infinity
      : firstWhere(low + 1, (dies) => atMost(dies, 0) <= tail) - 1;
  return { low, high };
}

/** Ten thousand probabilities below this do not change the last digit of 1. */
const NEGLIGIBLE_PROBABILITY = 1e-25;

/**
 * Probabilities that n coins show at most 0, 1, 2 … of `dies` dies, by recursion over the coins.
 */
export function cumulativeProbabilities(n: number, dies: number, shape: OutputShape): Float64Array {
  const last = Math.min(dies, n);
  const chance = new Float64Array(last + 1);
  chance[0] = 1;
  let [low, high] = [0, 0]; // probabilities outside are negligible
  for (let m = 0; m < n; m++) {
    high = Math.min(high + 1, last);
    for (let j = high; j >= low; j--) {
      chance[j] =
        chance[j] * (1 - probabilityOfNewDie(j, m, dies, shape)) +
        (j > low ? chance[j - 1] * probabilityOfNewDie(j - 1, m, dies, shape) : 0);
    }
    while (chance[low] < NEGLIGIBLE_PROBABILITY) chance[low++] = 0;
    while (chance[high] < NEGLIGIBLE_PROBABILITY) chance[high--] = 0;
  }
  for (let j = 1; j <= last; j++) chance[j] = Math.min(1, chance[j] + chance[j - 1]);
  return chance;
}

/** Probability that the next coin, after m coins of j dies, is of a new die (Pólya's urn). */
function probabilityOfNewDie(j: number, m: number, dies: number, shape: OutputShape): number {
  return shape === Infinity ? (dies - j) / dies : ((dies - j) * shape) / (dies * shape + m);
}

/** The first whole number from `start` where a condition that stays true once it is, is. */
function firstWhere(start: number, holds: (dies: number) => boolean): number {
  if (holds(start)) return start;
  let [no, yes] = [start, 2 * start + 1];
  while (!holds(yes)) [no, yes] = [yes, 2 * yes];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
