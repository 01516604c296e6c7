import type { Side } from "../coins/index";

/** The two sides of a coin, obverse first. */
export const SIDES: readonly Side[] = ["obverse", "reverse"];

/** A coin and the dies that struck it; null where the die is not known. */
export interface CoinDies {
  name: string;
  obverseDie: string | null;
  reverseDie: string | null;
}

/**
 * Pairs of coins of one side: positions of both in the list of coins, and whether both were struck
 * from the same die.
 */
export interface DiePairs {
  side: Side;
  a: number[];
  b: number[];
  same: boolean[];
}

/** The die of one side of a coin, null where it is not known. */
export function dieOf(coin: CoinDies, side: Side): string | null {
  return side === "obverse" ? coin.obverseDie : coin.reverseDie;
}

/** The key under which an unsure pair is left out, the same for both orders of the coins. */
export function pairKey(side: Side, a: string, b: string): string {
  return a < b ? `${side}\n${a}\n${b}` : `${side}\n${b}\n${a}`;
}

/**
 * Every pair of coins of one side whose dies are both known.
 *
 * @param within  positions of the coins to pair; all where it is left out
 * @param leftOut  keys (see `pairKey`) of pairs that nobody could decide
 */
export function diePairs(
  coins: readonly CoinDies[],
  side: Side,
  within: readonly number[] = coins.map((_, i) => i),
  leftOut: ReadonlySet<string> = new Set(),
): DiePairs {
  const pairs: DiePairs = { side, a: [], b: [], same: [] };
  const known = within.filter((i) => dieOf(coins[i], side) !== null);
  for (let x = 0; x < known.length; x++) {
    for (let y = x + 1; y < known.length; y++) {
      const [a, b] = [known[x], known[y]];
      if (leftOut.has(pairKey(side, coins[a].name, coins[b].name))) continue;
      pairs.a.push(a);
      pairs.b.push(b);
      pairs.same.push(dieOf(coins[a], side) === dieOf(coins[b], side));
    }
  }
  return pairs;
}
