import { roundedTestedPair, type Side, type TestedPair } from "../../coins/index";
import { SIDES, dieOf, diePairs, type CoinDies, type DiePairs } from "../../data/index";
import { evaluatePairs, probability, type PairEvaluation } from "../../metrics/index";
import {
  folderScores,
  scoreEverySide,
  scorePairs,
  type Decision,
  type Embeddings,
  type SiameseCard,
} from "../../models/index";
import type { Random } from "../../base/index";
import { comparable } from "../../runs/index";

export type SideEvaluation = Record<Side, PairEvaluation>;

/** A tested pair by positions in the list of coins. */
export interface IndexedPair extends Omit<TestedPair, "a" | "b" | "heldOut" | "keptScore"> {
  a: number;
  b: number;
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
): IndexedPair[] {
  return SIDES.flatMap((side) => {
    const pairs = diePairs(coins, side, within, leftOut);
    return judgedPairs(pairs, scorePairs(embeddings[side], pairs), decisions[side], fold);
  });
}

/** Labelled pairs of one side with the answer to each by its score. */
function judgedPairs(
  { side, a, b, same }: DiePairs,
  scores: ArrayLike<number>,
  { threshold, calibration }: Decision,
  fold = 0,
): IndexedPair[] {
  return same.map((truth, i) => ({
    a: a[i],
    b: b[i],
    side,
    fold,
    score: scores[i],
    probability: probability(calibration, scores[i]),
    called: scores[i] >= threshold,
    same: truth,
  }));
}

/**
 * Every labelled pair of a folder as a model judges it: as `scoreSides`, but with scores that are
 * normalised where the model's card says so.
 *
 * @param leftOut  keys of pairs that nobody could decide
 */
export function scoreFolderPairs(
  coins: readonly CoinDies[],
  embeddings: Record<Side, Embeddings>,
  card: SiameseCard,
  leftOut: ReadonlySet<string>,
): IndexedPair[] {
  return judgeFolder(coins, embeddings, leftOut)(card);
}

/**
 * The same for several cards of one network, which differ in cohort and decisions only: scores are
 * worked out once.
 *
 * @param wanted  the sides whose pairs are judged
 */
export function judgeFolder(
  coins: readonly CoinDies[],
  embeddings: Record<Side, Embeddings>,
  leftOut: ReadonlySet<string>,
  wanted: readonly Side[] = SIDES,
): (card: SiameseCard) => IndexedPair[] {
  const sides = wanted.map((side) => {
    const known = coins.flatMap((coin, i) => (dieOf(coin, side) === null ? [] : [i]));
    return { side, known, raw: scoreEverySide(embeddings[side], known) };
  });
  return (card) =>
    sides.flatMap(({ side, known, raw }) => {
      const { scores, decisions } = folderScores(card, raw, known.length);
      const pairs = diePairs(coins, side, known, leftOut);
      const place = new Map(known.map((coin, i) => [coin, i]));
      const own = pairs.a.map((a, i) => {
        const [x, y] = [place.get(a)!, place.get(pairs.b[i])!];
        return scores[x * known.length - (x * (x + 1)) / 2 + (y - x - 1)]; // row of the pair x < y
      });
      return judgedPairs(pairs, own, decisions[side]);
    });
}

/**
 * Evaluates scored pairs, of one model or of several that were each tested on a fold of their own.
 */
export function evaluateSides(
  pairs: readonly IndexedPair[],
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
    return evaluatePairs({
      pairs: coins,
      labels: same,
      scores,
      called: own.map(({ called }) => called),
      random: random.fork(side),
      resamples,
    });
  };
  return { obverse: evaluate("obverse"), reverse: evaluate("reverse") };
}

/**
 * Pairs by name, numbers as pairs.csv has them.
 *
 * @param heldOut  whether both coins were kept from training and from every choice
 * @param keptScore  the score of a pair by the model that is kept, where that is another one
 */
export function testedPairs(
  coins: readonly CoinDies[],
  pairs: readonly IndexedPair[],
  heldOut: boolean,
  keptScore = ({ score }: IndexedPair) => score,
): TestedPair[] {
  return pairs.map((pair) =>
    roundedTestedPair({
      ...pair,
      a: coins[pair.a].name,
      b: coins[pair.b].name,
      heldOut,
      keptScore: keptScore(pair),
    }),
  );
}
