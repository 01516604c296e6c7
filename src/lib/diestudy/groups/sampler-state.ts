import { lossTables, type LossModel, type LossTables } from "./lost-links";
import { mates, type PairIndex } from "./pair-index";
import { setChance, slotChances, type SlotChances } from "./slot-chances";

/** What partitions are drawn from. */
export interface PartitionModel {
  /** Coins that stay together, block by block. */
  members: readonly (readonly number[])[];
  pairs: PairIndex;
  /** Log likelihood ratios of listed pairs of coins, by entry; -Infinity = never of one die. */
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
 * Where a draw of partitions stands. Dies have slots; one more than there are blocks, so that one
 * is always free.
 *
 * What a block weighs with a die is what its coins' states say if none of their pairs were listed,
 * and what the listed ones weigh more than that. So a move costs what the block has listed pairs,
 * and not what there are coins.
 */
export interface SamplerState {
  members: readonly (readonly number[])[];
  pairs: PairIndex;
  mate: Int32Array;
  /**
   * By entry: likelihood ratio, and what the pair weighs more than one that is not listed;
   * -Infinity = never.
   */
  ratio: Float64Array;
  more: Float64Array;
  tables: LossTables;
  /** By coin. */
  states: Uint8Array;
  slotOf: Int32Array;
  /** By block. */
  group: Int32Array;
  /** By slot: its blocks, rising; its coins; these by state, slots × states. */
  own: number[][];
  room: Int32Array;
  counts: Int32Array;
  /**
   * What a coin of each state weighs with a slot's coins, were none of its pairs listed, slots ×
   * states.
   */
  usually: Float64Array;
  /** The lowest slot without a coin. */
  free: number;
  /**
   * By state: the chance of each slot for a coin without listed pairs, not brought to a sum of 1; 0
   * where the slot is free.
   */
  chances: SlotChances[];
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
  const slots = members.length + 1;
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
    ratio: logRatios.map(Math.exp),
    more: logRatios.map((log) =>
      log === -Infinity
        ? -Infinity
        : Math.log(tables.plain[0] + tables.perRatio[0] * Math.exp(log)),
    ),
    states: new Uint8Array(coins),
    slotOf: new Int32Array(coins),
    group: Int32Array.from(start),
    own: Array.from({ length: slots }, () => []),
    room: new Int32Array(slots),
    counts: new Int32Array(slots * tables.states),
    usually: new Float64Array(slots * tables.states),
    free: 0,
    chances: losses.chances.map(() => slotChances(slots)),
  };
  state.group.forEach((slot, block) => {
    state.own[slot].push(block);
    seat(state, block, slot);
  });
  state.own.forEach((_, slot) => slotChanged(state, slot));
  return state;
}

/** Counts a block's coins in; `own` and `slotChanged` are left to the caller. */
export function seat(state: SamplerState, block: number, slot: number): void {
  const { members, states, slotOf, room, counts, tables, group } = state;
  group[block] = slot;
  room[slot] += members[block].length;
  for (const coin of members[block]) {
    slotOf[coin] = slot;
    counts[slot * tables.states + states[coin]]++;
  }
}

/** Counts a block's coins out; they are in no slot then. */
export function unseat(state: SamplerState, block: number): void {
  const { members, states, slotOf, room, counts, tables, group } = state;
  const slot = group[block];
  room[slot] -= members[block].length;
  for (const coin of members[block]) {
    slotOf[coin] = room.length;
    counts[slot * tables.states + states[coin]]--;
  }
}

/** Brings what is kept of a slot's coins, and which slot is free, in line with who is in it. */
export function slotChanged(state: SamplerState, slot: number): void {
  const {
    chances,
    usually,
    counts,
    room,
    tables: { states, usual },
  } = state;
  for (let s = 0; s < states; s++) {
    let log = 0;
    for (let t = 0; t < states; t++) log += counts[slot * states + t] * usual[s * states + t];
    usually[slot * states + s] = log;
    setChance(chances[s], slot, room[slot] === 0 ? 0 : room[slot] * Math.exp(log));
  }
  if (room[slot] === 0) state.free = Math.min(state.free, slot);
  while (room[state.free] > 0) state.free++;
}
