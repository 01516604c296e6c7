import type { Layout, Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { folderOptions } from "../folder-options";
import { coinsInFolder } from "../folders/coins-in-folder";
import { matchNames } from "./match-names";
import type { Heading } from "./columns/heading";
import { readNamedTable } from "./named-table";
import type { SheetOptions } from "./options";

/** A heading of a side's type or legend; of dies, of weights and so on it is not. */
const typeOf =
  (side: Side) =>
  (heading: Heading): boolean =>
    heading.side === side &&
    !heading.die &&
    (!heading.other || /t[yi]p|legend|leyend|leggend|inscr|τυπ|επιγρ/iu.test(heading.text));

/**
 * Type or legend of the sides of coins in a folder, from a sheet with a header: a column `coin` (or
 * `image`), and `obverse_type` or `obverse_legend`, `reverse_type` or `reverse_legend`, in any of
 * the languages that `readSheet` knows. What is empty is unknown.
 *
 * @param options.sheetOptions which sheet and columns to read; else what the key `types` of
 *   `folder.json` beside the photographs says
 * @returns by the coins' names in the folder
 * @throws NumislabError "input" when the sheet cannot be read or lacks these columns, or none of
 *   its coins is in the folder
 */
export async function coinTypes(
  dir: string,
  sheet: string,
  {
    layout = "halves" as Layout,
    sheetOptions,
  }: { layout?: Layout; sheetOptions?: Pick<SheetOptions, "sheetName" | "columns"> } = {},
): Promise<Map<string, { [side in Side]?: string }>> {
  const table = await readNamedTable(
    sheet,
    {
      coin: ({ coin }) => coin > 0,
      image: ({ image }) => image,
      obverse: typeOf("obverse"),
      reverse: typeOf("reverse"),
    },
    (found) =>
      (found.has("coin") || found.has("image")) && (found.has("obverse") || found.has("reverse")),
    sheetOptions ?? (await folderOptions(dir)).types,
  );
  if (!table)
    throw new NumislabError(
      "input",
      `${sheet} says no types: its first row must name a column coin, and obverse_type or reverse_type (or …_legend).`,
    );
  const named = table.rows.flatMap(({ cells: { coin, image, obverse, reverse } }) =>
    (coin ?? image) === undefined ? [] : [{ coin: (coin ?? image)!, image, obverse, reverse }],
  );
  const { coins } = await coinsInFolder(dir, { layout });
  const { matched } = matchNames(named, coins, (one) =>
    layout === "single" ? one.name : one.file,
  );
  if (matched.length === 0)
    throw new NumislabError(
      "input",
      `${sheet}: none of its ${named.length} coins is in ${dir}. Coins are called as their photographs are.`,
    );
  return new Map(
    matched.map(({ coin: row, file }) => [
      file.name,
      { obverse: named[row].obverse, reverse: named[row].reverse },
    ]),
  );
}
