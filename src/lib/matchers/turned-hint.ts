import { SIDES } from "../data/index";
import { matchTable } from "./match-sides";
import { answeredPairs, type AnsweredPair, type MatchTable, type NamedSide } from "./matcher";
import type { MatchSide } from "./registration/match-side";
import { startWorkers } from "./registration/workers";

/** How many coins are tried turned, each with each; and the largest folder in which they are. */
const [TRIED_COINS, MAX_COINS] = [6, 40];

/**
 * What to tell where coins that were matched as upright ones may not be upright: some pairs match
 * only when one is turned, or no pair matches. null where nothing speaks for it.
 *
 * @param table how the pairs were answered
 * @param relief the relief of a side, by its position; left out where the method has none
 */
export async function turnedHint(
  sides: readonly Omit<NamedSide<unknown>, "seen">[],
  table: MatchTable,
  relief?: (at: number) => MatchSide | Promise<MatchSide>,
): Promise<string | null> {
  if (relief && new Set(sides.map(({ coin }) => coin)).size <= MAX_COINS) {
    const upright = new Set(answeredPairs(table).filter(isSame).map(keyOf));
    const turned = (await triedTurned(sides, relief)).filter((pair) => !upright.has(keyOf(pair)));
    if (turned.length > 0) {
      const [{ a, b, side }] = turned;
      return `some coins match only when one is turned (${a} and ${b}, ${side}): not all are upright in their photographs; match them with --any-rotation`;
    }
  }
  return table.answer.length > 0 && !table.answer.includes("same")
    ? "no two coins match: if not all are upright in their photographs, match them with --any-rotation"
    : null;
}

const isSame = ({ answer }: AnsweredPair) => answer === "same";
const keyOf = ({ a, b, side }: AnsweredPair) => [side, ...[a, b].sort()].join("\n");

/** Pairs of some of the sides that match at some rotation. */
async function triedTurned(
  sides: readonly Omit<NamedSide<unknown>, "seen">[],
  relief: (at: number) => MatchSide | Promise<MatchSide>,
): Promise<AnsweredPair[]> {
  const some = SIDES.flatMap((side) => {
    const own = [...sides.keys()].filter((at) => sides[at].side === side);
    const count = Math.min(own.length, TRIED_COINS);
    return Array.from({ length: count }, (_, i) => own[Math.floor((i * own.length) / count)]);
  });
  const tried = await Promise.all(
    some.map(async (at) => ({ ...sides[at], seen: await relief(at) })),
  );
  const workers = startWorkers(0); // some pairs are done before a thread is up
  return answeredPairs(await matchTable(tried, { anyRotation: true, workers })).filter(isSame);
}
