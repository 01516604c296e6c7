import type { Random } from "../../base/index";
import { entriesTo } from "./pair-index";
import { pickByLog } from "./pick-by-log";
import { refreshCluster, type SamplerState } from "./sampler-state";

/** A product beyond this is replaced by its logarithm. */
const MAX_PRODUCT = 1e200;

/**
 * Gibbs step: draws the state of every coin given the states of the other coins of its die.
 *
 * @param share of coins that are not in the usual state, 0 to 1
 */
export function redrawStates(state: SamplerState, share: number, random: Random): void {
  const { group, own, members, pairs, states, clusterOf, counts, tables } = state;
  const entries = new Int32Array(states.length);
  const logs = new Float64Array(tables.states);
  for (let first = 0; first < group.length; first++) {
    const cluster = group[first];
    if (own[cluster][0] !== first) continue;
    const die =
      own[cluster].length === 1 ? members[first] : own[cluster].flatMap((block) => members[block]);
    let changed = false;
    for (const coin of die) {
      const old = states[coin];
      const found = entriesTo(pairs, coin, die, clusterOf, cluster, entries);
      counts[cluster * tables.states + old]--;
      for (let s = 0; s < tables.states; s++)
        logs[s] =
          Math.log(s === 0 ? 1 - share : share / (tables.states - 1)) +
          logWeightInState(state, s, cluster, entries, found);
      states[coin] = pickByLog(logs, random);
      counts[cluster * tables.states + states[coin]]++;
      if (states[coin] === old) continue;
      updatePairWeights(state, coin);
      changed = true;
    }
    if (changed) refreshCluster(state, cluster);
  }
}

/**
 * Log weight of a coin in state `s` with the coins of a die.
 *
 * @param entries the first `found` are the entries of its listed pairs with them
 */
function logWeightInState(
  { pairs, states, likelihoodRatios, counts, tables }: SamplerState,
  s: number,
  cluster: number,
  entries: Int32Array,
  found: number,
): number {
  let log = 0;
  for (let t = 0; t < tables.states; t++)
    log += counts[cluster * tables.states + t] * tables.usual[s * tables.states + t];
  let product = 1; // one logarithm for many pairs
  for (let e = 0; e < found; e++) {
    const pair = s * tables.states + states[pairs.other[entries[e]]];
    product *= tables.plain[pair] + tables.perRatio[pair] * likelihoodRatios[entries[e]];
    if (product < MAX_PRODUCT && product > 1 / MAX_PRODUCT) continue;
    log += Math.log(product);
    product = 1;
  }
  return log + Math.log(product);
}

/** Recomputes the weights of a coin's listed pairs after its state changed. */
function updatePairWeights(
  {
    pairs: { start, other },
    mate,
    likelihoodRatios,
    extraLogWeights,
    states,
    tables,
  }: SamplerState,
  coin: number,
): void {
  for (let e = start[coin]; e < start[coin + 1]; e++) {
    if (extraLogWeights[e] === -Infinity) continue;
    const pair = states[coin] * tables.states + states[other[e]];
    extraLogWeights[e] = extraLogWeights[mate[e]] = Math.log(
      tables.plain[pair] + tables.perRatio[pair] * likelihoodRatios[e],
    );
  }
}
