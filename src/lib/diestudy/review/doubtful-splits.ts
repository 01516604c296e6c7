import { groupsOf, type Partition } from "../groups/partition";

/** A part of a die that may be of another die. */
export interface DoubtfulSplit {
  /** The smaller part, rising; the rest of its die. */
  part: number[];
  rest: number[];
  /** Share of samples in which exactly this part is apart from the rest, above 0 to 1. */
  chance: number;
}

/**
 * How sampled partitions divide the dies of a study: for each die the parts with the largest
 * expected number of pairs between part and rest, disjoint, the largest first.
 */
export function doubtfulSplits(die: Partition, drawn: readonly Partition[]): DoubtfulSplit[] {
  return groupsOf(die).flatMap((coins) => {
    if (coins.length < 2) return [];
    const seen = new Map<string, { part: number[]; times: number }>();
    for (const sample of drawn) {
      if (coins.every((coin) => sample[coin] === sample[coins[0]])) continue;
      for (const part of partsOf(coins, sample)) {
        const key = part.join();
        const known = seen.get(key);
        if (known) known.times++;
        else seen.set(key, { part, times: 1 });
      }
    }
    const taken = new Set<number>();
    return [...seen.values()]
      .map(({ part, times }) => ({
        part,
        change: times * part.length * (coins.length - part.length),
        times,
      }))
      .sort((x, y) => y.change - x.change || x.part[0] - y.part[0])
      .filter(({ part }) => {
        if (part.some((coin) => taken.has(coin))) return false;
        for (const coin of part) taken.add(coin);
        return true;
      })
      .map(({ part, times }) => ({
        part,
        rest: coins.filter((coin) => !part.includes(coin)),
        chance: times / drawn.length,
      }));
  });
}

/** The groups of a sample within a die, but the largest. */
function partsOf(coins: readonly number[], sample: Partition): number[][] {
  const parts = new Map<number, number[]>();
  for (const coin of coins) {
    if (!parts.has(sample[coin])) parts.set(sample[coin], []);
    parts.get(sample[coin])!.push(coin);
  }
  return [...parts.values()].sort((x, y) => y.length - x.length).slice(1);
}
