import { OpenQuote, splitDelimited } from "./delimited";
import { NumislabError } from "./errors";

/**
 * Text that a spreadsheet would take for a formula. Numbers are none, and text that begins with
 * apostrophes is marked as well, so that what is read is what was written.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A text as it is written into a table: with an apostrophe before what looks like a formula. */
export function neutraliseCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** A text that `neutraliseCell` may have marked, as it was. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * Rows as comma-separated text with a header; a cell with a comma, quote or line break is quoted
 * (RFC 4180), and one that a spreadsheet would take for a formula is marked with an apostrophe.
 */
export function toCsv(
  rows: readonly Record<string, string | number | boolean | null>[],
  columns: readonly string[],
  { delimiter = ",", newline = "\n" }: Partial<CsvDialect> = {},
): string {
  const quotedCell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const cell = (value: string | number | boolean | null) =>
    quotedCell(typeof value === "string" ? neutraliseCell(value) : String(value ?? ""));
  return (
    [
      columns.map(quotedCell).join(delimiter),
      ...rows.map((row) => columns.map((column) => cell(row[column])).join(delimiter)),
    ].join(newline) + newline
  );
}

/** How a table is written: by `toCsv`, or as a spreadsheet program saved it. */
export interface CsvDialect {
  delimiter: "," | ";" | "\t";
  newline: "\n" | "\r\n";
  /** Its header. */
  columns: string[];
}

/** The dialect of a table, from its header: the delimiter that stands in it most often. */
export function dialectOf(text: string): CsvDialect {
  const { line, named } = headerOf(text);
  const count = (sign: string) => line.replace(/"[^"]*"/g, "").split(sign).length;
  const delimiter =
    named ?? ([",", ";", "\t"] as const).reduce((best, s) => (count(s) > count(best) ? s : best));
  const [columns] = line.trim() === "" ? [[]] : splitDelimited(line, delimiter);
  return {
    delimiter,
    newline: /\r\n/.test(text) ? "\r\n" : "\n",
    columns: columns.map((name) => name.trim()),
  };
}

/**
 * Reads what `toCsv` wrote, or a spreadsheet program made of it: with a byte order mark, separated
 * by semicolons or tabs, with empty rows.
 *
 * @param options.onBeyond told of the first row, counted from 1, that has text beyond the columns of
 *   the header, such as one with decimal commas between commas
 * @returns a record of texts a row
 * @throws NumislabError "input" where a quotation mark is not closed
 */
export function fromCsv(
  text: string,
  { onBeyond }: { onBeyond?: (row: number) => void } = {},
): Record<string, string>[] {
  const { delimiter, columns } = dialectOf(text);
  let rows: string[][];
  try {
    rows = splitDelimited(headerOf(text).from, delimiter);
  } catch (cause) {
    if (!(cause instanceof OpenQuote)) throw cause;
    throw new NumislabError(
      "input",
      `The table cannot be read (the quotation mark in row ${cause.row} is not closed): close each quotation mark.`,
      { cause },
    );
  }
  if (onBeyond) {
    const row = rows.findIndex((cells) =>
      cells.slice(columns.length).some((cell) => cell.trim() !== ""),
    );
    if (row >= 0) onBeyond(row + 1);
  }
  return rows
    .slice(1)
    .filter((row) => row.some((cell) => cell !== ""))
    .map((row) => Object.fromEntries(columns.map((name, i) => [name, restoreCell(row[i] ?? "")])));
}

/** The header's line, the text from there, and the delimiter that Excel's line `sep=;` names. */
function headerOf(text: string): { line: string; from: string; named?: CsvDialect["delimiter"] } {
  const [mark = "", named] = /^\uFEFF?(?:sep=([,;\t])\r?\n)?/.exec(text) ?? [];
  const from = text.slice(mark.length);
  const line = /^(?:"[^"]*"|[^"\r\n])*/.exec(from)![0];
  return { line, from, named: named as CsvDialect["delimiter"] | undefined };
}
