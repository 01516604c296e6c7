import { NumislabError, OpenQuote, restoreCell, splitDelimited } from "../../../base/index";
import { isKnown, readHeading } from "../columns/heading";
import { columnName, type Grid, type GridRow } from "./grid";
import { typed } from "./typed-text";

/** The name that messages give the one sheet of a text table, as spreadsheet programs do. */
const SHEET = "Sheet1";

/**
 * The sheet of a text table: comma, semicolon, tab or vertical bar, in UTF-8, UTF-16 or one of the
 * one-byte encodings of European Windows.
 *
 * @throws NumislabError `input` when it is no table
 */
export function textTable(bytes: Buffer, file: string): Grid {
  const text = decode(bytes).replace(/^\uFEFF/, "");
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096)) || /^\s*[<{%]/.test(text))
    throw new NumislabError(
      "input",
      /^\s*<(!doctype|html|table|\?xml)/i.test(text)
        ? `${file} is no spreadsheet but a web page or XML: open it in Excel or LibreOffice and save it as .xlsx.`
        : `${file} is no spreadsheet: give .xlsx, .ods, .csv or tab-separated text.`,
    );
  const said = /^sep=(.)\r?\n?/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const separator = said?.[1] ?? likelySeparator(body);
  const rows: GridRow[] = [];
  split(body, separator, file).forEach((texts, at) => {
    const cells: GridRow["cells"] = new Map();
    texts.forEach((t, c) => {
      const cell = typed(bare(restoreCell(t)));
      if (cell) cells.set(c, cell);
    });
    if (cells.size > 0) rows.push({ at, cells });
  });
  return { sheet: SHEET, rows, merged: [], hidden: false, hiddenRows: new Set(), uncomputed: [] };
}

/** Without the signs that say text to a spreadsheet program: `="001"`, `'001`; `'001'`. */
function bare(text: string): string {
  if (!text.includes("'") && !text.includes('="')) return text; // most cells
  const inner = /^\s*(?:="([^"]*)"|'([^']*)'|'(?=\p{L}{0,3}\d)([^']*))\s*$/u.exec(text);
  return inner ? (inner[1] ?? inner[2] ?? inner[3]) : text;
}

function split(text: string, separator: string, file: string): string[][] {
  try {
    return splitDelimited(text, separator, { stray: true });
  } catch (cause) {
    if (!(cause instanceof OpenQuote)) throw cause;
    throw new NumislabError(
      "input",
      `${file}: the quotation mark at the start of ${columnName(cause.column)}${cause.row} (row ${cause.row}) is never closed, so the rows under it cannot be told apart: remove it or close it.`,
      { cause },
    );
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const [even, odd] = [zeros(bytes, 0), zeros(bytes, 1)];
  if (odd > 0.3 && even < 0.1) return new TextDecoder("utf-16le").decode(bytes);
  if (even > 0.3 && odd < 0.1) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return inKnownWords(ONE_BYTE.map((encoding) => new TextDecoder(encoding).decode(bytes)));
  }
}

/** Western, Central European, Cyrillic, Greek and Turkish Windows. */
const ONE_BYTE = ["1252", "1250", "1251", "1253", "1254"].map((page) => `windows-${page}`);

/** The reading of bytes in which most words of the first lines are known headings. */
function inKnownWords(readings: readonly string[]): string {
  const known = readings.map((text) => {
    const cells = text.slice(0, 2000).split(/[,;|\t\r\n"]+/);
    return cells.filter((cell) => isKnown(readHeading(cell))).length;
  });
  return readings[known.indexOf(Math.max(...known))];
}

/** The share of zeros among every second byte; UTF-16 of European text is half zeros. */
function zeros(bytes: Buffer, from: 0 | 1): number {
  const head = bytes.subarray(0, 4096);
  let count = 0;
  for (let i = from; i < head.length; i += 2) if (head[i] === 0) count++;
  return head.length < 4 ? 0 : (2 * count) / head.length;
}

/** The separator that most of the first lines have, outside quotation marks. */
function likelySeparator(text: string): string {
  const lines = text
    .slice(0, 65536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((l) => l.trim() !== "")
    .slice(0, 50);
  const having = (s: string) => lines.filter((l) => l.includes(s)).length;
  return ["\t", ";", ",", "|"].reduce((best, s) => (having(s) > having(best) ? s : best));
}
