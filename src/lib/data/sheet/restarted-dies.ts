import { NumislabError } from "../../base/index";
import { wordsOf } from "./columns/plain";
import { dieOfRow, setDie, SIDES, type DieRow } from "./die-rows";
import type { UndecidedDies } from "./undecided-pairs";

/** Rows by what their dies may be counted in: a sheet, or a value of a column such as Series. */
interface Grouping {
  /** In words: "the sheets", "column 'Series'". */
  by: string;
  groups: Map<string, DieRow[]>;
}

/** Words over columns of what dies may be counted in. */
const SERIES = new Set(
  `series serie serien type types typ typen tipo tipi mint mints ceca zecca atelier pragestatte praegestaette munzstatte
  muenzstaette issue emission emissione emision emissao group gruppe groupe gruppo grupo ruler rrc ric officina offizin
  period periode class klasse classe emissor emitent seria тип серия группа эмиссия σειρα τυποσ`.split(
    /\s+/,
  ),
);
/** The share of the smaller group's dies that the larger one has, too. */
const MIN_SHARED = 0.8;
/** The first die, counted from 1: O1, 1, R01. */
const FIRST = /^\p{L}{0,6}[-_. ]?0*1$/u;

/**
 * Dies that are counted separately in each sheet or series, so that equal names are different dies: those
 * of both sides begin at 1 in each, and the smaller has hardly a name that the larger has not. Dies
 * that several series share do so on one side alone, as a rule.
 */
function restarted({ groups }: Grouping): boolean {
  const all = [...groups.values()];
  const known = SIDES.filter((side) => all.every((rows) => diesOf(rows, side).size > 0));
  const several = all.every((rows) => known.some((side) => diesOf(rows, side).size > 1));
  if (known.length < 2 || !several) return false;
  const largest = all.reduce((a, b) => (b.length > a.length ? b : a));
  return known.every((side) =>
    all.every((rows) => {
      const [own, there] = [diesOf(rows, side), diesOf(largest, side)];
      const shared = [...own].filter((die) => there.has(die)).length;
      return (
        [...own].some((die) => FIRST.test(die)) &&
        shared >= MIN_SHARED * Math.min(own.size, there.size)
      );
    }),
  );
}

const diesOf = (rows: readonly DieRow[], side: "obverse" | "reverse"): Set<string> =>
  new Set(rows.flatMap((row) => dieOfRow(row, side) ?? []));

/** Sheets, then columns of series; those that hold two or more. */
function groupings(rows: readonly DieRow[]): Grouping[] {
  const headings = [...new Set(rows.flatMap(({ extra = {} }) => Object.keys(extra)))];
  const grouped = (by: string, of: (row: DieRow) => string | undefined): Grouping => {
    const groups = new Map<string, DieRow[]>();
    for (const row of rows) {
      const group = of(row);
      if (!group) continue;
      const own = groups.get(group);
      if (own) own.push(row);
      else groups.set(group, [row]);
    }
    return { by, groups };
  };
  return [
    grouped("the sheets", ({ where }) => where.sheet),
    ...headings
      .filter((heading) => wordsOf(heading).some((word) => SERIES.has(word)))
      .map((heading) => grouped(`column '${heading}'`, ({ extra }) => extra?.[heading])),
  ].filter(({ groups }) => groups.size > 1 && groups.size <= rows.length / 2);
}

/**
 * Where dies are counted separately in each sheet or series, and the user says so, puts the name of it
 * before theirs; where nobody has said it, refuses the sheet, as equal names would make die links.
 *
 * @param wanted true: dies are counted separately; false: a die is one throughout
 * @returns the groups of dies by their new names
 * @throws NumislabError `input`
 */
export function nameRestarted(
  rows: readonly DieRow[],
  { wanted, file, undecided }: { wanted?: boolean; file: string; undecided: UndecidedDies[] },
): UndecidedDies[] {
  if (wanted === false) return undecided;
  const all = groupings(rows);
  const found = all.find(restarted) ?? (wanted ? all[0] : undefined);
  if (!found && wanted)
    throw new NumislabError(
      "input",
      `${file}: dies are said to be counted separately (--dies-restart), but it has neither several sheets nor a column of series, types or mints.`,
    );
  if (!found) return undecided;
  const names = [...found.groups.keys()];
  if (!wanted)
    throw new NumislabError(
      "input",
      `${file}: in each of ${found.by} (${names.slice(0, 4).join(", ")}${names.length > 4 ? " …" : ""}) the dies of both sides begin at 1 and have the same names, so equal names may be different dies: say --dies-restart if each counts its own dies, or --no-dies-restart if a die is the same throughout.`,
    );
  for (const [group, own] of found.groups)
    for (const row of own)
      for (const side of SIDES) {
        const die = dieOfRow(row, side);
        if (die !== null) setDie(row, side, `${group} ${die}`);
      }
  return undecided.flatMap(({ side, dies }) =>
    names.map((group) => ({ side, dies: dies.map((die) => `${group} ${die}`) })),
  );
}
