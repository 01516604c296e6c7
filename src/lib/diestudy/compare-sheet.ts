import type { Side } from "../coins/index";
import { dieOf, pairKey, SIDES, type CoinDies, type UnsurePair } from "../data/index";

/** How a sheet and a study agree on one side, pair by pair. */
export interface SideComparison {
  side: Side;
  /** Coins whose die both name. */
  coins: number;
  /** Pairs that both call one die, and both call two. */
  bothSame: number;
  bothDifferent: number;
  /** Pairs that the sheet's makers could not decide: neither agreement nor disagreement. */
  leftOut: number;
  disagreements: Disagreement[];
}

export interface Disagreement {
  side: Side;
  coinA: string;
  coinB: string;
  /** What the sheet says; the study says the opposite. */
  sheet: "same" | "different";
  /** Dies that the sheet and the study name. */
  sheetDies: [string, string];
  studyDies: [string, string];
}

/**
 * Compares a sheet with a study by its die links: names of dies need not agree, only which coins share one.
 *
 * @param unsure  pairs that the sheet's makers could not decide, coins called as in the sheet
 */
export function compareSheet(sheet: readonly CoinDies[], study: readonly CoinDies[], unsure: readonly UnsurePair[] = []): SideComparison[] {
  const leftOut = new Set(unsure.map(({ side, coinA, coinB }) => pairKey(side, coinA, coinB)));
  const byName = new Map(study.map((coin) => [coin.name, coin]));
  return SIDES.map((side) => {
    const known = sheet.flatMap((coin) => {
      const [given, found] = [dieOf(coin, side), byName.has(coin.name) ? dieOf(byName.get(coin.name)!, side) : null];
      return given === null || found === null ? [] : [{ name: coin.name, given, found }];
    });
    const comparison: SideComparison = { side, coins: known.length, bothSame: 0, bothDifferent: 0, leftOut: 0, disagreements: [] };
    known.forEach((a, i) => {
      for (const b of known.slice(i + 1)) {
        if (leftOut.has(pairKey(side, a.name, b.name))) {
          comparison.leftOut++;
          continue;
        }
        const [given, found] = [a.given === b.given, a.found === b.found];
        if (given && found) comparison.bothSame++;
        else if (!given && !found) comparison.bothDifferent++;
        else comparison.disagreements.push({ side, coinA: a.name, coinB: b.name, sheet: given ? "same" : "different", sheetDies: [a.given, b.given], studyDies: [a.found, b.found] });
      }
    });
    return comparison;
  });
}
