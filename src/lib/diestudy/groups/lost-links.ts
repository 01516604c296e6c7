import type { Random } from "../../base/index";
import { pickByLog } from "./pick-by-log";

/**
 * How coins lose links. A worn or off-centre coin loses many at once, so its lost links are no
 * witnesses of their own: each coin is in a state that is drawn along with the partition, and a
 * same-die pair is lost with the probability that its two coins' states give. A lost pair looks
 * like one of two dies.
 */
export interface LossModel {
  /**
   * Probability that a coin of each state loses a link, state by state; the first is the usual
   * state.
   */
  chances: readonly number[];
  /**
   * Shares of coins that may be in another state than the usual, each as likely beforehand. What
   * the study says chooses among them.
   */
  shares: readonly number[];
}

/**
 * Chosen among a dozen on simulated hoards (seeds 1, 2, 3 and 5), by how well support was kept; see
 * docs/guide/die-study.md.
 */
export const LOST_LINKS: LossModel = {
  chances: [0.003, 0.6, 0.9, 0.97],
  shares: [0.01, 0.03, 0.1, 0.3],
};

/** No coin is worse than others, and nothing is lost. */
export const NO_LOSS: LossModel = { chances: [0], shares: [0] };

/** By the states of two coins, states × states: what their pair weighs. */
export interface LossTables {
  states: number;
  /** log(lost + (1 - lost) × likelihood ratio) of a pair that is not listed. */
  usual: Float64Array;
  /**
   * A listed pair weighs log(plain + perRatio × its likelihood ratio) more than one that is not.
   */
  plain: Float64Array;
  perRatio: Float64Array;
}

/** @param otherwise  log likelihood ratio of pairs that are not listed */
export function lossTables({ chances }: LossModel, otherwise: number): LossTables {
  const lost = Float64Array.from(
    chances.flatMap((one) => chances.map((two) => 1 - (1 - one) * (1 - two))),
  );
  const weight = lost.map((share) => share + (1 - share) * Math.exp(otherwise));
  return {
    states: chances.length,
    usual: weight.map(Math.log),
    plain: lost.map((share, k) => share / weight[k]),
    perRatio: lost.map((share, k) => (1 - share) / weight[k]),
  };
}

/** Draws the share of coins that are not in the usual state, given how many are not. */
export function drawShare(
  { shares }: LossModel,
  unusual: number,
  coins: number,
  random: Random,
): number {
  return shares[
    pickByLog(
      shares.map(
        (share) =>
          (unusual > 0 ? unusual * Math.log(share) : 0) + (coins - unusual) * Math.log(1 - share),
      ),
      random,
    )
  ];
}
