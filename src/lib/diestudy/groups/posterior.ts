import { correlationClustering } from "./correlation-clustering";
import { entryOf, pairIndex, type PairIndex } from "./pair-index";
import { groupsOf, type Partition } from "./partition";

/** How sure it is that two items belong together. Pairs that are not listed never were together. */
export interface Together {
  pairs: PairIndex;
  /** By entry, above 0 … 1. */
  share: Float64Array;
}

/** How often every two items were together in the drawn partitions. */
export function togetherness(samples: readonly Partition[]): Together {
  const items = samples[0].length;
  const sorted = samples.map(itemsByGroup);
  const times = new Int32Array(items);
  const [a, b, shares]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < items; i++) {
    const met: number[] = [];
    sorted.forEach(({ order, end }, s) => {
      for (let k = end[samples[s][i]] - 1; order[k] > i; k--)
        if (times[order[k]]++ === 0) met.push(order[k]);
    });
    for (const j of met) {
      a.push(i);
      b.push(j);
      shares.push(times[j] / samples.length);
      times[j] = 0;
    }
  }
  const { pairs, from } = pairIndex(items, a, b);
  return { pairs, share: Float64Array.from(from, (k) => shares[k]) };
}

/** Items group by group, rising in each, and where each group ends. */
function itemsByGroup(partition: Partition): { order: Int32Array; end: Int32Array } {
  const end = new Int32Array(partition.reduce((most, group) => Math.max(most, group), -1) + 2);
  for (const group of partition) end[group + 1]++;
  for (let g = 1; g < end.length; g++) end[g] += end[g - 1];
  const order = new Int32Array(partition.length);
  partition.forEach((group, i) => (order[end[group]++] = i));
  return { order, end };
}

/** How sure it is that i and j belong together. */
export function togetherOf({ pairs, share }: Together, i: number, j: number): number {
  const entry = entryOf(pairs, i, j);
  return entry < 0 ? 0 : share[entry];
}

/**
 * The grouping with the fewest wrong pairs to be expected: pairs that were together in more than
 * half of the draws rather are, the others rather not (Binder's loss). That is correlation
 * clustering of togetherness less ½.
 *
 * @param never pairs that can't be of one group, and so never were together
 * @see Binder 1978
 */
export function centralPartition(
  { pairs, share }: Together,
  never: (i: number, j: number) => boolean = () => false,
): Partition {
  return correlationClustering({
    pairs,
    weight: share.map((one) => one - 0.5),
    otherwise: (i, j) => (never(i, j) ? -Infinity : -0.5),
  });
}

/** How sure a group is. */
export interface Support {
  /**
   * Of each item: mean chance of being together with each other item of its group; alone, the
   * chance of being alone.
   */
  item: Float64Array;
  /** Of each group: the share of draws in which exactly these items were a group. */
  group: number[];
}

export function supportOf(
  partition: Partition,
  together: Together,
  samples: readonly Partition[],
): Support {
  const groups = groupsOf(partition);
  const sizes = samples.map((sample) => groupsOf(sample).map((own) => own.length));
  const exact = groups.map(
    (own) =>
      samples.filter(
        (sample, s) =>
          own.every((i) => sample[i] === sample[own[0]]) && sizes[s][sample[own[0]]] === own.length,
      ).length / samples.length,
  );
  const item = Float64Array.from(partition, (g, i) => {
    const others = groups[g].filter((j) => j !== i);
    return others.length === 0
      ? exact[g]
      : others.reduce((sum, j) => sum + togetherOf(together, i, j), 0) / others.length;
  });
  return { item, group: exact };
}
