import type { SheetProblem, UnusedRow } from "./problems";
import type { UndecidedDies } from "./undecided-pairs";

/** A coin as the sheet has it, with what was told of its row. */
export interface SheetRow {
  sheet: string;
  row: number;
  coin: string;
  image?: string;
  obverseDie: string | null;
  reverseDie: string | null;
  notes: string[];
  extra?: Record<string, string>;
}

/** Which columns of a sheet hold what, by their letters; a sheet that was read. */
export interface SheetColumns {
  coin?: string;
  image?: string;
  obverseDie?: string;
  reverseDie?: string;
  /** Dies of both sides in one cell. */
  bothDies?: string;
}

/** What a column was taken for, and what speaks for it. */
export interface ColumnEvidence {
  sheet: string;
  role: keyof SheetColumns;
  column: string;
  /** "" where the sheet has no header. */
  heading: string;
  /** Its first different values. */
  values: string[];
  filled: number;
  distinct: number;
}

/** What was understood of a sheet of die links. */
export interface SheetReading {
  file: string;
  /** The first sheet that was read. */
  sheetName: string;
  /** Row 1 is the first; null where there is no header. */
  headerRow: number | null;
  columns: SheetColumns;
  /** All sheets that were read. */
  sheets: { sheetName: string; headerRow: number | null; columns: SheetColumns }[];
  /** What each column was taken for, and what speaks for it. */
  evidence: ColumnEvidence[];
  rows: SheetRow[];
  notUsed: UnusedRow[];
  /** Names that may be one die spelled otherwise. */
  similarDies: string[][];
  /** The same with their side, and dies beside states of theirs. */
  undecided: UndecidedDies[];
  problems: SheetProblem[];
  /** The problems in words. */
  warnings: string[];
}
