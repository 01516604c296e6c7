import type { Random } from "../../base/index";
import {
  refreshCluster,
  addToCluster,
  removeFromCluster,
  type SamplerState,
} from "./sampler-state";
import { drawCluster } from "./cluster-weights";

/** Buffers of a move, by cluster; the last element stands for coins that are in no cluster. */
export interface MoveScratch {
  extra: Float64Array;
  seen: Int32Array;
  visit: number;
  clusters: Int32Array;
  substitutes: Float64Array;
}

export const moveScratch = ({ sizes: { length } }: SamplerState): MoveScratch => ({
  extra: new Float64Array(length + 1),
  seen: new Int32Array(length + 1),
  visit: 0,
  clusters: new Int32Array(length),
  substitutes: new Float64Array(length),
});

/** Largest argument of the exponential function. */
const MAX_EXPONENT = 600;
/**
 * A weight that is lower than the largest one by this logarithm does not change the sum in double
 * precision.
 */
const NEGLIGIBLE_LOG_DIFFERENCE = 60;

/** Gibbs step: draws the cluster of a block given the clusters of all other blocks. */
export function moveBlock(
  state: SamplerState,
  block: number,
  scratch: MoveScratch,
  random: Random,
): void {
  const {
    members,
    states,
    own,
    sizes,
    counts,
    clusterWeights,
    baseLogWeights,
    group,
    alpha,
    logFactorial,
    tables,
  } = state;
  const { clusters, extra, substitutes } = scratch;
  const coins = members[block];
  const size = coins.length;
  const from = group[block];
  removeFromCluster(state, block);
  const free = sizes[from] === 0 ? Math.min(state.emptyCluster, from) : state.emptyCluster;
  const count = sumListedPairs(state, block, from, free, scratch);
  let most = -Infinity;
  for (let k = 0; k < count; k++) {
    const cluster = clusters[k];
    let log = cluster === free ? Math.log(alpha) + logFactorial[size] : -Infinity;
    if (sizes[cluster] > 0) {
      log = extra[cluster] + logFactorial[sizes[cluster] + size] - logFactorial[sizes[cluster]];
      for (let c = 0; c < size; c++) {
        const row = states[coins[c]];
        if (cluster !== from) log += baseLogWeights[cluster * tables.states + row];
        else
          for (let t = 0; t < tables.states; t++)
            log += counts[cluster * tables.states + t] * tables.usual[row * tables.states + t];
      }
    }
    substitutes[k] = log;
    if (log > most) most = log;
  }
  const shift = Math.max(0, most - MAX_EXPONENT);
  for (let k = 0; k < count; k++)
    substitutes[k] =
      substitutes[k] < most - NEGLIGIBLE_LOG_DIFFERENCE ? 0 : Math.exp(substitutes[k] - shift);
  const to = drawCluster(clusterWeights[states[coins[0]]], clusters, substitutes, count, random);
  addToCluster(state, block, to);
  if (to === from) return;
  own[from].splice(own[from].indexOf(block), 1);
  insert(own[to], block);
  refreshCluster(state, from);
  refreshCluster(state, to);
}

/**
 * Sums the extra log weights of the listed pairs of a block, for every cluster whose weight differs
 * from the stored one.
 *
 * @returns number of such clusters
 */
function sumListedPairs(
  { members, pairs: { start, other }, extraLogWeights, clusterOf, sizes }: SamplerState,
  block: number,
  from: number,
  free: number,
  scratch: MoveScratch,
): number {
  const { clusters, extra, seen } = scratch;
  const visit = ++scratch.visit;
  const coins = members[block];
  let count = 2;
  clusters[0] = from;
  clusters[1] = free;
  if (from === free) count = 1;
  extra[from] = extra[free] = 0;
  seen[from] = seen[free] = seen[sizes.length] = visit; // the last stands for the block's own coins
  if (coins.length > 1 || start[coins[0] + 1] - start[coins[0]] >= sizes.length >> 1) {
    // stored weights hold for single coins; where most pairs are listed most clusters are visited
    for (let cluster = 0; cluster < sizes.length; cluster++) {
      if (sizes[cluster] === 0 || cluster === from || cluster === free) continue;
      clusters[count++] = cluster;
      extra[cluster] = 0;
    }
    for (const coin of coins)
      for (let e = start[coin]; e < start[coin + 1]; e++)
        extra[clusterOf[other[e]]] += extraLogWeights[e];
    return count;
  }
  for (let e = start[coins[0]]; e < start[coins[0] + 1]; e++) {
    const cluster = clusterOf[other[e]];
    if (seen[cluster] !== visit) {
      seen[cluster] = visit;
      clusters[count++] = cluster;
      extra[cluster] = 0;
    }
    extra[cluster] += extraLogWeights[e];
  }
  return count;
}

function insert(rising: number[], value: number): void {
  let at = rising.length;
  while (at > 0 && rising[at - 1] > value) at--;
  rising.splice(at, 0, value);
}
