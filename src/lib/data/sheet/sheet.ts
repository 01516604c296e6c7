import { NumislabError } from "../../base/index";
import { columnName, findHeader } from "./sheet-columns";
import { readGrids, type Grid } from "./sheet-grid";
import type { DieRow, SheetProblem, Warn } from "./die-row";
import { readRows } from "./sheet-rows";

/** A sheet of die links: one row a coin. */
export interface DieSheet {
  rows: DieRow[];
  warnings: SheetProblem[];
}

/**
 * Reads a sheet of die links: coin, obverse die, reverse die, one row a coin, with or without a
 * header; .xlsx, .ods, .xls, .csv (comma, semicolon or tab). Coin numbers keep their zeros (`001`).
 * An empty die or `?` is unknown. A row that cannot be used is named in `warnings` and left out;
 * the rest is used.
 *
 * @throws NumislabError `input` when the file is no spreadsheet or nothing in it can be used, with
 *   what was wrong
 */
export async function readDieSheet(file: string): Promise<DieSheet> {
  const grids = (await readGrids(file)).filter(isFilled);
  if (grids.length === 0)
    throw new NumislabError("input", `${file} has no filled cells: ${WANTED}`);
  const grid = grids.find((g) => findHeader(g.rows)) ?? grids[0];
  const warnings: SheetProblem[] = [];
  const warn: Warn = (row, column, message) =>
    void warnings.push({ sheet: grid.sheet, row: row + 1, column: columnName(column), message });
  const others = grids.filter((g) => g !== grid).map((g) => g.sheet);
  if (others.length > 0) warn(0, 0, `only this sheet was read, not ${others.join(", ")}`);
  const rows = readRows(grid, warn);
  if (rows.length === 0) {
    const first = warnings
      .slice(0, 5)
      .map((w) => `\n  ${describeProblem(w)}`)
      .join("");
    throw new NumislabError("input", `${file} has no row that can be used: ${WANTED}${first}`);
  }
  return { rows, warnings };
}

const WANTED = "give one row a coin, with columns coin, obverse die, reverse die.";

/** A problem in one line: `Sheet1!B7: what`. */
export function describeProblem({ sheet, row, column, message }: SheetProblem): string {
  return `${sheet}!${column}${row}: ${message}`;
}

function isFilled({ rows }: Grid): boolean {
  return rows.some((row) => row.some((cell) => cell && cell.text.trim() !== ""));
}
