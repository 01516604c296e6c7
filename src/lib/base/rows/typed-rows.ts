import { dialectOf, fromCsv } from "../csv";
import { NumislabError } from "../errors";

/** A row of a table. Each method reads a cell. @throws NumislabError naming row and column */
export interface TypedRow {
  /** Empty where the table has no such column. */
  text(column: string): string;
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word;
  /** Null where the cell is empty. A decimal comma is understood. */
  number(column: string): number | null;
  /** True or false. */
  truth(column: string): boolean;
  /** The error for a cell that is not as expected. */
  expected(column: string, what: string): NumislabError;
}

/**
 * Reads a table that numislab wrote (see `toCsv`) and a spreadsheet program may have saved: then
 * words are in capitals or in another language and numbers have a decimal comma. What is not
 * understood is an error, never taken for something else.
 *
 * @param options.columns that the table must have
 * @param options.wrong the error for what is wrong, to be read after the name of the file
 * @throws NumislabError where a column is missing, or a row has more cells than there are columns
 */
export function typedRows(
  text: string,
  { columns, wrong }: { columns: readonly string[]; wrong: (why: string) => NumislabError },
): TypedRow[] {
  const found = dialectOf(text).columns;
  const lacking = columns.filter((column) => !found.includes(column));
  if (lacking.length > 0) throw wrong(` has no column ${lacking.join(", ")} in its first row`);
  const rows = fromCsv(text, {
    onBeyond: (row) => {
      throw wrong(`, row ${row}, has more cells than the first row`);
    },
  });
  return rows.map((cells, i): TypedRow => {
    const cell = (column: string) => (cells[column] ?? "").trim();
    const expected = (column: string, what: string) =>
      wrong(`, row ${i + 2}, ${column}: expected ${what}, found '${cell(column)}'`);
    const oneOf = <Word extends string>(column: string, words: readonly Word[]): Word => {
      const word = words.find((one) => one === cell(column).toLowerCase());
      if (word === undefined) throw expected(column, words.join(" or "));
      return word;
    };
    return {
      text: (column) => cells[column] ?? "",
      oneOf,
      number: (column) => {
        if (cell(column) === "") return null;
        const value = Number(cell(column).replace(/^(-?\d*),(\d+)/, "$1.$2"));
        if (!Number.isFinite(value)) throw expected(column, "a number");
        return value;
      },
      truth: (column) => oneOf(column, ["true", "false"]) === "true",
      expected,
    };
  });
}
