import type { Side } from "./picture";

/** The same side of two coins. */
export interface Pair {
  /** Names of the coins. */
  a: string;
  b: string;
  side: Side;
}

/** A pair with what a method says of it. */
export interface ScoredPair extends Pair {
  /** Higher = more alike. Scores of different methods are on different scales. */
  score: number;
  /** That both sides were struck from the same die, 0 to 1; NaN where the method is not calibrated. */
  probability: number;
}

/** A scored pair whose truth is known, of a run or an evaluation. */
export interface TestedPair extends ScoredPair {
  /** The answer at the threshold. */
  called: boolean;
  /** Whether both sides were struck from the same die. */
  same: boolean;
  /** Whether both coins were kept from training and from every choice. */
  heldOut: boolean;
  /** The fold that the model was not trained on. */
  fold: number;
  /** The score by the model that is kept, whatever fold the pair is in. */
  keptScore: number;
}

/**
 * Scored pairs as columns of equal length, a row a pair. Coins are integers, so that the table of a
 * large hoard is small; names come back in `scoredPairs` and in files.
 */
export interface PairTable {
  /** Names of the coins, each once. */
  coins: readonly string[];
  /** Positions in `coins`. */
  a: Int32Array;
  b: Int32Array;
  side: Side[];
  score: Float64Array;
  probability: Float64Array;
}

/** A table of `pairs` rows, to be filled. */
export function emptyPairTable(coins: readonly string[], pairs: number): PairTable {
  return {
    coins,
    a: new Int32Array(pairs),
    b: new Int32Array(pairs),
    side: new Array<Side>(pairs).fill("obverse"),
    score: new Float64Array(pairs),
    probability: new Float64Array(pairs),
  };
}

/**
 * Pairs as a table.
 *
 * @param coins names of the coins in the order that positions shall have; in the order in which
 *   pairs name them where it is left out
 */
export function pairTable(
  pairs: readonly ScoredPair[],
  coins: readonly string[] = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))],
): PairTable {
  const position = new Map(coins.map((coin, i) => [coin, i]));
  const table = emptyPairTable(coins, pairs.length);
  pairs.forEach(({ a, b, side, score, probability }, i) => {
    table.a[i] = position.get(a)!;
    table.b[i] = position.get(b)!;
    table.side[i] = side;
    table.score[i] = score;
    table.probability[i] = probability;
  });
  return table;
}

/** A row of a table. */
export function scoredPair(table: PairTable, row: number): ScoredPair {
  return {
    a: table.coins[table.a[row]],
    b: table.coins[table.b[row]],
    side: table.side[row],
    score: table.score[row],
    probability: table.probability[row],
  };
}

/** The rows of a table. */
export function scoredPairs(table: PairTable): ScoredPair[] {
  return Array.from(table.a, (_, row) => scoredPair(table, row));
}
