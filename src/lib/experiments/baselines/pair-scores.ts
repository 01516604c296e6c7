import type { Layout, Side } from "../../coins/index";
import type { Matcher, MatchTable, NamedSide } from "../../matchers/index";
import type { OnProgress, Random } from "../../base/index";
import type { BaselineCoins } from "./baseline-coins";

/** A score of every labelled pair, in the order of the pairs; NaN where a method has none. */
export type PairScores = Record<Side, Float64Array>;

/** Scores of every labelled pair from a function of two positions. */
export function scoresOf(
  { pairs }: Pick<BaselineCoins, "pairs">,
  score: (side: Side, a: number, b: number) => number,
): PairScores {
  const of = (side: Side) =>
    Float64Array.from(pairs[side].a, (a, i) => score(side, a, pairs[side].b[i]));
  return { obverse: of("obverse"), reverse: of("reverse") };
}

export const randomScores = (coins: BaselineCoins, random: Random): PairScores =>
  scoresOf(coins, () => random.next());

/**
 * The sides of all coins as a matcher sees them; coins are called by their positions.
 *
 * @throws NumislabError "input" where the matcher cannot use a photograph
 */
export async function sidesOf(
  { photographs }: Pick<BaselineCoins, "photographs">,
  layout: Layout,
  matcher: Matcher,
  onProgress?: OnProgress,
): Promise<NamedSide<unknown>[]> {
  const files = photographs.flatMap((own, coin) => own.map((one) => ({ ...one, coin })));
  const read = await matcher.prepare(files, layout, onProgress);
  return read.flatMap(({ sides, refusal }, i) => {
    if (refusal) throw refusal;
    return sides.map(({ side, seen }) => ({ coin: String(files[i].coin), side, seen }));
  });
}

/**
 * A table's scores of every labelled pair. Pairs that the matcher did not look at rank below all
 * others.
 */
export function scoresOfTable(coins: BaselineCoins, table: MatchTable): PairScores {
  const n = coins.coins.length;
  const below = table.score.reduce((least, score) => Math.min(least, score), Infinity) - 1;
  const matrix = (): Float64Array => new Float64Array(n * n).fill(below);
  const scores = { obverse: matrix(), reverse: matrix() };
  const place = table.coins.map(Number);
  table.score.forEach((score, row) => {
    const [a, b] = [place[table.a[row]], place[table.b[row]]];
    const own = scores[table.side[row]];
    own[a * n + b] = own[b * n + a] = score;
  });
  return scoresOf(coins, (side, a, b) => scores[side][a * n + b]);
}
