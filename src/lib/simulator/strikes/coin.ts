import type { SimulateOptions } from "./options";
import type { SimulatedCoin } from "./simulated-coin";
import { hoardStriker, planOf } from "./striker";

/**
 * Simulates a hoard in memory, one coin after another, in the order of their numbers.
 *
 * @throws NumislabError "input" for a number out of range
 */
export function* simulateCoins(
  options: SimulateOptions,
): Generator<SimulatedCoin, void, undefined> {
  const { coins } = planOf(options);
  const strike = hoardStriker(options);
  for (const planned of coins) yield strike(planned);
}
