import type { OutputShape } from "./draw-coins";

/**
 * Numbers of original dies that a count of d dies on n coins does not contradict: those under which
 * neither as few nor as many dies would be seen in less than 2.5 % of hoards. No estimator and no
 * bootstrap: if the model of output is right, the interval covers the truth in at least 95 % of
 * hoards.
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
    const chances = chancesOfUpTo(n, dies, shape);
    return mean((count) => chances[Math.min(count - less, chances.length - 1)]);
  };
  // seeing as many as d gets likelier with more dies, seeing as few as d gets rarer
  const low = firstWhere(fewest, (dies) => 1 - atMost(dies, 1) > tail);
  const high =
    mean((count) => (count === n ? 1 : 0)) > tail
      ? Infinity
      : firstWhere(low + 1, (dies) => atMost(dies, 0) <= tail) - 1;
  return { low, high };
}

/** Ten thousand such chances don't show in the last digit of 1. */
const LOST = 1e-25;

/**
 * Chances that n coins show at most 0, 1, 2 … of so many dies. One coin after the other: the next
 * shows a new die or not.
 */
export function chancesOfUpTo(n: number, dies: number, shape: OutputShape): Float64Array {
  const last = Math.min(dies, n);
  const chance = new Float64Array(last + 1);
  chance[0] = 1;
  let [low, high] = [0, 0]; // outside chances are lost in rounding
  for (let m = 0; m < n; m++) {
    high = Math.min(high + 1, last);
    for (let j = high; j >= low; j--) {
      chance[j] =
        chance[j] * (1 - fresh(j, m, dies, shape)) +
        (j > low ? chance[j - 1] * fresh(j - 1, m, dies, shape) : 0);
    }
    while (chance[low] < LOST) chance[low++] = 0;
    while (chance[high] < LOST) chance[high--] = 0;
  }
  for (let j = 1; j <= last; j++) chance[j] = Math.min(1, chance[j] + chance[j - 1]);
  return chance;
}

/** Chance that the coin after m coins of j dies shows a die not seen before: Pólya's urn. */
function fresh(j: number, m: number, dies: number, shape: OutputShape): number {
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
