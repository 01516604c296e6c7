import { correlationClustering } from "./correlation-clustering";
import { groupsOf, type Partition } from "./partition";

/**
 * How often every two items were together in the drawn partitions.
 *
 * @returns items × items, row by row, 0 … 1; the diagonal is 1
 */
export function togetherness(samples: readonly Partition[]): Float64Array {
  const n = samples[0].length;
  const share = new Float64Array(n * n);
  for (const sample of samples) {
    for (const own of groupsOf(sample)) for (const i of own) for (const j of own) share[i * n + j] += 1 / samples.length;
  }
  return share;
}

/**
 * The grouping with the fewest wrong pairs to be expected: pairs that were together in more than half of the draws
 * rather are, the others rather not (Binder's loss). That is correlation clustering of togetherness less ½.
 *
 * @see Binder 1978
 */
export function centralPartition(together: Float64Array, items: number, never: (i: number, j: number) => boolean = () => false): Partition {
  return correlationClustering(together.map((share, at) => (never(Math.floor(at / items), at % items) ? -Infinity : share - 0.5)), items);
}

/** How sure a group is. */
export interface Support {
  /** Of each item: mean chance of being together with each other item of its group; alone, the chance of being alone. */
  item: Float64Array;
  /** Of each group: the share of draws in which exactly these items were a group. */
  group: number[];
}

export function supportOf(partition: Partition, together: Float64Array, samples: readonly Partition[]): Support {
  const n = partition.length;
  const groups = groupsOf(partition);
  const sizes = samples.map((sample) => groupsOf(sample).map((own) => own.length));
  const exact = groups.map((own) => samples.filter((sample, s) => own.every((i) => sample[i] === sample[own[0]]) && sizes[s][sample[own[0]]] === own.length).length / samples.length);
  const item = Float64Array.from(partition, (g, i) => {
    const others = groups[g].filter((j) => j !== i);
    return others.length === 0 ? exact[g] : others.reduce((sum, j) => sum + together[i * n + j], 0) / others.length;
  });
  return { item, group: exact };
}
