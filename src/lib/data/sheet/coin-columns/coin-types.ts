import type { Side } from "../../../coins/index";
import { NumislabError } from "../../../base/index";
import { folderOptions } from "../../folder-options";
import { readCoinTable, rowsByCoin, type CoinTableOptions } from "./coin-table";
import type { Heading } from "../columns/heading";

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
  { layout = "halves", sheetOptions }: CoinTableOptions = {},
): Promise<Map<string, { [side in Side]?: string }>> {
  const rows = await readCoinTable(
    sheet,
    { obverse: typeOf("obverse"), reverse: typeOf("reverse") },
    sheetOptions ?? (await folderOptions(dir)).types,
  );
  if (!rows)
    throw new NumislabError(
      "input",
      `${sheet} says no types: its first row must name a column coin, and obverse_type or reverse_type (or …_legend).`,
    );
  const named = rows.flatMap(({ cells: { coin, image, obverse, reverse } }) =>
    (coin ?? image) === undefined ? [] : [{ coin: (coin ?? image)!, image, obverse, reverse }],
  );
  const byCoin = await rowsByCoin(dir, named, layout);
  if (byCoin.size === 0)
    throw new NumislabError(
      "input",
      `${sheet}: none of its ${named.length} coins is in ${dir}. Coins are called as their photographs are.`,
    );
  return new Map([...byCoin].map(([name, { obverse, reverse }]) => [name, { obverse, reverse }]));
}
