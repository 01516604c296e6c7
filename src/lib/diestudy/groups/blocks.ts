import { NumislabError } from "../../base/index";
import type { PairWeights } from "./correlation-clustering";
import type { PairEvidence } from "./pair-evidence";
import { pairIndex, type PairIndex } from "./pair-index";

/**
 * Makes verdicts firm: 'same' ties coins into a block, over others too; 'different' parts blocks.
 *
 * @returns positions of coins, block by block
 * @throws NumislabError "input" when verdicts contradict each other, naming the two coins
 */
export function blocksOf({ coins, pairs: { start, other }, verdict }: PairEvidence): number[][] {
  const block = new Int32Array(coins.length).fill(-1);
  const members: number[][] = [];
  for (let first = 0; first < coins.length; first++) {
    if (block[first] >= 0) continue;
    const own = [first];
    block[first] = members.length;
    for (const i of own) {
      for (let e = start[i]; e < start[i + 1]; e++) {
        if (verdict[e] !== 1 || block[other[e]] >= 0) continue;
        block[other[e]] = members.length;
        own.push(other[e]);
      }
    }
    members.push(own);
  }
  for (let i = 0; i < coins.length; i++) {
    for (let e = start[i]; e < start[i + 1]; e++) {
      if (verdict[e] !== -1 || block[i] !== block[other[e]]) continue;
      throw new NumislabError(
        "input",
        `verdicts contradict each other: ${coins[i]} and ${coins[other[e]]} are called different, and over other coins the same. Take one of these verdicts back.`,
      );
    }
  }
  return members;
}

/**
 * Weights between blocks: the sums over their coins' pairs.
 *
 * @param weights  of listed pairs of coins, by entry; -Infinity = never of one group
 * @param otherwise  of each pair that is not listed
 */
export function blockWeights(
  members: readonly (readonly number[])[],
  { start, other }: PairIndex,
  weights: Float64Array,
  otherwise: number,
): PairWeights {
  const block = new Int32Array(start.length - 1);
  members.forEach((own, x) => own.forEach((coin) => (block[coin] = x)));
  const [sums, listed] = [new Float64Array(members.length), new Int32Array(members.length)];
  const [a, b, found]: [number[], number[], number[]] = [[], [], []];
  members.forEach((own, x) => {
    const later: number[] = []; // blocks that x meets; those before it have met x
    for (const i of own) {
      for (let e = start[i]; e < start[i + 1]; e++) {
        const y = block[other[e]];
        if (y <= x) continue;
        if (listed[y]++ === 0) later.push(y);
        sums[y] += weights[e];
      }
    }
    for (const y of later) {
      a.push(x);
      b.push(y);
      found.push(sums[y] + (own.length * members[y].length - listed[y]) * otherwise);
      sums[y] = listed[y] = 0;
    }
  });
  const { pairs, from } = pairIndex(members.length, a, b);
  return {
    pairs,
    weight: Float64Array.from(from, (k) => found[k]),
    otherwise: (x, y) => members[x].length * members[y].length * otherwise,
  };
}
