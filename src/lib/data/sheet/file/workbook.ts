import type * as XLSX from "xlsx";
import { NumislabError, sheetJs } from "../../../base/index";
import type { Cell, Grid, GridRow } from "./grid";
import { richText } from "./rich-text";
import { typed } from "./typed-text";

/**
 * The sheets of a binary workbook (.xlsx, .xlsm, .xls, .ods).
 *
 * @throws NumislabError `input` when it cannot be read
 */
export function workbookGrids(bytes: Buffer, file: string): Grid[] {
  let book: XLSX.WorkBook;
  try {
    // sheetStubs and formulas: a formula that was never computed has no value
    book = sheetJs().read(bytes, {
      type: "buffer",
      cellNF: true,
      cellHTML: false,
      cellStyles: true,
      sheetStubs: true,
    });
  } catch (cause) {
    throw new NumislabError(
      "input",
      `${file} is no spreadsheet that can be read, or is damaged or locked with a password: save it as .xlsx or .csv.`,
      { cause },
    );
  }
  const grids = book.SheetNames.flatMap((name, i) => {
    const cells = book.Sheets[name];
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    // chart sheets have no cells
    return cells && cells["!type"] !== "chart" ? [grid(name, cells, hidden)] : [];
  });
  if (grids.length === 0)
    throw new NumislabError(
      "input",
      `${file} holds no sheet with cells: it is damaged, or no spreadsheet.`,
    );
  return grids;
}

function grid(sheet: string, cells: XLSX.WorkSheet, hidden: boolean): Grid {
  const merged = (cells["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  const byRow = new Map<number, GridRow>();
  const uncomputed: Grid["uncomputed"] = [];
  for (const address in cells) {
    if (address.startsWith("!")) continue;
    const { r: at, c } = sheetJs().utils.decode_cell(address);
    const found = cells[address] as XLSX.CellObject;
    if (found.f !== undefined && (found.v === undefined || found.t === "z"))
      uncomputed.push({ row: at, column: c });
    const cell = cellOf(found);
    if (!cell) continue;
    let row = byRow.get(at);
    if (!row) byRow.set(at, (row = { at, cells: new Map() }));
    row.cells.set(c, cell);
  }
  const rows = [...byRow.values()].sort((a, b) => a.at - b.at);
  const hiddenRows = new Set<number>();
  (cells["!rows"] ?? []).forEach((row, r) => row?.hidden && hiddenRows.add(r));
  const hiddenColumns = new Set<number>();
  (cells["!cols"] ?? []).forEach((column, c) => column?.hidden && hiddenColumns.add(c));
  return { sheet, rows, merged, hidden, hiddenRows, hiddenColumns, uncomputed };
}

const MARKED = /^[[(]? ?(\d+) ?(?:[\])]|\?+|\p{L})$/u;

function cellOf(cell: XLSX.CellObject): Cell | undefined {
  if (cell.t === "z" || cell.v === undefined || cell.v === null) return undefined;
  if (cell.t === "e") return { text: cell.w ?? "#ERROR", kind: "error" };
  if (cell.t === "b") return { text: String(cell.v).toUpperCase(), kind: "boolean" };
  if (cell.t === "d") return { text: cell.w ?? String(cell.v), kind: "date" };
  if (cell.t !== "n") return typed(richText(cell) ?? String(cell.v));
  if (typeof cell.z === "string" && sheetJs().SSF.is_date(cell.z))
    return { text: cell.w ?? String(cell.v), kind: "date" };
  // 1 that a number format shows as 001 or O1
  const shown = cell.w !== undefined && /^(\p{L}{0,4})(\d+)$/u.exec(cell.w);
  // 1 that a number format shows as 1?, (1) or 1a
  const marked = cell.w !== undefined && MARKED.exec(cell.w.trim());
  if (marked && Number(marked[1]) === Math.abs(Number(cell.v)))
    return { text: cell.w!.trim(), kind: "text" };
  const padded = shown && Number(shown[2]) === cell.v;
  return { text: padded ? cell.w! : String(cell.v), kind: padded && shown[1] ? "text" : "number" };
}
