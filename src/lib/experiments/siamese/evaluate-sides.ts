import type { Side } from "../../coins/index";
import { SIDES, diePairs, type CoinDies } from "../../data/index";
import { evaluatePairs, probability, type PairEvaluation } from "../../metrics/index";
import { scorePairs, type Decision, type Embeddings } from "../../models/index";
import type { Random } from "../../base/index";
import { comparable } from "../../runs/index";

export type SideEvaluation = Record<Side, PairEvaluation>;

/** A labelled pair with what a model says of it. Coins are positions in the list of coins. */
export interface TestedPair {
  a: number;
  b: number;
  side: Side;
  /** The fold that the model was not trained on. */
  fold: number;
  score: number;
  probability: number;
  called: boolean;
  same: boolean;
}

/**
 * Every labelled pair of some coins with the answer of one model.
 *
 * @param within  positions of the coins to pair
 * @param leftOut  keys of pairs that nobody could decide
 * @param fold  noted with each pair
 */
export function scoreSides(
  coins: readonly CoinDies[],
  embeddings: Record<Side, Embeddings>,
  decisions: Record<Side, Decision>,
  within: readonly number[],
  leftOut: ReadonlySet<string>,
  fold = 0,
): TestedPair[] {
  return SIDES.flatMap((side) => {
    const { a, b, same } = diePairs(coins, side, within, leftOut);
    const { threshold, calibration } = decisions[side];
    return Array.from(scorePairs(embeddings[side], { a, b }), (score, i) => ({
      a: a[i],
      b: b[i],
      side,
      fold,
      score,
      probability: probability(calibration, score),
      called: score >= threshold,
      same: same[i],
    }));
  });
}

/**
 * Evaluates scored pairs, of one model or of several that were each tested on a fold of their own.
 */
export function evaluateSides(
  pairs: readonly TestedPair[],
  random: Random,
  resamples: number,
): SideEvaluation {
  const evaluate = (side: Side) => {
    const own = pairs.filter((pair) => pair.side === side);
    const same = own.map((pair) => pair.same);
    const scores = comparable({
      scores: own.map(({ score }) => score),
      same,
      fold: own.map(({ fold }) => fold),
    });
    const coins = { a: own.map(({ a }) => a), b: own.map(({ b }) => b) };
    return evaluatePairs(
      coins,
      scores,
      own.map(({ called }) => called),
      same,
      random.fork(side),
      resamples,
    );
  };
  return { obverse: evaluate("obverse"), reverse: evaluate("reverse") };
}

export const PAIR_COLUMNS = [
  "coin_a",
  "coin_b",
  "side",
  "score",
  "probability",
  "called_same",
  "same_die",
  "held_out",
  "fold",
  "kept_score",
] as const;
export type PairRow = Record<(typeof PAIR_COLUMNS)[number], string | number | boolean>;

/**
 * Rows of pairs.csv.
 *
 * @param heldOut  whether both coins were kept from training and from every choice
 * @param keptScore  the score of a pair by the model that is kept, where that is another one
 */
export function pairRows(
  coins: readonly CoinDies[],
  pairs: readonly TestedPair[],
  heldOut: boolean,
  keptScore = ({ score }: TestedPair) => score,
): PairRow[] {
  return pairs.map((pair) => {
    const { a, b, side, fold, score, probability: chance, called, same } = pair;
    return {
      coin_a: coins[a].name,
      coin_b: coins[b].name,
      side,
      score: Number(score.toFixed(9)),
      probability: Number(chance.toPrecision(6)),
      called_same: called,
      same_die: same,
      held_out: heldOut,
      fold,
      kept_score: Number(keptScore(pair).toFixed(9)),
    };
  });
}
