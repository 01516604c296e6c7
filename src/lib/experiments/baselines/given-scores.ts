import type { Side } from "../../coins/index";
import { NumislabError, readPlainText, typedRows, dialectOf } from "../../base/index";
import { SIDES } from "../../data/index";

/** A table of scores of pairs that another tool made. */
export interface GivenScores {
  /** Of the method, as the table of baselines shows it. */
  name: string;
  file: string;
  /** Whether they are distances: lower for more alike. */
  distances: boolean;
}

/** A row of such a table. */
export interface ScoreRow {
  a: string;
  b: string;
  side: Side;
  /** Higher for more alike; NaN where the cell is empty. */
  score: number;
  /** Row of the file, the header being the first. */
  row: number;
}

/** A table that was read, but not yet for certain coins. */
export interface ReadScores extends GivenScores {
  rows: ScoreRow[];
}

/**
 * Reads a table of scores: coin_a, coin_b, side and score, as `match` writes them; distances may
 * stand in a column `distance`. Further columns do not matter.
 *
 * @throws NumislabError "input" naming file, row and column where it is no such table
 */
export async function readScores(given: GivenScores): Promise<ReadScores> {
  const { file, distances } = given;
  const text = await readPlainText(file);
  if (text === null)
    throw new NumislabError("input", `${file} does not exist: name the table of scores.`);
  const value = distances && dialectOf(text).columns.includes("distance") ? "distance" : "score";
  const wrong = (why: string) =>
    new NumislabError(
      "input",
      `${file}${why}. A table of scores has the columns coin_a, coin_b, side and score, as npx numislab match writes them.`,
    );
  const rows = typedRows(text, { columns: ["coin_a", "coin_b", "side", value], wrong });
  return {
    ...given,
    rows: rows.map((row, i) => {
      const score = row.number(value) ?? NaN;
      return {
        a: row.text("coin_a").trim(),
        b: row.text("coin_b").trim(),
        side: row.oneOf("side", SIDES),
        score: distances ? -score : score,
        row: i + 2,
      };
    }),
  };
}

/**
 * The tables that `--scores` and `--distances` name, each as NAME=FILE.
 *
 * @throws NumislabError "usage" where one is not of this form, or a name stands twice
 */
export function givenScores(
  scores: readonly string[] = [],
  distances: readonly string[] = [],
): GivenScores[] {
  const all = [
    ...scores.map((text) => ({ text, distances: false })),
    ...distances.map((text) => ({ text, distances: true })),
  ].map(({ text, distances: lower }): GivenScores => {
    const [, name, file] = /^([^=]*[^=\s][^=]*)=(.+)$/s.exec(text) ?? [];
    if (name === undefined)
      throw new NumislabError(
        "usage",
        `${lower ? "--distances" : "--scores"} ${text}: write NAME=FILE.csv, such as sift=sift-scores.csv`,
      );
    return { name: name.trim(), file, distances: lower };
  });
  const twice = all.find(({ name }, i) => all.findIndex((other) => other.name === name) !== i);
  if (twice)
    throw new NumislabError(
      "usage",
      `two tables of scores are called ${twice.name}: give each a name of its own`,
    );
  return all;
}
