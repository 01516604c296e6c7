import type { DieRow } from "./die-rows";
import type { SheetOptions } from "./options";
import type { SheetProblem } from "./problems";
import { readSheet } from "./read-sheet";

/** A sheet of die links: one row a coin. */
export interface DieSheet {
  rows: DieRow[];
  warnings: SheetProblem[];
}

/**
 * The coins of a sheet of die links with their dies (see `readSheet`, which says more).
 *
 * @throws NumislabError `input` when the file is no spreadsheet or nothing in it can be used
 */
export async function readDieSheet(
  file: string,
  options: { photographs?: readonly string[]; options?: SheetOptions } = {},
): Promise<DieSheet> {
  const { rows, problems } = await readSheet(file, options);
  return {
    rows: rows.map(({ sheet, row, notes: _, ...coin }) => ({ ...coin, where: { sheet, row } })),
    warnings: problems,
  };
}
