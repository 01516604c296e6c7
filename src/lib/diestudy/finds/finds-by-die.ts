import type { Side } from "../../coins/index";
import { dieOf, FIND_KINDS, SIDES, type CoinDies, type CoinFinds } from "../../data/index";

/** Findspots, hoards and dates of the coins of a die, each with its number of coins. */
export interface DieFinds {
  side: Side;
  die: string;
  coins: number;
  counts: Record<keyof CoinFinds, [value: string, coins: number][]>;
}

/**
 * Tabulates findspots, hoards and dates by die, the dies in the order of their first coins, values
 * by falling numbers.
 */
export function findsByDie(
  coins: readonly CoinDies[],
  finds: ReadonlyMap<string, CoinFinds>,
): DieFinds[] {
  return SIDES.flatMap((side) => {
    const byDie = new Map<string, string[]>();
    for (const coin of coins) {
      const die = dieOf(coin, side);
      if (die !== null) byDie.set(die, [...(byDie.get(die) ?? []), coin.name]);
    }
    return [...byDie].map(([die, own]): DieFinds => ({
      side,
      die,
      coins: own.length,
      counts: Object.fromEntries(
        FIND_KINDS.map((kind) => [kind, counted(own.map((name) => finds.get(name)?.[kind]))]),
      ) as DieFinds["counts"],
    }));
  });
}

function counted(values: readonly (string | undefined)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1]);
}

/** Values with their numbers of coins, as text: Trier (3); Köln (1). */
export const countsInWords = (counts: readonly (readonly [string, number])[]): string =>
  counts.map(([value, coins]) => `${value} (${coins})`).join("; ");
