import type { Random } from "../../random";
import { entriesTo } from "./pair-index";
import { slotChanged, seat, unseat, type SamplerState } from "./sampler-state";

/** More than sums of weights, added up in another order, differ by. */
const ROUNDING = 1e-6;

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
  seats: [1, 2].map((number) => ({ number, blocks: [], coins: [], counts: new Int32Array(tables.states) })),
  seatOf: new Uint8Array(states.length),
  entries: new Int32Array(states.length),
});

/**
 * Proposes to part a group or to join two, and takes it as often as keeps the posterior what it is (Metropolis and
 * Hastings). Two blocks are drawn: in one group, they become the seeds of two, and the others are dealt out to them one
 * by one as the weights say; in two, these are joined.
 *
 * @param deal  empty; left so
 * @see Dahl 2003, sequentially-allocated merge-split sampler
 */
export function splitOrMerge(state: SamplerState, deal: Deal, random: Random): void {
  const { group, own, room, alpha, logFactorial } = state;
  const n = group.length;
  const i = random.integer(n);
  const j = (i + 1 + random.integer(n - 1)) % n;
  const [first, second] = [group[i], group[j]];
  const splits = first === second;
  const others = random.shuffle(inOrder(own[first], splits ? [] : own[second], i, j));
  const [m, k] = splits ? [0, 0] : [room[first], room[second]];
  // a merge is taken at most as often as if what is joined could have been dealt out in this way only; few come near that
  const drawn = splits ? NaN : Math.log(1 - random.next());
  if (!splits && !(drawn < weightBetween(state, deal, first, second) + logFactorial[m + k] - logFactorial[m] - logFactorial[k] - Math.log(alpha) + ROUNDING)) return;
  const { log: dealt, between } = dealOut(state, deal, i, j, others, splits ? null : first, random);
  const [one, two] = deal.seats;
  // two groups less one: their prior, and the weights between them that no longer count
  const gain = Math.log(alpha) + logFactorial[one.coins.length] + logFactorial[two.coins.length] - logFactorial[one.coins.length + two.coins.length] - between;
  if (splits ? Math.log(1 - random.next()) < gain - dealt : drawn < dealt - gain) {
    const to = splits ? state.free : first;
    for (const block of two.blocks) {
      unseat(state, block);
      seat(state, block, to);
    }
    const rising = deal.seats.map(({ blocks }) => [...blocks].sort((a, b) => a - b));
    own[first] = splits ? rising[0] : inOrder(rising[0], rising[1]);
    own[splits ? to : second] = splits ? rising[1] : [];
    slotChanged(state, first);
    slotChanged(state, splits ? to : second);
  }
  for (const { coins, blocks, counts } of deal.seats) {
    for (let c = 0; c < coins.length; c++) deal.seatOf[coins[c]] = 0;
    coins.length = blocks.length = 0;
    counts.fill(0);
  }
}

/** What the coins of two slots weigh with each other. */
function weightBetween(state: SamplerState, { entries }: Deal, one: number, two: number): number {
  const { members, pairs, own, room, slotOf, counts, usually, more, tables } = state;
  const [few, many] = room[one] < room[two] ? [one, two] : [two, one];
  let sum = 0;
  for (let s = 0; s < tables.states; s++) sum += counts[few * tables.states + s] * usually[many * tables.states + s];
  const coins: number[] = [];
  for (const block of own[many]) for (const coin of members[block]) coins.push(coin);
  for (const block of own[few]) {
    for (const coin of members[block]) {
      const found = entriesTo(pairs, coin, coins, slotOf, many, entries);
      for (let e = 0; e < found; e++) sum += more[entries[e]];
    }
  }
  return sum;
}

/**
 * @param kept  the slot of those that go to the first seat; null = drawn as the weights say
 * @returns the logarithm of the chance that blocks are dealt out like this, and what both groups weigh with each other
 */
function dealOut(state: SamplerState, deal: Deal, first: number, second: number, rest: readonly number[], kept: number | null, random: Random): { log: number; between: number } {
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
    const more = withTwo + logFactorial[b + size] - logFactorial[b] - (withOne + logFactorial[a + size] - logFactorial[a]);
    const chance = Number.isNaN(more) ? 0.5 : 1 / (1 + Math.exp(more)); // both can be -Infinity
    const toOne = kept === null ? random.next() < chance : group[block] === kept;
    log += Math.log(toOne ? chance : 1 - chance);
    between += toOne ? withTwo : withOne;
    join(state, deal, toOne ? one : two, block);
  }
  return { log, between };
}

/** What a block weighs with a seat. */
function pull({ members, pairs, more, states, tables }: SamplerState, { seatOf, entries }: Deal, { number, coins, counts }: Seat, block: number): number {
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

function join({ members, states }: SamplerState, { seatOf }: Deal, { number, blocks, coins, counts }: Seat, block: number): void {
  blocks.push(block);
  const own = members[block];
  for (let c = 0; c < own.length; c++) {
    coins.push(own[c]);
    counts[states[own[c]]]++;
    seatOf[own[c]] = number;
  }
}

/** Two rising lists as one, without i and j. */
function inOrder(one: readonly number[], two: readonly number[], i = -1, j = -1): number[] {
  const merged: number[] = [];
  for (let a = 0, b = 0; a < one.length || b < two.length; ) {
    const next = b === two.length || one[a] < two[b] ? one[a++] : two[b++];
    if (next !== i && next !== j) merged.push(next);
  }
  return merged;
}
