import { basename, extname } from "node:path";
import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { coinFinder, pairKey, SIDES } from "../../data/index";
import type { BaselineCoins } from "./baseline-coins";
import type { ReadScores, ScoreRow } from "./given-scores";
import { scoresOf, type PairScores } from "./pair-scores";

/** So many rows or pairs are named one by one. */
const MAX_NAMED = 5;

const some = (texts: readonly string[]) =>
  `${texts.slice(0, MAX_NAMED).join(", ")}${texts.length > MAX_NAMED ? " …" : ""}`;
const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/**
 * The scores that a table gives to the labelled pairs, in either order of their coins. A pair that
 * it does not have ranks below all others of the side, as one that a tool never proposed.
 *
 * @param coins that the pairs are of, called as in the sheet or as their photographs
 * @returns the scores, and what is to be told: rows that are not used, pairs without a score
 * @throws NumislabError "input" naming both rows where they contradict each other, and where no
 *   pair of a side has a score
 */
export function scoresOfPairs(
  { name, file, rows }: ReadScores,
  { coins, pairs }: Pick<BaselineCoins, "coins" | "pairs">,
): { scores: PairScores; told: string[] } {
  const found = rowsByPair(file, rows, coinNames(coins));
  const told = [...found.told];
  const below = Object.fromEntries(
    SIDES.map((side) => {
      const own = [...found.rows.values()].filter((row) => row.side === side);
      return [side, own.reduce((least, { score }) => Math.min(least, score), Infinity) - 1];
    }),
  ) as Record<Side, number>;
  for (const side of SIDES) {
    const { a, b } = pairs[side];
    const missing = a.flatMap((first, i) => {
      const [one, other] = [coins[first].name, coins[b[i]].name];
      return found.rows.has(pairKey(side, one, other)) ? [] : [`${one} and ${other}`];
    });
    if (missing.length === 0) continue;
    if (missing.length === a.length)
      throw new NumislabError(
        "input",
        `${file} has no score of any of the ${count(a.length, "labelled pair")} of the ${side}: check the names of its coins, and that it has rows of this side.`,
      );
    told.push(
      `${name}: ${file} has no score of ${missing.length} of ${count(a.length, "pair")} of the ${side} (${some(missing)}): they rank below all others`,
    );
  }
  const scores = scoresOf({ pairs }, (side, a, b) => {
    const row = found.rows.get(pairKey(side, coins[a].name, coins[b].name));
    return row === undefined ? below[side] : row.score;
  });
  return { scores, told };
}

/** Finds coins by what the sheet calls them, else by their photographs' names, as `match` does. */
function coinNames(coins: BaselineCoins["coins"]): (name: string) => readonly string[] {
  const [byName, byFile] = [
    coinFinder(coins.map(({ name }) => name)),
    coinFinder(coins.map((coin) => stemOf(coin.file))),
  ];
  const named = new Map(coins.map((coin) => [stemOf(coin.file), coin.name]));
  return (name) => {
    const found = byName(name);
    return found.length > 0 ? found : byFile(name).map((stem) => named.get(stem)!);
  };
}

const stemOf = (file: string) => basename(file, extname(file));

/** The row of each pair that has a score. */
function rowsByPair(
  file: string,
  rows: readonly ScoreRow[],
  find: (name: string) => readonly string[],
) {
  const byPair = new Map<string, ScoreRow>();
  const unknown = new Map<string, number[]>();
  const [doubled, alone]: [number[], number[]] = [[], []];
  for (const row of rows) {
    const meant = [row.a, row.b].map((coin) => ({ coin, found: find(coin) }));
    const lost = meant.filter((one) => one.found.length !== 1);
    for (const { coin } of lost) unknown.set(coin, [...(unknown.get(coin) ?? []), row.row]);
    if (lost.length > 0) continue;
    const [a, b] = meant.map((one) => one.found[0]);
    if (a === b) alone.push(row.row);
    if (a === b || Number.isNaN(row.score)) continue;
    const key = pairKey(row.side, a, b);
    const before = byPair.get(key);
    if (before !== undefined && before.score !== row.score)
      throw new NumislabError(
        "input",
        `${file}, rows ${before.row} and ${row.row}, give ${a} and ${b} (${row.side}) different scores: leave one of them.`,
      );
    if (before !== undefined) doubled.push(row.row);
    else byPair.set(key, row);
  }
  const told = [
    ...(unknown.size > 0
      ? [
          `${file}: ${count(unknown.size, "name")} of no coin of these pairs, whose rows are not used: ${some([...unknown].map(([coin, own]) => `'${coin}' (row ${own[0]}${own.length > 1 ? ` and ${own.length - 1} more` : ""})`))}`,
        ]
      : []),
    ...(doubled.length > 0
      ? [
          `${file}: ${count(doubled.length, "row")} say again what stands before: ${some(doubled.map((row) => `row ${row}`))}`,
        ]
      : []),
    ...(alone.length > 0
      ? [
          `${file}: ${count(alone.length, "row")} of a coin with itself, not used: ${some(alone.map((row) => `row ${row}`))}`,
        ]
      : []),
  ];
  return { rows: byPair, told };
}
