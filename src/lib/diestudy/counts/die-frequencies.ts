/** How often the dies of one side were seen. */
export interface DieFrequencies {
  /** Coins whose die is known. */
  n: number;
  /** Dies seen. */
  d: number;
  /** `seen[k]` = dies seen on exactly k coins; `seen[0]` is 0, as nobody knows it. */
  seen: readonly number[];
}

/**
 * Counts dies by how often they were seen.
 *
 * @param dies  of each coin, by name or number; null = not known, left out
 */
export function dieFrequencies(dies: Iterable<string | number | null>): DieFrequencies {
  const coins = new Map<string | number, number>();
  for (const die of dies) if (die !== null) coins.set(die, (coins.get(die) ?? 0) + 1);
  const counts = [...coins.values()];
  const seen = new Array<number>(Math.max(0, ...counts) + 1).fill(0);
  for (const count of counts) seen[count]++;
  return { n: counts.reduce((sum, count) => sum + count, 0), d: counts.length, seen };
}

/** Dies seen exactly k times. */
export const seenTimes = ({ seen }: DieFrequencies, k: number): number => seen[k] ?? 0;

/** Coins for each die seen, n/d (also n/o, n/r): the characteristic index. NaN without coins. */
export const characteristicIndex = ({ n, d }: DieFrequencies): number => n / d;

/**
 * Reverse dies seen for each obverse die seen, r/o. How far above 1 it lies tells how much sooner
 * reverse dies broke.
 */
export const reversesPerObverse = (
  obverse: Pick<DieFrequencies, "d">,
  reverse: Pick<DieFrequencies, "d">,
): number => reverse.d / obverse.d;
