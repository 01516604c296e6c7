import { NumislabError, toCsv, typedRows, type TypedRow } from "../base/index";
import { scoredPair, type PairTable, type ScoredPair, type TestedPair } from "./pair";

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

/** The error for a table of pairs; `readPairs` names the file. */
const wrong = (why: string) =>
  new NumislabError("input", `The table of pairs${why}. Restore the table as numislab wrote it.`);

/**
 * Reads what `pairsToCsv` or `testedPairsToCsv` wrote.
 *
 * @throws NumislabError "input" where the text is no such table, naming row and column
 */
export function pairsFromCsv(text: string): ScoredPair[] {
  return typedRows(text, { columns: PAIR_COLUMNS, wrong }).map(scoredOf);
}

/** Reads what `testedPairsToCsv` wrote. @throws NumislabError "input" as `pairsFromCsv` does */
export function testedPairsFromCsv(text: string): TestedPair[] {
  const columns = [...PAIR_COLUMNS, ...TESTED_COLUMNS];
  return typedRows(text, { columns, wrong }).map((row) => ({
    ...scoredOf(row),
    called: row.truth("called_same"),
    same: row.truth("same_die"),
    heldOut: row.truth("held_out"),
    fold: row.number("fold") ?? 0,
    keptScore: row.number("kept_score") ?? NaN,
  }));
}

const scoredOf = (row: TypedRow): ScoredPair => ({
  a: row.text("coin_a"),
  b: row.text("coin_b"),
  side: row.oneOf("side", ["obverse", "reverse"]),
  score: row.number("score") ?? NaN,
  probability: row.number("probability") ?? NaN,
});
