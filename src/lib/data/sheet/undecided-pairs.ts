import type { Pair, Side } from "../../coins/index";
import { dieForm } from "./cells/die-form";
import { dieOfRow, SIDES } from "./die-rows";

interface WithDies {
  obverseDie: string | null;
  reverseDie: string | null;
}

/** Dies of one side of which nobody has said whether they are one die. */
export interface UndecidedDies {
  side: Side;
  dies: string[];
}

/**
 * Dies that stand beside a state of theirs (`O1` and `O1a`). Where most dies have a letter after
 * their number, that is how dies are called there, and no state.
 */
export function stateGroups(rows: readonly WithDies[]): UndecidedDies[] {
  return SIDES.flatMap((side) => {
    const known = new Set<string>();
    for (const row of rows) {
      const die = dieOfRow(row, side);
      if (die !== null) known.add(die);
    }
    const names = [...known];
    const states = names.flatMap((name) => {
      const form = dieForm(name);
      return form.is === "state" ? [{ name, base: form.base }] : [];
    });
    if (2 * states.length > names.length && states.every(({ base }) => !names.includes(base)))
      return [];
    return [...new Set(states.map(({ base }) => base))]
      .map((base) => ({
        side,
        dies: [
          ...(names.includes(base) ? [base] : []),
          ...states.filter((state) => state.base === base).map(({ name }) => name),
        ],
      }))
      .filter(({ dies }) => dies.length > 1);
  });
}

/**
 * Pairs of coins that a sheet neither says to be from the same die nor of two, as their dies may be
 * two spellings or two states of one: they must not be taken for different-die pairs.
 */
export function undecidedPairs(
  coins: readonly (WithDies & { name: string })[],
  groups: readonly UndecidedDies[],
): Pair[] {
  return groups.flatMap(({ side, dies }) => {
    const own = coins.filter((coin) => dies.includes(dieOfRow(coin, side) ?? ""));
    return own.flatMap((a, i) =>
      own
        .slice(i + 1)
        .filter((b) => dieOfRow(a, side) !== dieOfRow(b, side))
        .map((b) => ({ side, a: a.name, b: b.name })),
    );
  });
}
