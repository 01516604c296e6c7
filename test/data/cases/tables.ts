import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as XLSX from "xlsx";

export type Row = (string | number | null)[];

/** Writes a file and the folders that it lies in. */
export function put(dir: string, path: string, content: string | Uint8Array = "x"): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Separated text; cells with the separator, quotes or line breaks are quoted. */
export function lines(rows: readonly Row[], separator = ",", end = "\n"): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? "");
    return text.includes(separator) || /["\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return rows.map((row) => row.map(cell).join(separator) + end).join("");
}

/** A workbook of sheets by their names. */
export function workbook(
  sheets: Record<string, readonly Row[]>,
  change: (book: XLSX.WorkBook) => void = () => {},
): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as Row[]), name);
  change(book);
  return XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

/** Coins 001 … n: obverse dies in twos, reverse dies in threes. */
export const ties = (n = 6): [string, string, string][] =>
  Array.from({ length: n }, (_, i) => [
    String(i + 1).padStart(3, "0"),
    `O${(i >> 1) + 1}`,
    `R${Math.floor(i / 3) + 1}`,
  ]);
