import type { Random } from "../../base/index";

/**
 * Weights are summed in blocks of this many bits of the index: about the square root of the number
 * of groups in a large study.
 */
const BLOCK_BITS = 6;
const BLOCK_SIZE = 1 << BLOCK_BITS;

/**
 * Unnormalised weights of many clusters with block sums, so that drawing one and changing a few takes
 * less than a pass over all of them.
 */
export interface ClusterWeights {
  /** Weight of each cluster, 0 or more; zeros up to a multiple of BLOCK_SIZE. */
  values: Float64Array;
  /** Sums of BLOCK_SIZE values each. */
  sums: Float64Array;
  /** Saved sums of the blocks whose weights are substituted during a draw. */
  savedSums: Float64Array;
  differs: Uint8Array;
}

export function clusterWeights(clusters: number): ClusterWeights {
  const blocks = Math.ceil(clusters / BLOCK_SIZE);
  return {
    values: new Float64Array(blocks * BLOCK_SIZE),
    sums: new Float64Array(blocks),
    savedSums: new Float64Array(blocks),
    differs: new Uint8Array(blocks),
  };
}

export function setWeight({ values, sums }: ClusterWeights, cluster: number, value: number): void {
  values[cluster] = value;
  sums[cluster >> BLOCK_BITS] = sumOf(values, cluster >> BLOCK_BITS);
}

/**
 * Draws a cluster with a probability proportional to its weight; some weights are substituted for
 * this draw.
 *
 * @param clusters the first `count` are the clusters with a substituted weight, each once
 * @param substitutes their weights; overwritten
 */
export function drawCluster(
  { values, sums, savedSums, differs }: ClusterWeights,
  clusters: Int32Array,
  substitutes: Float64Array,
  count: number,
  random: Random,
): number {
  for (let k = 0; k < count; k++) {
    const [cluster, block] = [clusters[k], clusters[k] >> BLOCK_BITS];
    const own = values[cluster];
    values[cluster] = substitutes[k];
    substitutes[k] = own;
    if (differs[block]) continue;
    differs[block] = 1;
    savedSums[block] = sums[block];
  }
  let total = 0;
  for (let block = 0; block < sums.length; block++) {
    if (differs[block]) sums[block] = sumOf(values, block);
    total += sums[block];
  }
  const drawn = clusterAt(values, sums, random.next() * total);
  for (let k = 0; k < count; k++) {
    const block = clusters[k] >> BLOCK_BITS;
    values[clusters[k]] = substitutes[k];
    sums[block] = savedSums[block];
    differs[block] = 0;
  }
  return drawn;
}

/**
 * First cluster at which the cumulative sum of the weights exceeds `share`.
 */
function clusterAt(values: Float64Array, sums: Float64Array, share: number): number {
  let left = share;
  let last = 0; // rounding may leave a little at the end
  for (let block = 0; block < sums.length; block++) {
    if (sums[block] <= left) {
      left -= sums[block];
      continue;
    }
    for (let cluster = block << BLOCK_BITS; cluster < (block + 1) << BLOCK_BITS; cluster++) {
      if (values[cluster] === 0) continue;
      last = cluster;
      if ((left -= values[cluster]) < 0) return cluster;
    }
  }
  return last;
}

function sumOf(values: Float64Array, block: number): number {
  let sum = 0;
  for (let cluster = block << BLOCK_BITS; cluster < (block + 1) << BLOCK_BITS; cluster++)
    sum += values[cluster];
  return sum;
}
