import { readFile } from "node:fs/promises";
import * as XLSX from "xlsx";
import { NumislabError, restoreCell } from "../../base/index";

/** One filled cell of a spreadsheet. */
export interface Cell {
  /** As it should be read; whole numbers without decimals, text as it stands. */
  text: string;
  kind: "text" | "number" | "date" | "error" | "boolean";
}

/** One sheet of a spreadsheet, as it stands. */
export interface Grid {
  sheet: string;
  /** rows[r][c]: row and column from 0; undefined where empty. */
  rows: (Cell | undefined)[][];
  /** Merged blocks, ends included. */
  merged: { top: number; left: number; bottom: number; right: number }[];
}

const LARGEST = 50e6;

/**
 * The sheets of a spreadsheet: .xlsx, .xls, .ods, or text separated by commas, semicolons or tabs
 * (UTF-8, UTF-16, or Windows-1252). What a file is, its content says, not its name.
 *
 * @throws NumislabError `input` when the file cannot be read or is no spreadsheet
 */
export async function readGrids(file: string): Promise<Grid[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new NumislabError(
      "input",
      code === "ENOENT"
        ? `${file} does not exist: check the path.`
        : `${file} cannot be read (${code}): check that it is a file you may read.`,
      { cause },
    );
  }
  if (bytes.length === 0)
    throw new NumislabError("input", `${file} is empty (0 bytes): save the sheet again.`);
  if (bytes.length > LARGEST)
    throw new NumislabError(
      "input",
      `${file} has over 50 MB, no sheet of die links: check the path.`,
    );
  const book = isWorkbook(bytes) ? workbook(bytes, file) : textTable(bytes, file);
  return book.SheetNames.map((name) => grid(name, book.Sheets[name]));
}

/** A zip (.xlsx, .ods) or an OLE file (.xls). */
function isWorkbook(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 2).toString("latin1") === "PK" || (bytes[0] === 0xd0 && bytes[1] === 0xcf)
  );
}

function workbook(bytes: Buffer, file: string): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, { type: "buffer", cellNF: true, cellHTML: false, cellFormula: false });
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${file} is no spreadsheet that can be read, or is damaged or locked with a password: save it as .xlsx or .csv.`,
      { cause },
    );
  }
}

function textTable(bytes: Buffer, file: string): XLSX.WorkBook {
  const text = decode(bytes).replace(/^\uFEFF/, "");
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096)) || /^\s*[<{%]/.test(text)) {
    throw new NumislabError(
      "input",
      `${file} is no spreadsheet: give .xlsx, .ods, .csv or tab-separated text.`,
    );
  }
  return XLSX.read(text, { type: "string", raw: true, FS: separator(text) });
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that most of the first lines have, outside quotation marks. */
function separator(text: string): string {
  const lines = text
    .slice(0, 65536)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((l) => l.trim() !== "")
    .slice(0, 50);
  const having = (s: string) => lines.filter((l) => l.includes(s)).length;
  return ["\t", ";", ","].reduce((best, s) => (having(s) > having(best) ? s : best));
}

function grid(sheet: string, cells: XLSX.WorkSheet): Grid {
  const merged = (cells["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  const rows: Grid["rows"] = [];
  for (const address of Object.keys(cells)) {
    if (address.startsWith("!")) continue;
    const { r, c } = XLSX.utils.decode_cell(address);
    const cell = cellOf(cells[address]);
    if (cell) (rows[r] ??= [])[c] = cell;
  }
  return { sheet, rows: Array.from(rows, (row) => row ?? []), merged };
}

function cellOf(cell: XLSX.CellObject): Cell | undefined {
  if (cell.t === "z" || cell.v === undefined || cell.v === null || cell.v === "") return undefined;
  if (cell.t === "e") return { text: cell.w ?? "#ERROR", kind: "error" };
  if (cell.t === "b") return { text: String(cell.v).toUpperCase(), kind: "boolean" };
  if (cell.t === "d") return { text: cell.w ?? String(cell.v), kind: "date" };
  if (cell.t !== "n") return textCell(String(cell.v));
  if (typeof cell.z === "string" && XLSX.SSF.is_date(cell.z))
    return { text: cell.w ?? String(cell.v), kind: "date" };
  // 1 shown as 001
  const padded = cell.w !== undefined && /^\d+$/.test(cell.w) && Number(cell.w) === cell.v;
  return { text: padded ? cell.w! : String(cell.v), kind: "number" };
}

const ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const DATE = new RegExp(
  `^(\\d{1,2}-${MONTH}(-\\d{2,4})?|${MONTH}-\\d{1,4}|\\d{4}-\\d\\d-\\d\\d( 00:00(:00)?)?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4})$`,
  "i",
);

/** Text tables hold errors and dates as they were shown. */
function textCell(text: string): Cell {
  const word = text.trim();
  return {
    text: restoreCell(text),
    kind: ERROR.test(word) ? "error" : DATE.test(word) ? "date" : "text",
  };
}
