import type { Side } from "../../../coins/index";
import { looseName } from "../match-names";
import { dieForm } from "../cells/die-form";
import { readHeading } from "../columns/heading";
import { columnsOf, placeOf, textAt, type Grid, type GridRow } from "../file/grid";
import type { Placed } from "./one-row-a-coin";

/** Names of a folder's photographs, as `looseName` writes them. */
export type Photographs = ReadonlySet<string> | undefined;

/** The cell with the place that it has in the sheet. */
export function placed(grid: Grid, row: GridRow, column: number): Placed {
  const cell = row.cells.get(column);
  return {
    text: textAt(row, column),
    ...placeOf(grid, row.at, column),
    ...(cell ? { kind: cell.kind } : {}),
  };
}

export const isPhotograph = (text: string, photographs: Photographs): boolean =>
  photographs?.has(looseName(text.replace(/^(\d+)[.,]0+$/, "$1"))) ?? false;

/** A die's name as codes have it: O1, 12, V 3a. */
export const isDieName = (text: string): boolean =>
  /\d/.test(text) && ["code", "state"].includes(dieForm(text).is);

/** The one side that some words say. */
export function sideOfWords(text: string): Side | undefined {
  const { side } = readHeading(text);
  return side === "both" ? undefined : side;
}

/** The sheet with rows and columns exchanged. */
export function transposed(grid: Grid): Grid {
  const byColumn = new Map<number, GridRow>(
    columnsOf(grid.rows).map((column) => [column, { at: column, cells: new Map() }]),
  );
  for (const row of grid.rows)
    for (const [column, cell] of row.cells) byColumn.get(column)!.cells.set(row.at, cell);
  return {
    ...grid,
    rows: [...byColumn.values()],
    merged: grid.merged.map(({ top, left, bottom, right }) => ({
      top: left,
      left: top,
      bottom: right,
      right: bottom,
    })),
    hiddenRows: new Set(),
    origin: (row, column) => ({ row: column, column: row }),
  };
}
