import type { Side } from "../../coins/index";
import { SIDES, type CoinDies } from "../../data/index";
import type { Verdict } from "../groups/verdict";
import { countedAs, type Specimen } from "./specimens";

/** What a study is made of, by coins' names. */
interface Counted<Pair> {
  coinsBySide: Record<Side, string[]>;
  pairs: Pair[];
  verdicts: Verdict[];
}

/**
 * Leaves one photograph of each specimen, its first; verdicts on its others hold for that one.
 *
 * @param what where specimens are photographs of their own
 */
export function countedOnce<Pair extends { a: string; b: string }>(
  specimens: readonly Specimen[],
  { coinsBySide, pairs, verdicts }: Counted<Pair>,
): Counted<Pair> {
  const as = countedAs(specimens);
  if (as.size === 0) return { coinsBySide, pairs, verdicts };
  const nameOf = (coin: string) => as.get(coin) ?? coin;
  return {
    coinsBySide: Object.fromEntries(
      SIDES.map((side) => [side, coinsBySide[side].filter((coin) => !as.has(coin))]),
    ) as Counted<Pair>["coinsBySide"],
    pairs: pairs.filter(({ a, b }) => !as.has(a) && !as.has(b)),
    verdicts: verdicts
      .map((verdict) => ({ ...verdict, a: nameOf(verdict.a), b: nameOf(verdict.b) }))
      .filter(({ a, b }) => a !== b),
  };
}

/** The coins of a study, each specimen once. */
export function coinsOnce(
  coins: readonly CoinDies[],
  specimens: readonly Specimen[] = [],
): CoinDies[] {
  const as = countedAs(specimens);
  return coins.filter(({ name }) => !as.has(name));
}

/** The same, coins with several photographs called by all of their names: for charts. */
export function coinsOnceWithNames(
  coins: readonly CoinDies[],
  specimens: readonly Specimen[] = [],
): CoinDies[] {
  const names = new Map(specimens.map((one) => [one.name, one.coins.join(" = ")]));
  return coinsOnce(coins, specimens).map((coin) => ({
    ...coin,
    name: names.get(coin.name) ?? coin.name,
  }));
}
