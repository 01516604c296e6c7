import type { Random } from "../../base/index";
import { clearDeal, dealOut, type Deal } from "./deal-out";
import { entriesTo } from "./pair-index";
import { slotChanged, seat, unseat, type SamplerState } from "./sampler-state";

/** More than sums of weights, added up in another order, differ by. */
const ROUNDING = 1e-6;

/**
 * Proposes to part a group or to join two, and takes it as often as keeps the posterior what it is
 * (Metropolis and Hastings). Two blocks are drawn: in one group, they become the seeds of two, and
 * the others are dealt out to them one by one as the weights say; in two, these are joined.
 *
 * @param deal empty; left so
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
  const [m, k] = [room[first], room[second]];
  // a merge is taken at most as often as if what is joined could have been dealt out in this way
  // only; few come near that
  const drawn = splits ? NaN : Math.log(1 - random.next());
  if (
    !splits &&
    !(
      drawn <
      weightBetween(state, deal, first, second) +
        logFactorial[m + k] -
        logFactorial[m] -
        logFactorial[k] -
        Math.log(alpha) +
        ROUNDING
    )
  )
    return;
  const { log: dealt, between } = dealOut(state, deal, i, j, others, splits ? null : first, random);
  const [one, two] = deal.seats;
  // two groups less one: their prior, and the weights between them that no longer count
  const gain =
    Math.log(alpha) +
    logFactorial[one.coins.length] +
    logFactorial[two.coins.length] -
    logFactorial[one.coins.length + two.coins.length] -
    between;
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
  clearDeal(deal);
}

/** What the coins of two slots weigh with each other. */
function weightBetween(state: SamplerState, { entries }: Deal, one: number, two: number): number {
  const { members, pairs, own, room, slotOf, counts, usually, more, tables } = state;
  const [few, many] = room[one] < room[two] ? [one, two] : [two, one];
  let sum = 0;
  for (let s = 0; s < tables.states; s++)
    sum += counts[few * tables.states + s] * usually[many * tables.states + s];
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

/** Two rising lists as one, without i and j. */
function inOrder(one: readonly number[], two: readonly number[], i = -1, j = -1): number[] {
  const merged: number[] = [];
  for (let a = 0, b = 0; a < one.length || b < two.length;) {
    const next = b === two.length || one[a] < two[b] ? one[a++] : two[b++];
    if (next !== i && next !== j) merged.push(next);
  }
  return merged;
}
