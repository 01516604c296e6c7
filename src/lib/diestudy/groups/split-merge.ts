import type { Random } from "../../base/index";
import { clearAllocation, sequentialAllocation, type Allocation } from "./sequential-allocation";
import { entriesTo } from "./pair-index";
import {
  refreshCluster,
  addToCluster,
  removeFromCluster,
  type SamplerState,
} from "./sampler-state";

/** Bound on the rounding error of a sum of log weights that depends on the order of summation. */
const ROUNDING_ERROR = 1e-6;

/**
 * Metropolis-Hastings step that proposes to split a cluster or to merge two. Two blocks are drawn. If
 * they are in one cluster, they become the seeds of two clusters and the other blocks are assigned by
 * sequential allocation; otherwise their clusters are merged.
 *
 * @param allocation empty, before and after
 * @see Dahl 2003, sequentially-allocated merge-split sampler
 */
export function splitOrMerge(state: SamplerState, allocation: Allocation, random: Random): void {
  const { group, own, sizes, alpha, logFactorial } = state;
  const n = group.length;
  const i = random.integer(n);
  const j = (i + 1 + random.integer(n - 1)) % n;
  const [first, second] = [group[i], group[j]];
  const splits = first === second;
  const others = random.shuffle(inOrder(own[first], splits ? [] : own[second], i, j));
  const [m, k] = [sizes[first], sizes[second]];
  // the acceptance probability of a merge is largest if its proposal probability were 1: most merges
  // are refused by this bound, before the allocation is computed
  const drawn = splits ? NaN : Math.log(1 - random.next());
  if (
    !splits &&
    !(
      drawn <
      weightBetween(state, allocation, first, second) +
        logFactorial[m + k] -
        logFactorial[m] -
        logFactorial[k] -
        Math.log(alpha) +
        ROUNDING_ERROR
    )
  )
    return;
  const { log: logProposal, between } = sequentialAllocation(
    state,
    allocation,
    i,
    j,
    others,
    splits ? null : first,
    random,
  );
  const [one, two] = allocation.groups;
  // log posterior of two clusters less that of one: prior, and the pairs between them
  const gain =
    Math.log(alpha) +
    logFactorial[one.coins.length] +
    logFactorial[two.coins.length] -
    logFactorial[one.coins.length + two.coins.length] -
    between;
  if (splits ? Math.log(1 - random.next()) < gain - logProposal : drawn < logProposal - gain) {
    const to = splits ? state.emptyCluster : first;
    for (const block of two.blocks) {
      removeFromCluster(state, block);
      addToCluster(state, block, to);
    }
    const rising = allocation.groups.map(({ blocks }) => [...blocks].sort((a, b) => a - b));
    own[first] = splits ? rising[0] : inOrder(rising[0], rising[1]);
    own[splits ? to : second] = splits ? rising[1] : [];
    refreshCluster(state, first);
    refreshCluster(state, splits ? to : second);
  }
  clearAllocation(allocation);
}

/** Log weight of the pairs between two clusters. */
function weightBetween(
  state: SamplerState,
  { entries }: Allocation,
  one: number,
  two: number,
): number {
  const { members, pairs, own, sizes, clusterOf, counts, baseLogWeights, extraLogWeights, tables } =
    state;
  const [few, many] = sizes[one] < sizes[two] ? [one, two] : [two, one];
  let sum = 0;
  for (let s = 0; s < tables.states; s++)
    sum += counts[few * tables.states + s] * baseLogWeights[many * tables.states + s];
  const coins: number[] = [];
  for (const block of own[many]) for (const coin of members[block]) coins.push(coin);
  for (const block of own[few]) {
    for (const coin of members[block]) {
      const found = entriesTo(pairs, coin, coins, clusterOf, many, entries);
      for (let e = 0; e < found; e++) sum += extraLogWeights[entries[e]];
    }
  }
  return sum;
}

/** Merges two ascending lists, without i and j. */
function inOrder(one: readonly number[], two: readonly number[], i = -1, j = -1): number[] {
  const merged: number[] = [];
  for (let a = 0, b = 0; a < one.length || b < two.length;) {
    const next = b === two.length || one[a] < two[b] ? one[a++] : two[b++];
    if (next !== i && next !== j) merged.push(next);
  }
  return merged;
}
