import type { Side } from "../coins/index";
import { probability, type Logistic } from "../metrics/index";
import type { Decision } from "../models/index";
import type { MatchTable, NamedSide } from "./matcher";
import { emptyMatchTable } from "./matcher";
import type { Answer } from "./registration/evidence";

/** 'same' and 'different' are answered only if 19 of 20 such answers should be right. */
export const MIN_SAME_PROBABILITY = 0.95;

/**
 * Decisions of a method whose calibration serves both sides.
 *
 * @param chosenOn the pairs that it was fitted on, in words
 * @returns with the threshold at which either answer is as likely
 */
export function logisticDecisions(calibration: Logistic, chosenOn: string): Record<Side, Decision> {
  const decision = {
    threshold: -calibration.intercept / calibration.slope,
    calibration,
    chosenOn,
  };
  return { obverse: decision, reverse: decision };
}

/** 'same' from a probability of 0.95, 'different' to 0.05, between them, or without any, 'unsure'. */
export const answerOfProbability = (probability: number): Answer =>
  probability >= MIN_SAME_PROBABILITY
    ? "same"
    : probability <= 1 - MIN_SAME_PROBABILITY
      ? "different"
      : "unsure";

/** The answer by probability of each score. */
export function judgeByProbability(
  decisions: Record<Side, Decision> | null,
): (side: Side, score: number) => { probability: number; answer: Answer } {
  return (side, score) => {
    const p = decisions ? probability(decisions[side].calibration, score) : NaN;
    return { probability: p, answer: answerOfProbability(p) };
  };
}

// What is seen of a side is the matcher's own: here it is only handed back to it.
/* eslint-disable @typescript-eslint/no-explicit-any */
export interface ScoreEveryPairOptions {
  /**
   * Scores of all pairs of sides of one kind: of the first with all others, then of the second with
   * those after it, and so on.
   */
  scores(sides: readonly NamedSide<any>[], side: Side): Promise<ArrayLike<number>>;
  judge(side: Side, score: number): { probability: number; answer: Answer };
}

/** A table of every two sides of the same kind. */
export async function scoreEveryPair(
  sides: readonly NamedSide<any>[],
  { scores, judge }: ScoreEveryPairOptions,
): Promise<MatchTable> {
  const coins = [...new Set(sides.map(({ coin }) => coin))];
  const position = new Map(coins.map((coin, i) => [coin, i]));
  const bySide = (["obverse", "reverse"] as const).map((side) =>
    sides.filter((one) => one.side === side),
  );
  const pairs = bySide.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const table = emptyMatchTable(coins, pairs);
  let row = 0;
  for (const own of bySide) {
    if (own.length < 2) continue;
    const { side } = own[0];
    const found = await scores(own, side);
    let next = 0;
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++, row++) {
        table.a[row] = position.get(own[i].coin)!;
        table.b[row] = position.get(own[j].coin)!;
        table.side[row] = side;
        table.score[row] = found[next++];
        const { probability: probability, answer } = judge(side, table.score[row]);
        table.probability[row] = probability;
        table.answer[row] = answer;
      }
  }
  return table;
}
