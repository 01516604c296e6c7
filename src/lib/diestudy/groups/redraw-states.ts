import type { Random } from "../../base/index";
import { entriesTo } from "./pair-index";
import { pickByLog } from "./pick-by-log";
import { slotChanged, type SamplerState } from "./sampler-state";

/** Beyond this a product is taken into its logarithm. */
const LARGE = 1e200;

/**
 * Draws every coin's state anew, die by die, given the states of the other coins of its die. @param
 * share of coins that are not in the usual state
 */
export function redrawStates(state: SamplerState, share: number, random: Random): void {
  const { group, own, members, pairs, states, slotOf, counts, tables } = state;
  const entries = new Int32Array(states.length);
  const logs = new Float64Array(tables.states);
  for (let first = 0; first < group.length; first++) {
    const slot = group[first];
    if (own[slot][0] !== first) continue;
    const die =
      own[slot].length === 1 ? members[first] : own[slot].flatMap((block) => members[block]);
    let changed = false;
    for (const coin of die) {
      const old = states[coin];
      const found = entriesTo(pairs, coin, die, slotOf, slot, entries);
      counts[slot * tables.states + old]--;
      for (let s = 0; s < tables.states; s++)
        logs[s] =
          Math.log(s === 0 ? 1 - share : share / (tables.states - 1)) +
          weightWith(state, s, slot, entries, found);
      states[coin] = pickByLog(logs, random);
      counts[slot * tables.states + states[coin]]++;
      if (states[coin] === old) continue;
      weighAnew(state, coin);
      changed = true;
    }
    if (changed) slotChanged(state, slot);
  }
}

/**
 * What a coin in a state weighs with the coins of a die, given the entries of its listed pairs with
 * them.
 */
function weightWith(
  { pairs, states, ratio, counts, tables }: SamplerState,
  s: number,
  slot: number,
  entries: Int32Array,
  found: number,
): number {
  let log = 0;
  for (let t = 0; t < tables.states; t++)
    log += counts[slot * tables.states + t] * tables.usual[s * tables.states + t];
  let product = 1; // one logarithm for many pairs
  for (let e = 0; e < found; e++) {
    const pair = s * tables.states + states[pairs.other[entries[e]]];
    product *= tables.plain[pair] + tables.perRatio[pair] * ratio[entries[e]];
    if (product < LARGE && product > 1 / LARGE) continue;
    log += Math.log(product);
    product = 1;
  }
  return log + Math.log(product);
}

/** Brings the weights of a coin's listed pairs in line with its state. */
function weighAnew(
  { pairs: { start, other }, mate, ratio, more, states, tables }: SamplerState,
  coin: number,
): void {
  for (let e = start[coin]; e < start[coin + 1]; e++) {
    if (more[e] === -Infinity) continue;
    const pair = states[coin] * tables.states + states[other[e]];
    more[e] = more[mate[e]] = Math.log(tables.plain[pair] + tables.perRatio[pair] * ratio[e]);
  }
}
