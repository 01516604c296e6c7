import type { Side } from "../../coins/index";
import type { DieRow, Warn } from "./die-row";
import type { Columns } from "./sheet-columns";

const SIDES: Side[] = ["obverse", "reverse"];
const die = (row: DieRow, side: Side) => (side === "obverse" ? row.obverseDie : row.reverseDie);

/**
 * What only shows in all rows together: columns and rows swapped, numbers among names, a coin named
 * twice.
 */
export function checkRows(rows: DieRow[], columns: Columns, headed: boolean, warn: Warn): DieRow[] {
  const at = (row: DieRow) => row.where.row - 1;
  checkSwapped(rows, columns, headed, warn);
  for (const side of SIDES) {
    checkNumbers(rows, side, (row, message) => warn(at(row), columns[side] ?? 0, message));
    checkCase(rows, side, (row, message) => warn(at(row), columns[side] ?? 0, message));
  }
  return withoutRepeats(rows, (row, message) =>
    warn(at(row), columns.coin ?? columns.image ?? 0, message),
  );
}

/** The letters before a die's number: O of O12. */
function prefix(name: string | null): string {
  return name === null ? "" : (/^(\p{L}+)[\s._-]*\d/u.exec(name)?.[1] ?? "").toUpperCase();
}

/** The prefix that more than half of a column's dies have, or "". */
function usualPrefix(rows: DieRow[], side: Side): string {
  const all = rows.map((row) => prefix(die(row, side))).filter((p) => p !== "");
  return [...new Set(all)].find((p) => 2 * all.filter((q) => q === p).length > all.length) ?? "";
}

function checkSwapped(rows: DieRow[], columns: Columns, headed: boolean, warn: Warn): void {
  const [o, r] = [usualPrefix(rows, "obverse"), usualPrefix(rows, "reverse")];
  if (o === "" || r === "" || o === r) return;
  if (/^(R|REV|RV)$/.test(o) && /^(O|OBV|AV)$/.test(r)) {
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
  for (const row of rows) {
    for (const [side, other] of [
      ["obverse", r],
      ["reverse", o],
    ] as [Side, string][]) {
      const name = die(row, side);
      if (prefix(name) !== other) continue;
      warn(
        row.where.row - 1,
        columns[side]!,
        `'${name}' in the ${side} column looks like a die of the other side: swapped? Taken as unknown`,
      );
      if (side === "obverse") row.obverseDie = null;
      else row.reverseDie = null;
    }
  }
}

/** A bare number among dies that have letters; a column of numbers only is fine. */
function checkNumbers(
  rows: DieRow[],
  side: Side,
  warn: (row: DieRow, message: string) => void,
): void {
  const usual = usualPrefix(rows, side);
  if (usual === "") return;
  for (const row of rows) {
    const name = die(row, side);
    if (name !== null && /^\d+$/.test(name))
      warn(
        row,
        `die '${name}' is a number where others are called ${usual}…; kept as a die of its own, not as ${usual}${name}`,
      );
  }
}

/** Two names of one column that differ in capitals only. */
function checkCase(rows: DieRow[], side: Side, warn: (row: DieRow, message: string) => void): void {
  const known = new Map<string, string>();
  for (const row of rows) {
    const name = die(row, side);
    if (name === null) continue;
    const seen = known.get(name.toLowerCase());
    if (seen === undefined) known.set(name.toLowerCase(), name);
    else if (seen !== name) {
      warn(row, `die '${name}' and '${seen}' differ in capitals only; kept as two dies`);
      known.set(name.toLowerCase(), name);
    }
  }
}

/** A coin's first row; what a later row contradicts becomes unknown. */
function withoutRepeats(rows: DieRow[], warn: (row: DieRow, message: string) => void): DieRow[] {
  const first = new Map<string, DieRow>();
  const contradicted = new Set<string>();
  for (const row of rows) {
    const key = row.coin.toLowerCase();
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    const sides = SIDES.filter(
      (side) =>
        die(row, side) !== null &&
        die(before, side) !== null &&
        die(row, side) !== die(before, side),
    );
    const told = sides
      .map((side) => `${side} ${die(before, side)} there, ${die(row, side)} here`)
      .join("; ");
    warn(
      row,
      `coin '${row.coin}' is in row ${before.where.row} already${told && `, with other dies (${told}), now unknown`}; row left out`,
    );
    for (const side of SIDES) {
      if (sides.includes(side)) contradicted.add(`${side} ${key}`);
      if (side === "obverse") before.obverseDie ??= row.obverseDie;
      else before.reverseDie ??= row.reverseDie;
    }
  }
  for (const [key, row] of first) {
    if (contradicted.has(`obverse ${key}`)) row.obverseDie = null;
    if (contradicted.has(`reverse ${key}`)) row.reverseDie = null;
  }
  return [...first.values()];
}
