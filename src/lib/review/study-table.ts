import { join } from "node:path";
import { NumislabError, readPlainText, typedRows, type TypedRow } from "../base/index";
import { coinFinder } from "../data/index";

/** A row of a study's table (see `TypedRow`). */
export interface StudyRow extends TypedRow {
  /** The coin of the study that is meant: `1` is `001` where no other can be. */
  coin(column: string): string;
}

/**
 * The rows of a table of a study, which a spreadsheet program may have saved.
 *
 * @param options.columns that the table must have
 * @param options.coins names of the study's coins
 * @throws NumislabError "input" where the file is missing, cannot be read or lacks a column
 */
export async function studyTable(
  folder: string,
  name: string,
  { columns, coins }: { columns: readonly string[]; coins: readonly string[] },
): Promise<StudyRow[]> {
  const file = join(folder, name);
  const wrong = (why: string) =>
    new NumislabError(
      "input",
      `${file}${why}: make the study again with \`npx numislab die-study\`.`,
    );
  const text = await readPlainText(file);
  if (text === null) throw wrong(" is missing");
  const find = coinFinder(coins);
  return typedRows(text, { columns, wrong }).map((row) => ({
    ...row,
    coin: (column) => {
      const meant = find(row.text(column));
      if (meant.length !== 1) throw row.expected(column, "a coin of the study");
      return meant[0];
    },
  }));
}
