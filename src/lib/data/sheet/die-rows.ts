import type { Side } from "../../coins/index";

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

export const SIDES: readonly Side[] = ["obverse", "reverse"];

export function dieOfRow(
  row: Pick<DieRow, "obverseDie" | "reverseDie">,
  side: Side,
): string | null {
  return side === "obverse" ? row.obverseDie : row.reverseDie;
}

export function setDie(row: DieRow, side: Side, die: string | null): void {
  if (side === "obverse") row.obverseDie = die;
  else row.reverseDie = die;
}
