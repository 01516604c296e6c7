import { correlationClustering } from "./correlation-clustering";
import { entryOf, pairIndex, type PairIndex } from "./pair-index";
import { groupsOf, type Partition } from "./partition";

/**
 * Posterior similarity matrix: co-clustering probability of pairs of items. Unlisted pairs were never in
 * one group.
 */
export interface PosteriorSimilarity {
  pairs: PairIndex;
  /** By entry: share of the sampled partitions in which the pair is in one group, above 0 to 1. */
  share: Float64Array;
}

/** Posterior similarity of all pairs of items from sampled partitions. */
export function posteriorSimilarity(samples: readonly Partition[]): PosteriorSimilarity {
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

/** Items sorted by group, ascending within each, and the end of each group in that order. */
function itemsByGroup(partition: Partition): { order: Int32Array; end: Int32Array } {
  const end = new Int32Array(partition.reduce((most, group) => Math.max(most, group), -1) + 2);
  for (const group of partition) end[group + 1]++;
  for (let g = 1; g < end.length; g++) end[g] += end[g - 1];
  const order = new Int32Array(partition.length);
  partition.forEach((group, i) => (order[end[group]++] = i));
  return { order, end };
}

/** Probability that items i and j are in one group, 0 to 1. */
export function similarityOf({ pairs, share }: PosteriorSimilarity, i: number, j: number): number {
  const entry = entryOf(pairs, i, j);
  return entry < 0 ? 0 : share[entry];
}

/**
 * The partition with the smallest expected number of wrong pairs under the posterior (Binder's loss):
 * correlation clustering of the posterior similarity less 0.5.
 *
 * @param never pairs that cannot be in one group
 * @see Binder 1978
 */
export function centralPartition(
  { pairs, share }: PosteriorSimilarity,
  never: (i: number, j: number) => boolean = () => false,
): Partition {
  return correlationClustering({
    pairs,
    weight: share.map((one) => one - 0.5),
    otherwise: (i, j) => (never(i, j) ? -Infinity : -0.5),
  });
}

/** Posterior support of a partition, all values 0 to 1. */
export interface Support {
  /**
   * Of each item: mean posterior similarity with the other items of its group; for an item that is
   * alone, the probability that it is alone.
   */
  item: Float64Array;
  /** Of each group: share of samples in which exactly these items form a group. */
  group: number[];
}

export function supportOf(
  partition: Partition,
  similarity: PosteriorSimilarity,
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
      : others.reduce((sum, j) => sum + similarityOf(similarity, i, j), 0) / others.length;
  });
  return { item, group: exact };
}
