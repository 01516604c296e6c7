import type { Side } from "../../coins/index";
import { similarityOf, type PosteriorSimilarity } from "../groups/posterior";

/** Whether a coin was struck from a die that was known before. */
export interface AssignedCoin {
  known: boolean;
  /**
   * Probability of what is said: of a known die, that the coin is of it; else that it is of none of
   * the known dies. 0 to 1.
   */
  probability: number;
}

/**
 * Assigns coins to known dies or to new ones.
 *
 * @param coins positions of the new coins
 * @param dieOf die of each coin, by position
 * @param knownDies of each known die the position of one of its coins, by its name
 */
export function assignedCoins(
  coins: readonly number[],
  dieOf: (coin: number) => string,
  knownDies: ReadonlyMap<string, number>,
  posterior: PosteriorSimilarity,
): AssignedCoin[] {
  return coins.map((coin) => {
    const own = knownDies.get(dieOf(coin));
    if (own !== undefined) return { known: true, probability: similarityOf(posterior, coin, own) };
    // a sample holds a coin in one known die at most
    const known = [...knownDies.values()].reduce(
      (sum, other) => sum + similarityOf(posterior, coin, other),
      0,
    );
    return { known: false, probability: Math.max(0, 1 - known) };
  });
}

/** How many coins are of known dies, and of new ones. */
export function knownCounts(assigned: readonly AssignedCoin[]): { known: number; new: number } {
  const known = assigned.filter((coin) => coin.known).length;
  return { known, new: assigned.length - known };
}

/** The same in words. */
export function knownInWords(side: Side, assigned: readonly AssignedCoin[]): string {
  const { known, new: others } = knownCounts(assigned);
  return `${side}: ${known} ${known === 1 ? "coin" : "coins"} of known dies, ${others} of new dies`;
}
