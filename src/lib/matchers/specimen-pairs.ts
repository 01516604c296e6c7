import type { Side } from "../coins/index";
import { countsAsSame, type MatchTable, type NamedSide } from "./matcher";
import type { MatchSide } from "./registration/match-side";
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
