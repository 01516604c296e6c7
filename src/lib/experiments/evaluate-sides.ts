import type { Side } from "../coins/index";
import { SIDES, diePairs, type CoinDies, type DiePairs } from "../data/index";
import { evaluatePairs, probability, type PairEvaluation } from "../metrics/index";
import { scorePairs, type Decision } from "../models/index";
import type { Random } from "../random";

export type SideEvaluation = Record<Side, PairEvaluation>;

/** Labelled pairs of one side with their scores. */
export interface ScoredPairs extends DiePairs {
  scores: Float64Array;
}

/** Every labelled pair of some coins, scored, side by side. */
export function scoreSides(
  coins: readonly CoinDies[],
  embeddings: Record<Side, readonly Float32Array[]>,
  within: readonly number[],
  leftOut: ReadonlySet<string>,
): Record<Side, ScoredPairs> {
  const score = (side: Side) => {
    const pairs = diePairs(coins, side, within, leftOut);
    return { ...pairs, scores: scorePairs(embeddings[side], pairs) };
  };
  return { obverse: score("obverse"), reverse: score("reverse") };
}

/** Evaluates scored pairs at the decisions' thresholds. */
export function evaluateSides(
  scored: Record<Side, ScoredPairs>,
  decisions: Record<Side, Decision>,
  random: Random,
  resamples: number,
): SideEvaluation {
  const evaluate = (side: Side) =>
    evaluatePairs(scored[side], scored[side].scores, scored[side].same, decisions[side].threshold, random.fork(side), resamples);
  return { obverse: evaluate("obverse"), reverse: evaluate("reverse") };
}

export const PAIR_COLUMNS = ["coin_a", "coin_b", "side", "score", "probability", "same_die", "held_out"] as const;
export type PairRow = Record<(typeof PAIR_COLUMNS)[number], string | number | boolean>;

/**
 * Rows of pairs.csv.
 *
 * @param heldOut  whether a pair counts as tested: both its coins were kept from training and from every choice
 */
export function pairRows(
  coins: readonly CoinDies[],
  scored: Record<Side, ScoredPairs>,
  decisions: Record<Side, Decision>,
  heldOut: (coin: number) => boolean,
): PairRow[] {
  return SIDES.flatMap((side) => {
    const { a, b, same, scores } = scored[side];
    return same.map((sameDie, i) => ({
      coin_a: coins[a[i]].name,
      coin_b: coins[b[i]].name,
      side,
      score: Number(scores[i].toFixed(6)),
      probability: Number(probability(decisions[side].calibration, scores[i]).toPrecision(6)),
      same_die: sameDie,
      held_out: heldOut(a[i]) && heldOut(b[i]),
    }));
  });
}
