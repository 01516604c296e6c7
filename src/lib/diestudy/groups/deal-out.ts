import type { Random } from "../../base/index";
import { entriesTo } from "./pair-index";
import type { SamplerState } from "./sampler-state";

/** Two groups in the making. */
export interface Deal {
  seats: Seat[];
  /** The seat of each coin, 1 or 2; 0 where it has none. */
  seatOf: Uint8Array;
  /** Room for entries: a coin's row at most. */
  entries: Int32Array;
}

interface Seat {
  /** 1 or 2. */
  number: number;
  blocks: number[];
  coins: number[];
  /** Of its coins, by state. */
  counts: Int32Array;
}

export const emptyDeal = ({ states, tables }: SamplerState): Deal => ({
  seats: [1, 2].map((number) => ({
    number,
    blocks: [],
    coins: [],
    counts: new Int32Array(tables.states),
  })),
  seatOf: new Uint8Array(states.length),
  entries: new Int32Array(states.length),
});

/** Makes a deal empty again. */
export function clearDeal({ seats, seatOf }: Deal): void {
  for (const { coins, blocks, counts } of seats) {
    for (let c = 0; c < coins.length; c++) seatOf[coins[c]] = 0;
    coins.length = blocks.length = 0;
    counts.fill(0);
  }
}

/**
 * Deals blocks out to two groups one by one, each as the weights with those before it say
 * (sequential allocation).
 *
 * @param deal empty
 * @param kept the slot of those that go to the first seat; null = drawn as the weights say
 * @returns the logarithm of the chance that blocks are dealt out like this, and what both groups
 *   weigh with each other
 */
export function dealOut(
  state: SamplerState,
  deal: Deal,
  first: number,
  second: number,
  rest: readonly number[],
  kept: number | null,
  random: Random,
): { log: number; between: number } {
  const { members, group, logFactorial } = state;
  const [one, two] = deal.seats;
  join(state, deal, one, first);
  let between = pull(state, deal, one, second);
  join(state, deal, two, second);
  let log = 0;
  for (let r = 0; r < rest.length; r++) {
    const block = rest[r];
    const size = members[block].length;
    const [withOne, withTwo] = [pull(state, deal, one, block), pull(state, deal, two, block)];
    const [a, b] = [one.coins.length, two.coins.length];
    const more =
      withTwo +
      logFactorial[b + size] -
      logFactorial[b] -
      (withOne + logFactorial[a + size] - logFactorial[a]);
    const chance = Number.isNaN(more) ? 0.5 : 1 / (1 + Math.exp(more)); // both can be -Infinity
    const toOne = kept === null ? random.next() < chance : group[block] === kept;
    log += Math.log(toOne ? chance : 1 - chance);
    between += toOne ? withTwo : withOne;
    join(state, deal, toOne ? one : two, block);
  }
  return { log, between };
}

/** What a block weighs with a seat. */
function pull(
  { members, pairs, more, states, tables }: SamplerState,
  { seatOf, entries }: Deal,
  { number, coins, counts }: Seat,
  block: number,
): number {
  let sum = 0;
  const own = members[block];
  for (let c = 0; c < own.length; c++) {
    const row = states[own[c]] * tables.states;
    for (let t = 0; t < counts.length; t++) sum += counts[t] * tables.usual[row + t];
    const found = entriesTo(pairs, own[c], coins, seatOf, number, entries);
    for (let e = 0; e < found; e++) sum += more[entries[e]];
  }
  return sum;
}

function join(
  { members, states }: SamplerState,
  { seatOf }: Deal,
  { number, blocks, coins, counts }: Seat,
  block: number,
): void {
  blocks.push(block);
  const own = members[block];
  for (let c = 0; c < own.length; c++) {
    coins.push(own[c]);
    counts[states[own[c]]]++;
    seatOf[own[c]] = number;
  }
}
