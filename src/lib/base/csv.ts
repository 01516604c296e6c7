import * as xlsx from "xlsx";

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
): string {
  const cell = (value: string | number | boolean | null) => {
    const text = typeof value === "string" ? neutraliseCell(value) : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (
    [
      columns.join(","),
      ...rows.map((row) => columns.map((column) => cell(row[column])).join(",")),
    ].join("\n") + "\n"
  );
}

/** Reads what `toCsv` wrote: a record of texts a row. */
export function fromCsv(text: string): Record<string, string>[] {
  const book = xlsx.read(text, { type: "string", raw: true, dense: true });
  const rows = xlsx.utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0]], {
    raw: false,
    defval: "",
  });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, text]) => [column, restoreCell(text)])),
  );
}
