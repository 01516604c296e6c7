import type { Random } from "../../base/index";
import { entriesTo } from "./pair-index";
import type { SamplerState } from "./sampler-state";

/** A proposed split: two groups to which blocks are allocated one after the other. */
export interface Allocation {
  groups: AllocatedGroup[];
  /** By coin: number of its group, 1 or 2; 0 where it is not allocated. */
  groupOf: Uint8Array;
  /** Buffer for the entries of one coin, length coins. */
  entries: Int32Array;
}

interface AllocatedGroup {
  /** 1 or 2. */
  number: number;
  blocks: number[];
  coins: number[];
  /** Number of its coins, by state. */
  counts: Int32Array;
}

export const emptyAllocation = ({ states, tables }: SamplerState): Allocation => ({
  groups: [1, 2].map((number) => ({
    number,
    blocks: [],
    coins: [],
    counts: new Int32Array(tables.states),
  })),
  groupOf: new Uint8Array(states.length),
  entries: new Int32Array(states.length),
});

/** Removes all blocks from both groups. */
export function clearAllocation({ groups, groupOf }: Allocation): void {
  for (const { coins, blocks, counts } of groups) {
    for (let c = 0; c < coins.length; c++) groupOf[coins[c]] = 0;
    coins.length = blocks.length = 0;
    counts.fill(0);
  }
}

/**
 * Sequential allocation proposal: assigns blocks to two groups one after the other, each with the
 * probability that its log weights with the blocks before it give.
 *
 * @param allocation empty
 * @param clusterOfFirst cluster whose blocks go to the first group; null = drawn at random
 * @returns `log`: log proposal probability; `between`: log weight of the pairs between both groups
 * @see Dahl 2003, sequentially-allocated merge-split sampler
 */
export function sequentialAllocation(
  state: SamplerState,
  allocation: Allocation,
  first: number,
  second: number,
  rest: readonly number[],
  clusterOfFirst: number | null,
  random: Random,
): { log: number; between: number } {
  const { members, group, logFactorial } = state;
  const [one, two] = allocation.groups;
  allocate(state, allocation, one, first);
  let between = logWeightWith(state, allocation, one, second);
  allocate(state, allocation, two, second);
  let log = 0;
  for (let r = 0; r < rest.length; r++) {
    const block = rest[r];
    const size = members[block].length;
    const [withOne, withTwo] = [
      logWeightWith(state, allocation, one, block),
      logWeightWith(state, allocation, two, block),
    ];
    const [a, b] = [one.coins.length, two.coins.length];
    const more =
      withTwo +
      logFactorial[b + size] -
      logFactorial[b] -
      (withOne + logFactorial[a + size] - logFactorial[a]);
    const probability = Number.isNaN(more) ? 0.5 : 1 / (1 + Math.exp(more)); // both can be -Infinity
    const toOne =
      clusterOfFirst === null ? random.next() < probability : group[block] === clusterOfFirst;
    log += Math.log(toOne ? probability : 1 - probability);
    between += toOne ? withTwo : withOne;
    allocate(state, allocation, toOne ? one : two, block);
  }
  return { log, between };
}

/** Log weight of a block with the coins of a group. */
function logWeightWith(
  { members, pairs, extraLogWeights, states, tables }: SamplerState,
  { groupOf, entries }: Allocation,
  { number, coins, counts }: AllocatedGroup,
  block: number,
): number {
  let sum = 0;
  const own = members[block];
  for (let c = 0; c < own.length; c++) {
    const row = states[own[c]] * tables.states;
    for (let t = 0; t < counts.length; t++) sum += counts[t] * tables.usual[row + t];
    const found = entriesTo(pairs, own[c], coins, groupOf, number, entries);
    for (let e = 0; e < found; e++) sum += extraLogWeights[entries[e]];
  }
  return sum;
}

function allocate(
  { members, states }: SamplerState,
  { groupOf }: Allocation,
  { number, blocks, coins, counts }: AllocatedGroup,
  block: number,
): void {
  blocks.push(block);
  const own = members[block];
  for (let c = 0; c < own.length; c++) {
    coins.push(own[c]);
    counts[states[own[c]]]++;
    groupOf[own[c]] = number;
  }
}
