import { lossTables, type LossModel, type LossTables } from "./lost-links";
import { mates, type PairIndex } from "./pair-index";
import { setWeight, clusterWeights, type ClusterWeights } from "./cluster-weights";

/** The posterior that partitions are sampled from. */
export interface PartitionModel {
  /** Coins of each block; the coins of a block always share a cluster. */
  members: readonly (readonly number[])[];
  pairs: PairIndex;
  /**
   * Log likelihood ratios of listed pairs of coins, by entry; -Infinity = never from the same die.
   */
  logRatios: Float64Array;
  /** Log likelihood ratio of every pair that is not listed: 0 or less. */
  otherwise: number;
  losses: LossModel;
  /**
   * Concentrations of the Chinese restaurant process, each as likely beforehand: α coins are like a
   * die's first. What the study's coins say chooses among them.
   */
  concentrations: readonly number[];
}

/**
 * State of the partition sampler. Dies are clusters; there is one cluster more than blocks, so that
 * one is always empty.
 *
 * The log weight of a block with a cluster is the sum of a base weight, which counts all pairs as
 * unlisted, and the extra weights of the listed pairs. So the cost of a move grows with the listed
 * pairs of the block, not with the number of coins.
 */
export interface SamplerState {
  members: readonly (readonly number[])[];
  pairs: PairIndex;
  mate: Int32Array;
  /**
   * By entry: likelihood ratio of the pair, and its log weight less that of an unlisted pair;
   * -Infinity = never in one cluster.
   */
  likelihoodRatios: Float64Array;
  extraLogWeights: Float64Array;
  tables: LossTables;
  /** By coin. */
  states: Uint8Array;
  clusterOf: Int32Array;
  /** By block. */
  group: Int32Array;
  /** By cluster: its blocks, ascending; its number of coins; that number by state, clusters × states. */
  own: number[][];
  sizes: Int32Array;
  counts: Int32Array;
  /**
   * Log weight of a coin of each state with the coins of a cluster if all pairs were unlisted,
   * clusters × states.
   */
  baseLogWeights: Float64Array;
  /** Lowest number of an empty cluster. */
  emptyCluster: number;
  /**
   * By state: unnormalised weight of each cluster for a coin without listed pairs; 0 for an empty
   * cluster.
   */
  clusterWeights: ClusterWeights[];
  alpha: number;
  /** Logarithm of (m - 1)!, by m. */
  logFactorial: Float64Array;
}

export function samplerState(
  { members, pairs, logRatios, otherwise, losses }: PartitionModel,
  start: ArrayLike<number>,
  alpha: number,
): SamplerState {
  const coins = pairs.start.length - 1;
  const clusters = members.length + 1;
  const tables = lossTables(losses, otherwise);
  const logFactorial = new Float64Array(coins + 1);
  for (let m = 2; m <= coins; m++) logFactorial[m] = logFactorial[m - 1] + Math.log(m - 1);
  const state: SamplerState = {
    members,
    pairs,
    mate: mates(pairs),
    tables,
    alpha,
    logFactorial,
    likelihoodRatios: logRatios.map(Math.exp),
    extraLogWeights: logRatios.map((log) =>
      log === -Infinity
        ? -Infinity
        : Math.log(tables.plain[0] + tables.perRatio[0] * Math.exp(log)),
    ),
    states: new Uint8Array(coins),
    clusterOf: new Int32Array(coins),
    group: Int32Array.from(start),
    own: Array.from({ length: clusters }, () => []),
    sizes: new Int32Array(clusters),
    counts: new Int32Array(clusters * tables.states),
    baseLogWeights: new Float64Array(clusters * tables.states),
    emptyCluster: 0,
    clusterWeights: losses.chances.map(() => clusterWeights(clusters)),
  };
  state.group.forEach((cluster, block) => {
    state.own[cluster].push(block);
    addToCluster(state, block, cluster);
  });
  state.own.forEach((_, cluster) => refreshCluster(state, cluster));
  return state;
}

/** Adds the coins of a block to the counts; the caller updates `own` and calls `refreshCluster`. */
export function addToCluster(state: SamplerState, block: number, cluster: number): void {
  const { members, states, clusterOf, sizes, counts, tables, group } = state;
  group[block] = cluster;
  sizes[cluster] += members[block].length;
  for (const coin of members[block]) {
    clusterOf[coin] = cluster;
    counts[cluster * tables.states + states[coin]]++;
  }
}

/** Removes the coins of a block from the counts; they are in no cluster then. */
export function removeFromCluster(state: SamplerState, block: number): void {
  const { members, states, clusterOf, sizes, counts, tables, group } = state;
  const cluster = group[block];
  sizes[cluster] -= members[block].length;
  for (const coin of members[block]) {
    clusterOf[coin] = sizes.length;
    counts[cluster * tables.states + states[coin]]--;
  }
}

/** Recomputes the weights of a cluster and the lowest empty cluster after its members changed. */
export function refreshCluster(state: SamplerState, cluster: number): void {
  const {
    clusterWeights,
    baseLogWeights,
    counts,
    sizes,
    tables: { states, usual },
  } = state;
  for (let s = 0; s < states; s++) {
    let log = 0;
    for (let t = 0; t < states; t++) log += counts[cluster * states + t] * usual[s * states + t];
    baseLogWeights[cluster * states + s] = log;
    setWeight(
      clusterWeights[s],
      cluster,
      sizes[cluster] === 0 ? 0 : sizes[cluster] * Math.exp(log),
    );
  }
  if (sizes[cluster] === 0) state.emptyCluster = Math.min(state.emptyCluster, cluster);
  while (sizes[state.emptyCluster] > 0) state.emptyCluster++;
}
