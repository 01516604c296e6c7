import type { Random } from "../../base/index";
import type { Side } from "../../coins/index";
import { SIDES, type CoinDies } from "../../data/index";
import type { AnsweredPair, MatcherCalibration } from "../../matchers/index";
import type { Verdict } from "../groups/verdict";
import { countedOnce } from "../specimens/counted-once";
import { countedAs, type Specimen } from "../specimens/specimens";
import type { EarlierDies } from "./die-names";
import type { KnownStudy } from "./known-study";
import { studySide, type SideStudy } from "./study-side";

/** What both sides are grouped by. */
export interface SidesToStudy {
  /** Coins that show each side, those of the known study among them. */
  coinsBySide: Record<Side, string[]>;
  pairs: AnsweredPair[];
  verdicts: Verdict[];
  /** Coins with several photographs: each counts once. */
  specimens: readonly Specimen[];
  known?: KnownStudy;
  earlier?: Record<Side, EarlierDies>;
  /** Share of pairs of the same die that probabilities were calibrated with. */
  base: MatcherCalibration["prior"];
  /** Probability of pairs that are not given. */
  otherwise: MatcherCalibration["otherwise"];
  random: Random;
}

/**
 * Groups each side by die.
 *
 * @returns null for a side that fewer than two coins show, or no new coin
 */
export function studySides({
  known,
  base,
  otherwise,
  random,
  earlier,
  specimens,
  ...compared
}: SidesToStudy): Record<Side, SideStudy | null> {
  const isKnown = new Set(known?.coins.map(({ name }) => name));
  // a coin of the known study whose die nobody knows says nothing about a new coin
  const coinsBySide = bySide((side) =>
    compared.coinsBySide[side].filter((coin) => !isKnown.has(coin) || known!.dies[side].has(coin)),
  );
  const once = countedOnce(specimens, { ...compared, coinsBySide });
  return bySide((side) => {
    const coins = once.coinsBySide[side];
    if (coins.length < 2 || coins.every((coin) => isKnown.has(coin))) return null;
    const shown = new Set(coins);
    const pairs = once.pairs.filter(
      (pair) => pair.side === side && shown.has(pair.a) && shown.has(pair.b),
    );
    return studySide(side, coins, pairs, once.verdicts, {
      base: base[side],
      otherwise,
      random: random.fork(side),
      earlier: earlier?.[side],
      known: known?.dies[side],
    });
  });
}

/** Dies of coins; a further photograph of a coin has that coin's dies. */
export function diesOfCoins(
  coins: readonly string[],
  sides: Record<Side, SideStudy | null>,
  specimens: readonly Specimen[],
): CoinDies[] {
  const as = countedAs(specimens);
  const dies = bySide(
    (side) => new Map(sides[side]?.coins.map((coin, i) => [coin, sides[side]!.dies[i]])),
  );
  return coins.map((name) => ({
    name,
    obverseDie: dies.obverse.get(as.get(name) ?? name) ?? null,
    reverseDie: dies.reverse.get(as.get(name) ?? name) ?? null,
  }));
}

const bySide = <Value>(of: (side: Side) => Value) =>
  Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<Side, Value>;
