import { NumislabError } from "../../base/index";
import type { Columns } from "./columns/candidate";
import type { Table } from "./columns/table";
import { columnName, type Grid } from "./file/grid";
import type { SheetOptions } from "./options";
import { WANTED } from "./refusals";
import { tableOf } from "./understand-table";

/** The tables to read: those with a header, or the first sheet where none has one. */
export function tablesOf(
  grids: Grid[],
  { file, options }: { file: string; options: SheetOptions },
): { tables: Table[]; skipped: string[] } {
  const named = options.sheetName;
  const chosen = named === undefined ? grids : grids.filter((g) => g.sheet === named);
  if (chosen.length === 0)
    throw new NumislabError(
      "input",
      `${file} has no sheet '${named}': it has ${grids.map((g) => `'${g.sheet}'`).join(", ")}.`,
    );
  const filled = chosen.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0)
    throw new NumislabError("input", `${file} has no filled cells: ${WANTED}`);
  const visible = filled.filter((g) => !g.hidden || named !== undefined);
  const tables = (visible.length > 0 ? visible : filled).map(tableOf);
  const headed = tables.filter(({ headerRow }) => headerRow !== null);
  const used = headed.length > 0 ? headed : [tables[0]];
  const skipped = filled
    .filter((g) => !used.some(({ grid }) => grid.sheet === g.sheet))
    .map((g) => (g.hidden ? `${g.sheet} (hidden)` : g.sheet));
  return { tables: used, skipped };
}

/** Refuses a sheet whose coins or dies are formulas that no programme has computed. */
export function checkComputed({ grid }: Table, columns: Columns, file: string): void {
  const used = new Set<number | undefined>(Object.values(columns));
  const cells = grid.uncomputed.filter(({ column }) => used.has(column));
  if (cells.length === 0) return;
  const { sheet } = grid;
  const [{ row, column }] = cells;
  throw new NumislabError(
    "input",
    `${file}: ${cells.length === 1 ? "1 cell holds a formula that was" : `${cells.length} cells hold formulas that were`} never computed (the first is ${sheet}!${columnName(column)}${row + 1}): open the workbook in Excel or LibreOffice, save it there, and try again.`,
  );
}
