import type { Side } from "../../coins/index";
import type { Columns } from "./columns/candidate";
import { dieOfRow, setDie, SIDES, type DieRow } from "./die-rows";
import type { Warn } from "./problems";
import { countNames, prefixOf, usualPrefix } from "./cells/similar-dies";

/** How often each die of a side is said. */
export const countsOf = (rows: readonly DieRow[], side: Side): Map<string, number> =>
  countNames(rows.map((row) => dieOfRow(row, side)));

/** Columns swapped, and dies that stand in the column of the other side. */
export function checkSwapped(
  rows: DieRow[],
  { columns, headed, warn }: { columns: Columns; headed: boolean; warn: Warn },
): void {
  const counts = { obverse: countsOf(rows, "obverse"), reverse: countsOf(rows, "reverse") };
  const [o, r] = SIDES.map((side) => usualPrefix(counts[side]));
  if (o === "" || r === "" || o === r || columns.both !== undefined) return;
  if (/^(R|REV|RV|RS)$/.test(o) && /^(O|OBV|AV|VS|V|D|A)$/.test(r)) {
    const first = rows[0].where.row - 1;
    if (headed)
      warn(
        first,
        columns.obverse!,
        `the obverse dies are called ${o}… and the reverse dies ${r}…: are the headings swapped? Read as headed`,
      );
    else {
      warn(
        first,
        columns.obverse!,
        `dies called ${o}… come before dies called ${r}…: read as coin, reverse die, obverse die`,
      );
      for (const row of rows) [row.obverseDie, row.reverseDie] = [row.reverseDie, row.obverseDie];
      [columns.obverse, columns.reverse] = [columns.reverse, columns.obverse];
    }
    return;
  }
  for (const [side, other] of [
    ["obverse", r],
    ["reverse", o],
  ] as [Side, string][]) {
    const swapped = new Set([...counts[side].keys()].filter((name) => prefixOf(name) === other));
    for (const row of swapped.size === 0 ? [] : rows) {
      const name = dieOfRow(row, side);
      if (name === null || !swapped.has(name)) continue;
      warn(
        row.where.row - 1,
        columns[side]!,
        `'${name}' in the ${side} column looks like a die of the other side: swapped? Taken as unknown`,
      );
      setDie(row, side, null);
    }
  }
}

/** Numbers that are stored dates, 2000 to 2049: what a spreadsheet made of a die such as 1-2. */
const isStoredDate = (die: string) => /^\d{5}$/.test(die) && +die >= 36526 && +die < 54789;

/** Tells dies that may be dates. */
export function checkStoredDates(
  rows: readonly DieRow[],
  { columns, warn }: { columns: Columns; warn: Warn },
): void {
  for (const side of SIDES) {
    const known = rows.filter((row) => dieOfRow(row, side) !== null);
    const dates = known.filter((row) => isStoredDate(dieOfRow(row, side)!));
    const column = columns[side];
    if (column === undefined || dates.length === 0 || 2 * dates.length < known.length) continue;
    const die = dieOfRow(dates[0], side)!;
    const day = new Date(Date.UTC(1899, 11, 30 + Number(die))).toISOString().slice(0, 10);
    warn(
      dates[0].where.row - 1,
      column,
      `'${die}' is how spreadsheets store the date ${day}, perhaps made from something like 1-2; ${dates.length} such numbers are kept as dies: if they are dates, format the column as text and type the dies again`,
    );
  }
}

/** Whether two rows of a coin say one side each. */
const completes = (a: DieRow, b: DieRow): boolean =>
  SIDES.some((side) => dieOfRow(a, side) !== null) &&
  SIDES.every((side) => dieOfRow(a, side) === null || dieOfRow(b, side) === null);

/** A coin's first row; what a later row contradicts becomes unknown. */
export function withoutRepeats(
  rows: readonly DieRow[],
  leftOut: (row: DieRow, why: string) => void,
): DieRow[] {
  const first = new Map<string, DieRow>();
  const contradicted = new Set<string>();
  for (const row of rows) {
    const key = row.coin.toLowerCase();
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    const sides = SIDES.filter((side) => {
      const [here, there] = [dieOfRow(row, side), dieOfRow(before, side)];
      return here !== null && there !== null && here !== there;
    });
    // a sheet of its own for each side: the rows complete each other
    if (before.where.sheet !== row.where.sheet && completes(before, row)) {
      for (const side of SIDES)
        if (dieOfRow(before, side) === null) setDie(before, side, dieOfRow(row, side));
      continue;
    }
    const told = [
      ...sides.map(
        (side) => `${side} ${dieOfRow(before, side)} there, ${dieOfRow(row, side)} here`,
      ),
      ...(row.image !== before.image && row.image && before.image
        ? [`image ${before.image} there, ${row.image} here`]
        : []),
    ].join("; ");
    const where =
      before.where.sheet === row.where.sheet
        ? `row ${before.where.row}`
        : `${before.where.sheet} row ${before.where.row}`;
    const what =
      sides.length > 0 ? `, with other dies (${told}), now unknown` : told && ` (${told})`;
    leftOut(row, `coin '${row.coin}' is in ${where} already${what}`);
    for (const side of SIDES) {
      if (sides.includes(side)) contradicted.add(`${side} ${key}`);
      if (dieOfRow(before, side) === null) setDie(before, side, dieOfRow(row, side));
    }
  }
  if (contradicted.size === 0) return [...first.values()]; // most sheets
  for (const [key, row] of first)
    for (const side of SIDES) if (contradicted.has(`${side} ${key}`)) setDie(row, side, null);
  return [...first.values()];
}
