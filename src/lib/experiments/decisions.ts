import type { Side } from "../coins/index";
import { SIDES, diePairs, type CoinDies } from "../data/index";
import { NumislabError } from "../base/index";
import { chooseThreshold, fitPlatt, type ThresholdRule } from "../metrics/index";
import { scorePairs, type Decision, type Embeddings } from "../models/index";

/** Smallest number of same-die pairs to choose a threshold by, if more are available. */
const MIN_SAME_DIE_PAIRS = 3;

/**
 * Labelled pairs on which the threshold and the calibration of one side are chosen, all of them
 * from outside the tested fold.
 */
export interface ChoicePairs {
  /** A pair may be of the other side, as the last resort. */
  pairs: { a: number; b: number; side: Side }[];
  scores: number[];
  same: boolean[];
  /** Which pairs these are, in words. */
  from: string;
}

/**
 * The pairs to choose by: those of the validation fold, or with too few same-die pairs there, those
 * of validation and training together, or, as the last resort, those of both sides.
 *
 * @param embeddings of every coin, by side
 * @param validation, training positions of the coins in those folds
 * @param leftOut keys of pairs that nobody could decide
 */
export function choicePairs(
  coins: readonly CoinDies[],
  embeddings: Record<Side, Embeddings>,
  validation: readonly number[],
  training: readonly number[],
  leftOut: ReadonlySet<string>,
): Record<Side, ChoicePairs> {
  const scored = (side: Side, within: readonly number[], from: string): ChoicePairs => {
    const { a, b, same } = diePairs(coins, side, within, leftOut);
    return {
      pairs: a.map((first, i) => ({ a: first, b: b[i], side })),
      scores: Array.from(scorePairs(embeddings[side], { a, b })),
      same,
      from,
    };
  };
  // Scored only where they are wanted: these are most pairs of all.
  const insideFolds = [...validation, ...training];
  const known: Partial<Record<Side, ChoicePairs>> = {};
  const insideOf = (side: Side) =>
    (known[side] ??= scored(
      side,
      insideFolds,
      `the ${side} pairs of the validation and training folds`,
    ));
  const ofBoth = (): ChoicePairs => {
    const inside = SIDES.map(insideOf);
    return {
      pairs: inside.flatMap(({ pairs }) => pairs),
      scores: inside.flatMap(({ scores }) => scores),
      same: inside.flatMap(({ same }) => same),
      from: "the pairs of both sides of the validation and training folds",
    };
  };
  const choose = (side: Side): ChoicePairs => {
    const candidates: [() => ChoicePairs, number][] = [
      [
        () => scored(side, validation, `the ${side} pairs of the validation fold`),
        MIN_SAME_DIE_PAIRS,
      ],
      [() => insideOf(side), MIN_SAME_DIE_PAIRS],
      [ofBoth, 1],
    ];
    for (const [candidate, least] of candidates) {
      const choice = candidate();
      const positives = choice.same.filter(Boolean).length;
      if (positives >= least && positives < choice.same.length) return choice;
    }
    const own = insideOf(side);
    return own.same.length > 0 ? own : ofBoth(); // without a label of this side, the other's scores
  };
  return { obverse: choose("obverse"), reverse: choose("reverse") };
}

/**
 * The threshold that a rule chooses; the highest score of different dies where the pairs cannot
 * tell, such as without one from the same die. NaN without any pair: at NaN nothing is called.
 */
export function thresholdBy(
  rule: ThresholdRule,
  { scores, same }: Pick<ChoicePairs, "scores" | "same">,
): number {
  const threshold = chooseThreshold(same, scores, rule);
  return Number.isNaN(threshold) && scores.length > 0
    ? scores.reduce((x, y) => Math.max(x, y))
    : threshold;
}

/**
 * Chooses the threshold (Youden's J) and the calibration (Platt) of each side.
 *
 * @throws NumislabError "input" where a side has no pair to choose by: a model without a threshold
 *   gives no answers
 */
export function decide(choice: Record<Side, ChoicePairs>): Record<Side, Decision> {
  const of = (side: Side): Decision => {
    const { scores, same, from } = choice[side];
    if (same.length === 0)
      throw new NumislabError(
        "input",
        `no two coins outside the tested fold have known ${side} dies, so there is nothing to choose a threshold by: give the sheet more dies, or use fewer folds (split.folds)`,
      );
    const positives = same.filter(Boolean).length;
    const chosenOn =
      positives > 0 && positives < same.length
        ? `${from} (${same.length} pairs, ${positives} from the same die)`
        : "the highest score of different dies: no same-die pair is known outside the tested fold";
    return {
      threshold: thresholdBy("youden", choice[side]),
      calibration: fitPlatt(same, scores),
      chosenOn,
    };
  };
  return { obverse: of("obverse"), reverse: of("reverse") };
}

export const CHOICE_COLUMNS = [
  "chooses_for",
  "fold",
  "coin_a",
  "coin_b",
  "side",
  "score",
  "same_die",
] as const;

/**
 * Rows of choice.csv, from which other rules can choose later: the pairs by which the model that
 * never saw a fold got its thresholds.
 */
export function choiceRows(
  coins: readonly CoinDies[],
  choice: Record<Side, ChoicePairs>,
  fold: number,
) {
  return SIDES.flatMap((side) =>
    choice[side].pairs.map((pair, i) => ({
      chooses_for: side,
      fold,
      coin_a: coins[pair.a].name,
      coin_b: coins[pair.b].name,
      side: pair.side,
      score: Number(choice[side].scores[i].toFixed(9)),
      same_die: choice[side].same[i],
    })),
  );
}
