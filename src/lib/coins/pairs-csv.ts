import { fromCsv, toCsv } from "../base/index";
import { scoredPair, type PairTable, type ScoredPair, type TestedPair } from "./pair";
import type { Side } from "./picture";

/** Columns of every pairs.csv. */
export const PAIR_COLUMNS = ["coin_a", "coin_b", "side", "score", "probability"] as const;
/** What the pairs.csv of runs and evaluations have after these. */
export const TESTED_COLUMNS = [
  "called_same",
  "same_die",
  "held_out",
  "fold",
  "kept_score",
] as const;

/** A number as a cell: empty where there is none. */
const cell = (value: number): number | null => (Number.isNaN(value) ? null : value);
/** Six digits: more are noise. */
const six = (value: number): number => Number(value.toPrecision(6));
const nine = (value: number): number => Number(value.toFixed(9));

/** A pair as `match` and `die-study` write it: six digits of each number. */
export function roundedPair<P extends ScoredPair>(pair: P): P {
  return { ...pair, score: six(pair.score), probability: six(pair.probability) };
}

/** A pair as runs and evaluations write it: scores to nine decimals. */
export function roundedTestedPair(pair: TestedPair): TestedPair {
  return {
    ...pair,
    score: nine(pair.score),
    probability: six(pair.probability),
    keptScore: nine(pair.keptScore),
  };
}

const cells = ({ a, b, side, score, probability }: ScoredPair) => ({
  coin_a: a,
  coin_b: b,
  side,
  score: cell(score),
  probability: cell(probability),
});

/**
 * Pairs as comma-separated text, six digits of each number; empty cells stand for NaN.
 *
 * @param warningOf what to look at in the photographs of a pair, in words: the column `warning`,
 *   which is left out where this is
 */
export function pairsToCsv(
  pairs: PairTable | readonly ScoredPair[],
  warningOf?: (pair: ScoredPair) => string,
): string {
  const rows =
    "coins" in pairs ? Array.from(pairs.side, (_, row) => scoredPair(pairs, row)) : pairs;
  return toCsv(
    rows.map((pair) => ({
      ...cells(roundedPair(pair)),
      ...(warningOf && { warning: warningOf(pair) }),
    })),
    warningOf ? [...PAIR_COLUMNS, "warning"] : PAIR_COLUMNS,
  );
}

/** Pairs with their truth as comma-separated text. */
export function testedPairsToCsv(pairs: readonly TestedPair[]): string {
  const rows = pairs.map((pair) => {
    const { called, same, heldOut, fold, keptScore, ...scored } = roundedTestedPair(pair);
    return {
      ...cells(scored),
      called_same: called,
      same_die: same,
      held_out: heldOut,
      fold,
      kept_score: cell(keptScore),
    };
  });
  return toCsv(rows, [...PAIR_COLUMNS, ...TESTED_COLUMNS]);
}

/** A cell as a number: NaN where it is empty. */
const number = (text: string): number => (text === "" ? NaN : Number(text));

/**
 * Reads what `pairsToCsv` or `testedPairsToCsv` wrote.
 *
 * @throws NumislabError "input" where the text is no table
 */
export function pairsFromCsv(text: string): ScoredPair[] {
  return fromCsv(text).map(scoredOf);
}

/** Reads what `testedPairsToCsv` wrote. @throws NumislabError "input" where it is no table */
export function testedPairsFromCsv(text: string): TestedPair[] {
  return fromCsv(text).map((row) => ({
    ...scoredOf(row),
    called: row.called_same === "true",
    same: row.same_die === "true",
    heldOut: row.held_out === "true",
    fold: Number(row.fold),
    keptScore: number(row.kept_score),
  }));
}

const scoredOf = (row: Record<string, string>): ScoredPair => ({
  a: row.coin_a,
  b: row.coin_b,
  side: row.side as Side,
  score: number(row.score),
  probability: number(row.probability),
});
