import type { Random } from "../../random";
import { pickByLog } from "./pick-by-log";

/**
 * How coins lose links. A worn or off-centre coin loses many at once, so its lost links are no witnesses of their own:
 * each coin is in a state that is drawn along with the partition, and a pair of one die is lost with a chance that its
 * two coins' states give. A lost pair looks like one of two dies.
 */
export interface LossModel {
  /** Chance that a coin of each state loses a link, state by state; the first is the usual state. */
  chances: readonly number[];
  /** Shares of coins that may be in another state than the usual, each as likely beforehand. What the study says chooses among them. */
  shares: readonly number[];
}

/** Chosen among a dozen on simulated hoards (seeds 1, 2, 3 and 5), by how well support was kept; see docs/die-study.md. */
export const LOST_LINKS: LossModel = { chances: [0.003, 0.6, 0.9, 0.97], shares: [0.01, 0.03, 0.1, 0.3] };

/** No coin is worse than others, and nothing is lost. */
export const NO_LOSS: LossModel = { chances: [0], shares: [0] };

/**
 * What pairs weigh by the states of their coins: log(lost + (1 - lost) × likelihood ratio).
 *
 * @param logRatios  coins × coins: log likelihood ratios of the pairs; 0 = says nothing
 * @returns by both states, coins × coins
 */
export function weightsByState(logRatios: Float64Array, { chances }: LossModel): Float64Array[][] {
  const made = chances.map((_, s) => chances.slice(0, s + 1).map((_, t) => weights(1 - (1 - chances[s]) * (1 - chances[t]))));
  return chances.map((_, s) => chances.map((_, t) => made[Math.max(s, t)][Math.min(s, t)]));

  function weights(lost: number): Float64Array {
    return logRatios.map((log) => Math.log(lost + (1 - lost) * Math.exp(log)));
  }
}

/** Draws a coin's state, given the states of the other coins of its die. */
export function drawState(coin: number, die: readonly number[], states: ArrayLike<number>, table: readonly (readonly Float64Array[])[], share: number, random: Random): number {
  const n = states.length;
  const logs = table.map((row, s) => {
    let log = Math.log(s === 0 ? 1 - share : share / (table.length - 1));
    for (const other of die) if (other !== coin) log += row[states[other]][coin * n + other];
    return log;
  });
  return pickByLog(logs, random);
}

/** Draws the share of coins that are not in the usual state, given how many are not. */
export function drawShare({ shares }: LossModel, unusual: number, coins: number, random: Random): number {
  return shares[pickByLog(shares.map((share) => (unusual > 0 ? unusual * Math.log(share) : 0) + (coins - unusual) * Math.log(1 - share)), random)];
}
