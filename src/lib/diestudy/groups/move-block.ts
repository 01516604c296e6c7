import type { Random } from "../../base/index";
import { slotChanged, seat, unseat, type SamplerState } from "./sampler-state";
import { drawSlot } from "./slot-chances";

/** Room for a move's work, by slot; one more stands for coins that are in no slot. */
export interface MoveScratch {
  pull: Float64Array;
  seen: Int32Array;
  turn: number;
  slots: Int32Array;
  instead: Float64Array;
}

export const moveScratch = ({ room: { length } }: SamplerState): MoveScratch => ({
  pull: new Float64Array(length + 1),
  seen: new Int32Array(length + 1),
  turn: 0,
  slots: new Int32Array(length),
  instead: new Float64Array(length),
});

/** Most that is put to the exponential function. */
const MOST = 600;
/**
 * A chance that is lower than another by so much adds nothing to the sum of both: it is lost in
 * rounding.
 */
const LOST = 60;

/** Draws a block's die anew, given where all other blocks are (Gibbs). */
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
    room,
    counts,
    chances,
    usually,
    group,
    alpha,
    logFactorial,
    tables,
  } = state;
  const { slots, pull, instead } = scratch;
  const coins = members[block];
  const size = coins.length;
  const from = group[block];
  unseat(state, block);
  const free = room[from] === 0 ? Math.min(state.free, from) : state.free;
  const count = weigh(state, block, from, free, scratch);
  let most = -Infinity;
  for (let k = 0; k < count; k++) {
    const slot = slots[k];
    let log = slot === free ? Math.log(alpha) + logFactorial[size] : -Infinity;
    if (room[slot] > 0) {
      log = pull[slot] + logFactorial[room[slot] + size] - logFactorial[room[slot]];
      for (let c = 0; c < size; c++) {
        const row = states[coins[c]];
        if (slot !== from) log += usually[slot * tables.states + row];
        else
          for (let t = 0; t < tables.states; t++)
            log += counts[slot * tables.states + t] * tables.usual[row * tables.states + t];
      }
    }
    instead[k] = log;
    if (log > most) most = log;
  }
  const shift = Math.max(0, most - MOST);
  for (let k = 0; k < count; k++)
    instead[k] = instead[k] < most - LOST ? 0 : Math.exp(instead[k] - shift);
  const to = drawSlot(chances[states[coins[0]]], slots, instead, count, random);
  seat(state, block, to);
  if (to === from) return;
  own[from].splice(own[from].indexOf(block), 1);
  insert(own[to], block);
  slotChanged(state, from);
  slotChanged(state, to);
}

/**
 * Sums up, for every slot whose chance is not the kept one, what the block's listed pairs weigh
 * more.
 *
 * @returns how many such slots there are
 */
function weigh(
  { members, pairs: { start, other }, more, slotOf, room }: SamplerState,
  block: number,
  from: number,
  free: number,
  scratch: MoveScratch,
): number {
  const { slots, pull, seen } = scratch;
  const turn = ++scratch.turn;
  const coins = members[block];
  let count = 2;
  slots[0] = from;
  slots[1] = free;
  if (from === free) count = 1;
  pull[from] = pull[free] = 0;
  seen[from] = seen[free] = seen[room.length] = turn; // the last stands for the block's own coins
  if (coins.length > 1 || start[coins[0] + 1] - start[coins[0]] >= room.length >> 1) {
    // kept chances are a single coin's, and where most coins are listed most slots will be met
    for (let slot = 0; slot < room.length; slot++) {
      if (room[slot] === 0 || slot === from || slot === free) continue;
      slots[count++] = slot;
      pull[slot] = 0;
    }
    for (const coin of coins)
      for (let e = start[coin]; e < start[coin + 1]; e++) pull[slotOf[other[e]]] += more[e];
    return count;
  }
  for (let e = start[coins[0]]; e < start[coins[0] + 1]; e++) {
    const slot = slotOf[other[e]];
    if (seen[slot] !== turn) {
      seen[slot] = turn;
      slots[count++] = slot;
      pull[slot] = 0;
    }
    pull[slot] += more[e];
  }
  return count;
}

function insert(rising: number[], value: number): void {
  let at = rising.length;
  while (at > 0 && rising[at - 1] > value) at--;
  rising.splice(at, 0, value);
}
