import { join, resolve } from "node:path";
import { coinFinder, type CoinDies } from "../data/index";
import { fromCsv, NumislabError, random, toCsv } from "../base/index";
import { readText, type SiameseConfig } from "../runs/index";
import { splitByGroup, splitFrom, splitRepeatedly, type Split } from "./siamese/split-coins";

const COLUMNS = ["coin", "group", "fold", "repeat"] as const;

/**
 * Which coin is in which fold, as a file that others can test on: `fold` from 0, `repeat` and
 * `group` from 1.
 */
export function splitCsv(coins: readonly CoinDies[], splits: readonly Split[]): string {
  const rows = splits.flatMap(({ groupOf, members }, repeat) => {
    const foldOf = new Map(members.flatMap((own, fold) => own.map((coin) => [coin, fold])));
    return coins.map(({ name }, i) => ({
      coin: name,
      group: groupOf[i] + 1,
      fold: foldOf.get(i)!,
      repeat: repeat + 1,
    }));
  });
  return toCsv(rows, COLUMNS);
}

/**
 * Reads a split that was written by `splitCsv`, or by hand with the columns coin, fold and, where
 * the coins were dealt more than once, repeat. Coins that it names but that are not there are
 * passed over; `1` is the coin 001 where no other can be meant.
 *
 * @returns a split for each repeat
 * @throws NumislabError "input" where a coin has no fold or two, where a die would lie in two
 *   folds, or where a fold has no pair
 */
export function readSplit(file: string, coins: readonly CoinDies[]): Split[] {
  const wrong = (what: string) => new NumislabError("input", `${file}: ${what}`);
  const rows = fromCsv(readText(file));
  for (const column of ["coin", "fold"])
    if (rows.length === 0 || !(column in rows[0]))
      throw wrong(
        `there is no column ${column} (wanted: ${COLUMNS.join(", ")}; group may be left out, and repeat where there is one)`,
      );
  const find = coinFinder(coins.map(({ name }) => name));
  const repeats = new Map<string, Map<string, number>>();
  rows.forEach(({ coin: called, fold, repeat = "1" }, i) => {
    const found = find(called);
    const coin = found.length === 1 ? found[0] : called;
    if (!/^\d+$/.test(fold))
      throw wrong(
        `row ${i + 2}, coin ${coin}: fold ${JSON.stringify(fold)} is not a whole number from 0`,
      );
    if (!repeats.has(repeat)) repeats.set(repeat, new Map());
    const folds = repeats.get(repeat)!;
    if (folds.has(coin)) throw wrong(`row ${i + 2}: coin ${coin} has two folds`);
    folds.set(coin, Number(fold));
  });
  return [...repeats.values()].map((folds) => {
    const lacking = coins.filter(({ name }) => !folds.has(name)).map(({ name }) => name);
    if (lacking.length > 0)
      throw wrong(
        `no fold for ${lacking.length} of ${coins.length} coins (${lacking.slice(0, 5).join(", ")}${lacking.length > 5 ? ", …" : ""})`,
      );
    const foldOf = coins.map(({ name }) => folds.get(name)!);
    const split = splitFrom(coins, foldOf, Math.max(...foldOf) + 1, `Change ${file}.`);
    checkWhole(split, coins, foldOf, wrong);
    return split;
  });
}

function checkWhole(
  { groupOf }: Split,
  coins: readonly CoinDies[],
  foldOf: readonly number[],
  wrong: (what: string) => NumislabError,
): void {
  const first = new Map<number, number>();
  coins.forEach(({ name }, i) => {
    const other = first.get(groupOf[i]);
    if (other === undefined) first.set(groupOf[i], i);
    else if (foldOf[other] !== foldOf[i]) {
      throw wrong(
        `coins ${coins[other].name} and ${name} are linked by dies, directly or over others, but lie in folds ${foldOf[other]} and ${foldOf[i]}: a die that is tested would be trained on`,
      );
    }
  });
}

/** How coins are to be split (see the settings of a Siamese experiment). */
export type SplitSettings = Omit<SiameseConfig["split"], "crossValidate">;

/**
 * The splits that settings ask for, one for each repeat.
 *
 * @param root  the project's folder, which a file's path starts from
 * @throws NumislabError "input" as `splitRepeatedly`, `splitByGroup` and `readSplit` do
 */
export function splitsOf(
  { file, folds, repeats, leaveOneGroupOut, seed }: SplitSettings,
  coins: readonly CoinDies[],
  root: string,
): Split[] {
  if (file !== null) return readSplit(resolve(root, file), coins);
  if (leaveOneGroupOut) return [splitByGroup(coins)];
  return splitRepeatedly(coins, folds, repeats, random(seed));
}

/** Where a split that was made for a data set or experiment of a name is written. */
export function splitPath(
  root: string,
  name: string,
  { folds, repeats, leaveOneGroupOut, seed }: SplitSettings,
): string {
  const how = leaveOneGroupOut
    ? "leave-one-group-out"
    : `${repeats > 1 ? `${repeats}-times-` : ""}${folds}-folds-seed-${seed}`;
  return join(root, "data", "splits", `${name}-${how}.csv`);
}
