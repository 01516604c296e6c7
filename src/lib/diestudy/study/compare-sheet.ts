import type { Pair, Side } from "../../coins/index";
import { dieOf, pairKey, SIDES, type CoinDies } from "../../data/index";

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

/** A pair of which a sheet and a study say the opposite. */
export interface Disagreement extends Pair {
  /** What the sheet says; the study says the opposite. */
  sheet: "same" | "different";
  /** Dies that the sheet and the study name. */
  sheetDies: [string, string];
  studyDies: [string, string];
}

/**
 * Compares a sheet with a study by its die links: names of dies need not agree, only which coins
 * share one.
 *
 * @param unsure pairs that the sheet's makers could not decide, coins called as in the sheet
 */
export function compareSheet(
  sheet: readonly CoinDies[],
  study: readonly CoinDies[],
  unsure: readonly Pair[] = [],
): SideComparison[] {
  const byName = new Map(study.map((coin) => [coin.name, coin]));
  return SIDES.map((side) => {
    const known = sheet.flatMap((coin) => {
      const [given, found] = [
        dieOf(coin, side),
        byName.has(coin.name) ? dieOf(byName.get(coin.name)!, side) : null,
      ];
      return given === null || found === null ? [] : [{ name: coin.name, given, found }];
    });
    const names = new Set(known.map(({ name }) => name));
    const leftOut = new Set(
      unsure
        .filter((pair) => pair.side === side && names.has(pair.a) && names.has(pair.b))
        .map(({ a, b }) => pairKey(side, a, b)),
    );
    const [ofSheet, ofStudy] = [
      placesBy(known.map(({ given }) => given)),
      placesBy(known.map(({ found }) => found)),
    ];
    let bothSame = 0;
    const disagreements: Disagreement[] = [];
    known.forEach((a, i) => {
      const either = new Set(
        [...ofSheet.get(a.given)!, ...ofStudy.get(a.found)!].filter((j) => j > i),
      ); // all others are different in both
      for (const j of [...either].sort((x, y) => x - y)) {
        const b = known[j];
        if (leftOut.has(pairKey(side, a.name, b.name))) continue;
        const given = a.given === b.given;
        if (given && a.found === b.found) bothSame++;
        else
          disagreements.push({
            side,
            a: a.name,
            b: b.name,
            sheet: given ? "same" : "different",
            sheetDies: [a.given, b.given],
            studyDies: [a.found, b.found],
          });
      }
    });
    const pairs = (known.length * (known.length - 1)) / 2;
    return {
      side,
      coins: known.length,
      bothSame,
      bothDifferent: pairs - leftOut.size - bothSame - disagreements.length,
      leftOut: leftOut.size,
      disagreements,
    };
  });
}

/** Comparisons as files and `--json` have them, where the coins of a pair are coinA and coinB. */
export const comparisonForFile = (comparison: readonly SideComparison[]) =>
  comparison.map(({ disagreements, ...counts }) => ({
    ...counts,
    disagreements: disagreements.map(({ side, a: coinA, b: coinB, ...said }) => ({
      side,
      coinA,
      coinB,
      ...said,
    })),
  }));

/** Where each name stands in the list, rising. */
function placesBy(names: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  names.forEach((name, i) => {
    if (!places.has(name)) places.set(name, []);
    places.get(name)!.push(i);
  });
  return places;
}
