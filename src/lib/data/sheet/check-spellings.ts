import type { Side } from "../../coins/index";
import { dieForm } from "./cells/die-form";
import { prefixOf, similarDies, usualPrefix } from "./cells/similar-dies";
import { countsOf } from "./check-table";
import { dieOfRow, SIDES, type DieRow } from "./die-rows";
import { stateGroups } from "./undecided-pairs";

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
  let total = 0;
  const byPrefix = new Map<string, { first: string; coins: number }>();
  for (const [first, coins] of counts) {
    const prefix = prefixOf(first);
    total += coins;
    const own = byPrefix.get(prefix);
    if (own) own.coins += coins;
    else byPrefix.set(prefix, { first, coins });
  }
  const odd = new Map<string, string>();
  if (total < 8 || usual === "") return odd;
  for (const [prefix, { first, coins }] of byPrefix)
    if (prefix !== "" && prefix !== usual && coins <= 0.2 * total) odd.set(prefix, first);
  return odd.size <= 2 ? odd : new Map();
}
