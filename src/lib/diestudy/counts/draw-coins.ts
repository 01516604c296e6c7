import type { Random } from "../../base/index";
import type { DieFrequencies } from "./die-frequencies";

/**
 * How the dies' outputs vary: shape of a gamma distribution. Infinity: every die struck as many
 * coins; 1: a die breaks at any blow with the same probability (geometric); 2: between them.
 */
export type OutputShape = number;
export const EQUAL_OUTPUT: OutputShape = Infinity;
export const GEOMETRIC_OUTPUT: OutputShape = 1;

/**
 * Draws a hoard of n coins from an issue struck by `dies` dies: outputs first, then coins, by
 * Pólya's urn. An urn holds `shape` balls for every die, and each coin drawn adds one for its die,
 * which gives the same hoards as drawing outputs.
 */
export function drawCoins(
  n: number,
  dies: number,
  shape: OutputShape,
  random: Random,
): DieFrequencies {
  const drawn = new Int32Array(n);
  const counts = new Int32Array(dies);
  let [d, most] = [0, 0];
  for (let m = 0; m < n; m++) {
    const again = shape !== Infinity && random.next() * (dies * shape + m) < m;
    const die = again ? drawn[random.integer(m)] : random.integer(dies);
    drawn[m] = die;
    if (counts[die]++ === 0) d++;
    most = Math.max(most, counts[die]);
  }
  const seen = new Array<number>(most + 1).fill(0);
  for (const count of counts) if (count > 0) seen[count]++;
  return { n, d, seen };
}
