import type { Layout, Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { coinsInFolder } from "../folders/coins-in-folder";
import { matchNames } from "./match-names";
import { readGrids } from "./sheet-grid";

const COLUMNS = {
  coin: /^(coin|name|no|nr|number|id)$/i,
  image: /^(image|file|photograph)$/i,
  obverse: /^obverse([ _-]?(type|legend))?$/i,
  reverse: /^reverse([ _-]?(type|legend))?$/i,
};

/**
 * Type or legend of the sides of coins in a folder, from the first sheet of a spreadsheet with a
 * header: a column `coin` (or `image`), and `obverse_type` or `obverse_legend`, `reverse_type` or
 * `reverse_legend`. What is empty is unknown.
 *
 * @returns by the coins' names in the folder
 * @throws NumislabError "input" when the sheet can't be read or lacks these columns, or none of its
 *   coins is in the folder
 */
export async function coinTypes(
  dir: string,
  sheet: string,
  { layout = "halves" as Layout } = {},
): Promise<Map<string, { [side in Side]?: string }>> {
  const [
    {
      rows: [header = [], ...rows],
    },
  ] = await readGrids(sheet);
  const column = (name: keyof typeof COLUMNS) =>
    header.findIndex((cell) => cell !== undefined && COLUMNS[name].test(cell.text.trim()));
  const [coin, image, obverse, reverse] = (["coin", "image", "obverse", "reverse"] as const).map(
    column,
  );
  if ((coin < 0 && image < 0) || (obverse < 0 && reverse < 0)) {
    throw new NumislabError(
      "input",
      `${sheet} says no types: its first row must name a column coin, and obverse_type or reverse_type (or …_legend).`,
    );
  }
  const text = (row: (typeof rows)[number], at: number) => row[at]?.text.trim() || undefined;
  const named = rows.filter((row) => text(row, coin) ?? text(row, image));
  const { coins } = await coinsInFolder(dir, { layout });
  const { matched } = matchNames(
    named.map((row) => ({ coin: (text(row, coin) ?? text(row, image))!, image: text(row, image) })),
    coins,
    (one) => (layout === "single" ? one.name : one.file),
  );
  if (matched.length === 0)
    throw new NumislabError(
      "input",
      `${sheet}: none of its ${named.length} coins is in ${dir}. Coins are called as their photographs are.`,
    );
  return new Map(
    matched.map(({ coin: row, file }) => [
      file.name,
      { obverse: text(named[row], obverse), reverse: text(named[row], reverse) },
    ]),
  );
}
