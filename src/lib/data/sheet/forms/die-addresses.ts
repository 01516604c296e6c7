import type { Heading } from "../columns/heading";
import { isAddress } from "../columns/column-content";
import { dieForm } from "../cells/die-form";
import { type Grid, type GridRow } from "../file/grid";

/**
 * Dies that are named by web addresses, as in linked data: the end of each address is the name of
 * the die, where every filled cell of a column of dies is an address and different ones end
 * differently.
 *
 * @param headings  of the columns
 * @param rows  those under the header
 * @returns the rows with names, and what to tell; null where no column is one
 */
export function withoutAddresses(
  headings: ReadonlyMap<number, Heading>,
  rows: readonly GridRow[],
): { rows: GridRow[]; told: NonNullable<Grid["told"]> } | null {
  const names = new Map<number, Map<string, string>>();
  const told: { row: number; column: number; message: string }[] = [];
  for (const [column, { die, side }] of headings) {
    if (!die || side === undefined) continue;
    const own = namesOf(rows, column);
    if (own === null) continue;
    names.set(column, own.names);
    const [address, name] = [...own.names][0];
    told.push({
      row: own.first,
      column,
      message: `dies are named by web addresses: '${address}' is read as die '${name}'`,
    });
  }
  if (names.size === 0) return null;
  const renamed = rows.map(({ at, cells }): GridRow => ({
    at,
    cells: new Map(
      [...cells].map(([column, cell]) => [
        column,
        { ...cell, text: names.get(column)?.get(cell.text.trim()) ?? cell.text },
      ]),
    ),
  }));
  return { rows: renamed, told };
}

function namesOf(
  rows: readonly GridRow[],
  column: number,
): { names: Map<string, string>; first: number } | null {
  const filled = rows.filter((row) => row.cells.get(column)?.text.trim());
  const addresses = new Set(filled.map((row) => row.cells.get(column)!.text.trim()));
  if (filled.length === 0 || ![...addresses].every(isAddress)) return null;
  const names = new Map([...addresses].map((address) => [address, endOf(address)]));
  const different = new Set(names.values()).size === names.size;
  const dies = [...names.values()].every((name) => ["code", "state"].includes(dieForm(name).is));
  return different && dies ? { names, first: filled[0].at } : null;
}

/** What stands behind the last slash, number sign or colon. */
const endOf = (address: string): string => /[^/#:]*$/.exec(address.replace(/[/#]+$/, ""))![0];
