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
  // some programs end a file with zeros or the sign of its end
  // eslint-disable-next-line no-control-regex
  const text = decode(bytes).replace(/^\uFEFF+|[\u0000\u001a]+\s*$/g, "");
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096)) || /^\s*[<{%]/.test(text))
    throw new NumislabError(
      "input",
      /^\s*<(!doctype|html|table|\?xml)/i.test(text)
        ? `${file} is no spreadsheet but a web page or XML: open it in Excel or LibreOffice and save it as .xlsx.`
        : `${file} is no spreadsheet: give .xlsx, .ods, .csv or tab-separated text.`,
    );
  const said = /^sep=(.)\r?\n?/i.exec(text);
  const plain = said ? text.slice(said[0].length) : text;
  const likely = said?.[1] ?? likelySeparator(plain);
  const body = likely === null ? withTabs(plain) : plain;
  const separator = likely ?? "\t";
  const rows: GridRow[] = [];
  const lines = split(body, separator, file);
  const shifted = shiftOverRowNames(lines);
  lines.forEach((texts, at) => {
    const cells: GridRow["cells"] = new Map();
    texts.forEach((t, c) => {
      const cell = typed(bare(restoreCell(t)));
      if (cell) cells.set(c, cell);
    });
    if (cells.size > 0) rows.push({ at, cells });
  });
  return {
    sheet: SHEET,
    rows,
    merged: [],
    hidden: false,
    hiddenRows: new Set(),
    uncomputed: [],
    ...(shifted === null
      ? {}
      : {
          told: [
            {
              row: shifted,
              column: 0,
              message:
                "the header has one cell less than the rows, which begin with 1, 2, 3 …: read as names of rows, as R writes them, and each heading as that of the next column",
            },
          ],
        }),
  };
}

/**
 * Moves the header one column to the right where the rows begin with their numbers and have one
 * cell more, as R's write.table makes them.
 *
 * @returns the header's row; null where nothing was moved
 */
function shiftOverRowNames(lines: string[][]): number | null {
  const filled = lines.flatMap((texts, at) => (texts.some((t) => t.trim() !== "") ? [at] : []));
  const [header, ...rows] = filled;
  const numbered = rows.every(
    (at, i) =>
      lines[at].length === lines[header].length + 1 &&
      lines[at].at(-1)!.trim() !== "" &&
      lines[at][0].trim() === String(i + 1),
  );
  if (rows.length < 2 || lines[header].length < 2 || !numbered) return null;
  lines[header].unshift("");
  return header;
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

/** Western, Central European, Cyrillic, Greek, Turkish and other encodings, the commonest first. */
const ONE_BYTE = [
  ...["1252", "1250", "1251", "1253", "1254", "1255", "1256", "1257"].map((n) => `windows-${n}`),
  ...["iso-8859-2", "iso-8859-5", "macintosh", "x-mac-cyrillic", "koi8-r", "ibm866"],
];

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

/** A table with a header whose columns are set apart by spaces, with tabs in their place. */
function withTabs(text: string): string {
  if (/^\s*[^\r\n]*\d/.test(text)) return text;
  const apart = (spaces: RegExp) =>
    text.replace(new RegExp(`"(?:[^"\r\n]|"")*"|${spaces.source}`, "g"), (found) =>
      found.startsWith('"') ? found : "\t",
    );
  const even = (table: string) => {
    const counts = table
      .split(/\r\n|\r|\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => line.trim().split("\t").length);
    return Math.min(...counts) >= 2 && Math.max(...counts) - Math.min(...counts) <= 1;
  };
  // single spaces stand within names, too, unless these are quoted
  const spaces = [/(?<=\S) {2,}(?=\S)/, ...(text.includes('"') ? [/(?<=\S) +(?=\S)/] : [])];
  return spaces.map(apart).find(even) ?? text;
}

/** The separator that most of the first lines have, outside quotation marks; null: none has one. */
function likelySeparator(text: string): string | null {
  const lines = text
    .slice(0, 65536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((l) => l.trim() !== "")
    .slice(0, 50);
  const having = (s: string) => lines.filter((l) => l.includes(s)).length;
  const best = ["\t", ";", ",", "|"].reduce((best, s) => (having(s) > having(best) ? s : best));
  return having(best) === 0 ? null : best;
}
