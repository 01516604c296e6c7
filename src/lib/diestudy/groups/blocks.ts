import { NumislabError } from "../../errors";
import type { PairEvidence } from "./pair-evidence";

/** Coins that a person's verdicts tie together, and which of these blocks can't be of one die. */
export interface Blocks {
  /** Positions of coins, block by block. */
  members: number[][];
  /** blocks × blocks, row by row: 1 = a person says that they are of different dies. */
  parted: Uint8Array;
}

/**
 * Makes verdicts firm: 'same' ties coins into a block, over others too; 'different' parts blocks.
 *
 * @throws NumislabError "input" when verdicts contradict each other, naming the two coins
 */
export function blocksOf({ coins, verdict }: PairEvidence): Blocks {
  const n = coins.length;
  const block = new Int32Array(n).fill(-1);
  const members: number[][] = [];
  for (let first = 0; first < n; first++) {
    if (block[first] >= 0) continue;
    const own = [first];
    block[first] = members.length;
    for (const i of own) {
      for (let j = 0; j < n; j++) {
        if (verdict[i * n + j] !== 1 || block[j] >= 0) continue;
        block[j] = members.length;
        own.push(j);
      }
    }
    members.push(own);
  }
  const parted = new Uint8Array(members.length ** 2);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (verdict[i * n + j] !== -1) continue;
      if (block[i] === block[j]) {
        throw new NumislabError("input", `verdicts contradict each other: ${coins[i]} and ${coins[j]} are called different, and over other coins the same. Take one of these verdicts back.`);
      }
      parted[block[i] * members.length + block[j]] = 1;
    }
  }
  return { members, parted };
}

/**
 * Weights between blocks: the sums over their coins' pairs, -Infinity where a person parts them.
 *
 * @param weights  coins × coins
 * @returns blocks × blocks; the diagonal is 0
 */
export function blockWeights({ members, parted }: Blocks, weights: Float64Array, coins: number): Float64Array {
  const sums = new Float64Array(members.length ** 2);
  members.forEach((own, x) =>
    members.forEach((others, y) => {
      if (x === y) return;
      let sum = 0;
      for (const i of own) for (const j of others) sum += weights[i * coins + j];
      sums[x * members.length + y] = parted[x * members.length + y] ? -Infinity : sum;
    }),
  );
  return sums;
}
