import type { Side } from "../coins/index";
import { SIDES, diePairs, type CoinDies } from "../data/index";
import { fitPlatt, youdenThreshold } from "../metrics/index";
import { scorePairs, type Decision } from "../models/index";

/** Fewer pairs of one die than this say too little to choose a threshold by, if more can be had. */
const ENOUGH = 3;

/**
 * Chooses threshold (Youden's J) and calibration (Platt) for each side from pairs that are not tested: those of the
 * validation fold, or with too few pairs of one die there, those of validation and training together, or, as the last
 * resort, those of both sides.
 *
 * @param embeddings  of every coin, by side
 * @param validation, training  positions of the coins in those folds
 * @param leftOut  keys of pairs that nobody could decide
 */
export function decide(
  coins: readonly CoinDies[],
  embeddings: Record<Side, readonly Float32Array[]>,
  validation: readonly number[],
  training: readonly number[],
  leftOut: ReadonlySet<string>,
): Record<Side, Decision> {
  const scored = (side: Side, within: readonly number[]) => {
    const pairs = diePairs(coins, side, within, leftOut);
    return { scores: Array.from(scorePairs(embeddings[side], pairs)), same: pairs.same };
  };
  const insideFolds = [...validation, ...training];
  const inside = { obverse: scored("obverse", insideFolds), reverse: scored("reverse", insideFolds) };
  const choose = (side: Side): Decision => {
    const own = inside[side];
    const both = SIDES.map((s) => inside[s]);
    const candidates = [
      { ...scored(side, validation), least: ENOUGH, from: `the ${side} pairs of the validation fold` },
      { ...own, least: ENOUGH, from: `the ${side} pairs of the validation and training folds` },
      {
        scores: both.flatMap(({ scores }) => scores),
        same: both.flatMap(({ same }) => same),
        least: 1,
        from: "the pairs of both sides of the validation and training folds",
      },
    ];
    for (const { scores, same, least, from } of candidates) {
      const positives = same.filter(Boolean).length;
      if (positives < least || positives === same.length) continue;
      const chosenOn = `${from} (${same.length} pairs, ${positives} of one die)`;
      return { threshold: youdenThreshold(scores, same), calibration: fitPlatt(scores, same), chosenOn };
    }
    const highest = own.scores.reduce((x, y) => Math.max(x, y), -1);
    return {
      threshold: highest,
      calibration: fitPlatt(own.scores, own.same),
      chosenOn: "the highest score of different dies: no pair of one die is known outside the tested fold",
    };
  };
  return { obverse: choose("obverse"), reverse: choose("reverse") };
}
