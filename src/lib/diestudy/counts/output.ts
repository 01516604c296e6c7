/** Coins per die: a convention, not a measurement; 10,000 to 40,000 are argued for. */
export const COINS_PER_DIE = 20_000;

/**
 * Number of coins of an issue of `dies` dies under the convention of 20,000 coins per die.
 *
 * @returns coins struck, and how many were struck for each that is in the study
 */
export function outputOf(dies: number, n: number): { coins: number; struckForEach: number } {
  return { coins: dies * COINS_PER_DIE, struckForEach: (dies * COINS_PER_DIE) / n };
}
