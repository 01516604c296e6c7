import type { Side } from "../coins/index";
import { countsAsSame, type MatchTable, type NamedSide } from "./matcher";
import type { MatchSide } from "./registration/match-side";
import { outlineTurn, type OutlineTurn } from "./registration/outline-turn";
import { specimenSide, type SpecimenSide } from "./registration/specimen-evidence";
import { sideKey } from "./side-warnings";

/** Two photographs that match on both sides, and how alike they are in what is not of the dies. */
export interface SpecimenPair {
  a: string;
  b: string;
  obverse: SpecimenSide;
  reverse: SpecimenSide;
}

/**
 * Evidence on pairs that match on both sides: do the photographs show one coin, or two from the
 * same dies? Pairs that were not registered on both sides are left out.
 *
 * @param relief of a side, by its position
 */
export async function specimenPairs(
  sides: readonly Omit<NamedSide<unknown>, "seen">[],
  table: MatchTable,
  relief: (at: number) => MatchSide | Promise<MatchSide>,
): Promise<SpecimenPair[]> {
  if (!table.registration) return [];
  const at = new Map(sides.map(({ side, coin }, i) => [sideKey(side, coin), i]));
  const rows = new Map<string, Partial<Record<Side, number>>>();
  table.answer.forEach((answer, row) => {
    if (!countsAsSame(answer, table.probability[row])) return;
    const found = table.registration![row];
    if (!found || found.rejected) return;
    const key = `${table.a[row]} ${table.b[row]}`;
    rows.set(key, { ...rows.get(key), [table.side[row]]: row });
  });
  const pairs: SpecimenPair[] = [];
  for (const { obverse, reverse } of rows.values()) {
    if (obverse === undefined || reverse === undefined) continue;
    const [a, b] = [table.coins[table.a[obverse]], table.coins[table.b[obverse]]];
    const evidence = async (side: Side, row: number) =>
      specimenSide(
        await relief(at.get(sideKey(side, a))!),
        await relief(at.get(sideKey(side, b))!),
        table.registration![row]!.warp,
      );
    pairs.push({
      a,
      b,
      obverse: await evidence("obverse", obverse),
      reverse: await evidence("reverse", reverse),
    });
  }
  return pairs;
}

/** How the outlines of each coin's two sides lie on each other, where they decide. */
export async function outlineTurns(
  sides: readonly Omit<NamedSide<unknown>, "seen">[],
  relief: (at: number) => MatchSide | Promise<MatchSide>,
): Promise<Map<string, OutlineTurn>> {
  const at = new Map(sides.map(({ side, coin }, i) => [sideKey(side, coin), i]));
  const found = new Map<string, OutlineTurn>();
  for (const coin of new Set(sides.map((one) => one.coin))) {
    const [obverse, reverse] = [at.get(sideKey("obverse", coin)), at.get(sideKey("reverse", coin))];
    if (obverse === undefined || reverse === undefined) continue;
    const [front, back] = [await relief(obverse), await relief(reverse)];
    const turn = outlineTurn(front.pyramid[2], back.pyramid[2]);
    if (turn) found.set(coin, turn);
  }
  return found;
}
