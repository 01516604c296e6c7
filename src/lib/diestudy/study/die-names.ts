import type { Side } from "../../coins/index";

/** The dies of one side of an earlier study. */
export interface EarlierDies {
  /** Die of each coin. */
  dies: ReadonlyMap<string, string>;
  /** The highest number that a die ever had: numbers are never given again. */
  highest: number;
  /** Die of each coin of a known study: its name stays, whatever the others were called. */
  known?: ReadonlyMap<string, string>;
}

/** How the dies of a study differ from those of the study that it replaces. */
export type DieChange =
  /** A die that holds coins of several earlier dies. */
  | { kind: "merged"; side: Side; die: string; from: string[] }
  /** An earlier die whose coins are now of several dies. */
  | { kind: "split"; side: Side; die: string; into: string[] }
  /** A die none of whose coins were in the study before. */
  | { kind: "new"; side: Side; die: string; coins: string[] }
  /** An earlier die of which no coin is left in the study. */
  | { kind: "gone"; side: Side; die: string };

export interface DieNames {
  /** Of each group. */
  names: string[];
  changes: DieChange[];
  /** The highest number that a die ever had. */
  highest: number;
}

/** O1 is die 1 of the obverses. */
const letterOf = (side: Side) => (side === "obverse" ? "O" : "R");

/** Number of a die with a name as this project gives it, else 0. */
export const numberOf = (side: Side, die: string): number =>
  Number(new RegExp(`^${letterOf(side)}(\\d+)$`).exec(die)?.[1] ?? 0);

/**
 * Names dies. A die keeps the name of the earlier die with which it has most coins in common;
 * others get numbers that no die had before.
 *
 * @param groups coins of each die
 */
export function nameDies(
  side: Side,
  groups: readonly (readonly string[])[],
  earlier: EarlierDies = { dies: new Map(), highest: 0 },
): DieNames {
  const shared = sharedCoins(groups, earlier.dies);
  const known = earlier.known ?? new Map<string, string>();
  const names: (string | undefined)[] = groups.map((coins) => {
    const coin = coins.find((one) => known.has(one));
    return coin === undefined ? undefined : known.get(coin);
  });
  const given = new Set(known.values());
  for (const { group, die } of shared) {
    if (names[group] !== undefined || given.has(die)) continue;
    names[group] = die;
    given.add(die);
  }
  const taken = new Set([...earlier.dies.values(), ...given]);
  let highest = Math.max(earlier.highest, ...[...taken].map((die) => numberOf(side, die)), 0);
  const all = names.map((name) => name ?? `${letterOf(side)}${++highest}`);
  return {
    names: all,
    highest,
    changes: changesOf(side, { groups, names: all, shared, earlier }),
  };
}

interface Shared {
  group: number;
  die: string;
  coins: number;
}

/** Groups and earlier dies that have coins in common, those with most first. */
function sharedCoins(
  groups: readonly (readonly string[])[],
  dies: ReadonlyMap<string, string>,
): Shared[] {
  return groups
    .flatMap((coins, group) => {
      const counts = new Map<string, number>();
      for (const coin of coins) {
        const die = dies.get(coin);
        if (die !== undefined) counts.set(die, (counts.get(die) ?? 0) + 1);
      }
      return [...counts].map(([die, count]) => ({ group, die, coins: count }));
    })
    .sort((x, y) => y.coins - x.coins || x.group - y.group);
}

function changesOf(
  side: Side,
  {
    groups,
    names,
    shared,
    earlier,
  }: {
    groups: readonly (readonly string[])[];
    names: readonly string[];
    shared: readonly Shared[];
    earlier: EarlierDies;
  },
): DieChange[] {
  if (earlier.dies.size === 0) return [];
  const [into, from] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (map: Map<string, string[]>, key: string, value: string) =>
    map.set(key, [...(map.get(key) ?? []), value]);
  for (const { group, die } of shared) {
    add(into, die, names[group]);
    add(from, names[group], die);
  }
  const former = [...new Set(earlier.dies.values())];
  return [
    ...names.flatMap((die): DieChange[] =>
      (from.get(die)?.length ?? 0) > 1 ? [{ kind: "merged", side, die, from: from.get(die)! }] : [],
    ),
    ...former.flatMap((die): DieChange[] =>
      (into.get(die)?.length ?? 0) > 1 ? [{ kind: "split", side, die, into: into.get(die)! }] : [],
    ),
    ...groups.flatMap((coins, group): DieChange[] => {
      const die = names[group];
      return from.has(die) || coins.some((coin) => earlier.known?.has(coin))
        ? []
        : [{ kind: "new", side, die, coins: [...coins] }];
    }),
    ...former.flatMap((die): DieChange[] => (into.has(die) ? [] : [{ kind: "gone", side, die }])),
  ];
}

/** A change as a sentence. */
export function changeInWords(change: DieChange): string {
  switch (change.kind) {
    case "merged":
      return `${change.side}: the earlier dies ${change.from.join(" and ")} share coins of one die now, ${change.die}`;
    case "split":
      return `${change.side}: the earlier die ${change.die} is split into ${change.into.join(" and ")}`;
    case "new":
      return `${change.side}: ${change.die} is a new die (${change.coins.join(", ")})`;
    case "gone":
      return `${change.side}: no coin of ${change.die} is left in the study`;
  }
}
