import { columnName, placeOf, type Grid } from "./file/grid";

/**
 * Something in a sheet that was not used as it stands, or that should be looked at. Row 1 and
 * column "A" are the first.
 */
export interface SheetProblem {
  sheet: string;
  row: number;
  column: string;
  message: string;
}

/** A row that no coin was read from; row 1 is the first. */
export interface UnusedRow {
  sheet: string;
  row: number;
  why: string;
}

/** Notes a problem; row and column from 0. */
export type Warn = (row: number, column: number, message: string) => void;

/** Collects what is told of one sheet. */
export class Told {
  readonly warnings: SheetProblem[] = [];
  readonly notUsed: UnusedRow[] = [];

  readonly sheet: string;

  constructor(private readonly grid: Pick<Grid, "sheet" | "origin">) {
    this.sheet = grid.sheet;
  }

  readonly warn: Warn = (row, column, message) => {
    const at = placeOf(this.grid, row, column);
    this.warnings.push({
      sheet: this.sheet,
      row: at.row + 1,
      column: columnName(at.column),
      message,
    });
  };

  /** The row is not used; row and column from 0. */
  readonly leftOut: Warn = (row, column, why) => {
    this.warn(row, column, `${why}; row left out`);
    const at = placeOf(this.grid, row, column);
    this.notUsed.push({ sheet: this.sheet, row: at.row + 1, why });
  };
}

/** A problem in one line: `Sheet1!B7: what`. */
export function describeProblem({ sheet, row, column, message }: SheetProblem): string {
  return `${sheet}!${column}${row}: ${message}`;
}
