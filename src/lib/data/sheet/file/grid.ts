/** One filled cell of a spreadsheet. */
export interface Cell {
  /** As it should be read; whole numbers without decimals, text as it stands. */
  text: string;
  kind: "text" | "number" | "date" | "error" | "boolean";
}

/** A row with at least one filled cell. Row and columns from 0. */
export interface GridRow {
  at: number;
  cells: Map<number, Cell>;
}

/** A block of merged cells, ends included; rows and columns from 0. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/**
 * One sheet of a spreadsheet as it stands. Only filled rows are held: one stray cell in the last row
 * must not make a million rows.
 */
export interface Grid {
  sheet: string;
  rows: GridRow[];
  merged: Block[];
  /** Whether the sheet itself is hidden. */
  hidden: boolean;
  /** Rows that are hidden or that a filter hides, from 0. */
  hiddenRows: Set<number>;
  /** Columns that are hidden, from 0. */
  hiddenColumns?: ReadonlySet<number>;
  /** Cells whose formula has no stored value. */
  uncomputed: { row: number; column: number }[];
  /** How the file was read where that could be otherwise; row and column from 0. */
  told?: readonly { row: number; column: number; message: string }[];
  /** Of a sheet brought into another form: where a cell stands in the sheet as it is. */
  origin?: (row: number, column: number) => Place;
}

/** Row and column from 0. */
export interface Place {
  row: number;
  column: number;
}

/** Where a cell of a sheet stands in the sheet as it is. */
export function placeOf({ origin }: Pick<Grid, "origin">, row: number, column: number): Place {
  return origin ? origin(row, column) : { row, column };
}

/** All columns that have a filled cell, in order. */
export const columnsOf = (rows: readonly GridRow[]): number[] =>
  [...new Set(rows.flatMap((row) => [...row.cells.keys()]))].sort((a, b) => a - b);

/** A column's letters: 0 -> A, 26 -> AA. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A column from its letters: A -> 0, AA -> 26; undefined where they are no column of a sheet. */
export function columnNumber(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return undefined;
  return [...letters.toUpperCase()].reduce((sum, c) => 26 * sum + c.charCodeAt(0) - 64, 0) - 1;
}

/** The text of a cell, or "" where it is empty. */
export function textAt(row: GridRow, column: number | undefined): string {
  return (column === undefined ? undefined : row.cells.get(column)?.text.trim()) ?? "";
}
