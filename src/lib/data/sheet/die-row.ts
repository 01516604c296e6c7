/** One coin of a sheet of die links. */
export interface DieRow {
  coin: string;
  /** Its photograph, where the sheet names one. */
  image?: string;
  /** null: not known. */
  obverseDie: string | null;
  reverseDie: string | null;
  /** Further columns, by their heading. */
  extra?: Record<string, string>;
  /** Row 1 is the first. */
  where: { sheet: string; row: number };
}

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

/** Notes a problem; row and column from 0. */
export type Warn = (row: number, column: number, message: string) => void;
