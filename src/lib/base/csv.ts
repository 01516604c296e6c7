import * as xlsx from "xlsx";

/**
 * Rows as comma-separated text with a header; a cell with a comma, quote or line break is quoted
 * (RFC 4180).
 */
export function toCsv(
  rows: readonly Record<string, string | number | boolean | null>[],
  columns: readonly string[],
): string {
  const cell = (value: string | number | boolean | null) => {
    const text = value === null ? "" : String(value);
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
  return xlsx.utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0]], {
    raw: false,
    defval: "",
  });
}
