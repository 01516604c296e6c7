import type { Side } from "../../coins/index";
import type { Columns } from "./columns/choose-columns";
import { dieOfRow, setDie, SIDES, type DieRow } from "./die-rows";
import type { Warn } from "./problems";
import { dieForm } from "./cells/die-form";
import { stateGroups } from "./undecided-pairs";
import { countNames, prefixOf, similarDies, usualPrefix } from "./cells/similar-dies";

const countsOf = (rows: readonly DieRow[], side: Side): Map<string, number> =>
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

/** Tells each rarer spelling of a die once, and returns the groups of both sides. */
export function checkSpellings(
  rows: readonly DieRow[],
  warnAt: (row: DieRow, side: Side, message: string) => void,
): { side: Side; dies: string[] }[] {
  return SIDES.flatMap((side) => {
    const counts = countsOf(rows, side);
    const groups = similarDies(counts.keys());
    const usual = usualPrefix(counts);
    for (const name of counts.keys())
      if (usual !== "" && /^\d+$/.test(name) && !groups.some((dies) => dies.includes(name)))
        warnAt(
          rows.find((row) => dieOfRow(row, side) === name)!,
          side,
          `die '${name}' is a number where others are called ${usual}…; kept as a die of its own, not as ${usual}${name}`,
        );
    for (const [prefix, name] of oddPrefixes(counts, usual))
      if (!groups.some((dies) => dies.includes(name)))
        warnAt(
          rows.find((row) => dieOfRow(row, side) === name)!,
          side,
          `die '${name}' is called ${prefix}… where nearly all others are called ${usual}…; kept as a die of its own`,
        );
    return groups.map((dies) => {
      const usual = dies.reduce((a, b) => (counts.get(b)! > counts.get(a)! ? b : a));
      for (const die of dies) {
        if (die === usual) continue;
        const first = rows.find((row) => dieOfRow(row, side) === die)!;
        warnAt(
          first,
          side,
          `die '${die}' and '${usual}' may be one die spelled in two ways; kept as two, and pairs of them are not labelled as different: write both alike if they are one`,
        );
      }
      return { side, dies };
    });
  });
}

/** Tells where letters behind the dies' names are read as dies of their own, as most have one. */
export function tellLetteredDies(
  rows: readonly DieRow[],
  warnAt: (row: DieRow, side: Side, message: string) => void,
): void {
  const grouped = new Set(stateGroups(rows).flatMap(({ dies }) => dies));
  for (const side of SIDES) {
    const first = new Map<string, DieRow>();
    for (const row of rows) {
      const die = dieOfRow(row, side);
      if (die === null || grouped.has(die)) continue;
      const form = dieForm(die);
      // Ia and Ib
      const base = form.is === "state" ? form.base : /^([IVX]+)\p{Ll}$/u.exec(die)?.[1];
      if (base === undefined) continue;
      const before = first.get(base);
      if (!before) first.set(base, row);
      else if (dieOfRow(before, side) !== die) {
        warnAt(
          row,
          side,
          `'${dieOfRow(before, side)}' and '${die}' are read as two dies, as most dies here have such a sign behind them; if it is a state of the die, leave it out`,
        );
        break;
      }
    }
  }
}

/** Letters of few dies where nearly all have others, with the first die of each. */
function oddPrefixes(counts: ReadonlyMap<string, number>, usual: string): Map<string, string> {
  const sum = (has: (name: string) => boolean) =>
    [...counts].reduce((n, [name, own]) => n + (has(name) ? own : 0), 0);
  const total = sum(() => true);
  const odd = new Map<string, string>();
  for (const name of counts.keys()) {
    const prefix = prefixOf(name);
    if (prefix === "" || usual === "" || prefix === usual || odd.has(prefix)) continue;
    if (total >= 8 && sum((other) => prefixOf(other) === prefix) <= 0.2 * total)
      odd.set(prefix, name);
  }
  return odd.size <= 2 ? odd : new Map();
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
