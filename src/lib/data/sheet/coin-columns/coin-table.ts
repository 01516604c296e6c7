import type { Layout } from "../../../coins/index";
import { coinsInFolder } from "../../folders/coins-in-folder";
import type { Heading } from "../columns/heading";
import { matchNames } from "../match-names";
import { readNamedTable, type NamedRow } from "../named-table";
import type { SheetOptions } from "../options";

/** What is said where, for tables of coins other than die links. */
export interface CoinTableOptions {
  layout?: Layout;
  /** Which sheet and columns to read. */
  sheetOptions?: Pick<SheetOptions, "sheetName" | "columns">;
}

/**
 * Rows of a spreadsheet with a column `coin` or `image` and at least one of some others (see
 * `readNamedTable`).
 *
 * @param roles which heading has which of the other roles
 * @returns null where no sheet has such columns
 */
export async function readCoinTable<Role extends string>(
  sheet: string,
  roles: Record<Role, (heading: Heading) => boolean>,
  options?: CoinTableOptions["sheetOptions"],
): Promise<NamedRow<Role | "coin" | "image">[] | null> {
  const table = await readNamedTable<Role | "coin" | "image">(
    sheet,
    { coin: ({ coin }) => coin > 0, image: ({ image }) => image, ...roles } as Record<
      Role | "coin" | "image",
      (heading: Heading) => boolean
    >,
    (found) =>
      (found.has("coin") || found.has("image")) &&
      (Object.keys(roles) as Role[]).some((role) => found.has(role)),
    options,
  );
  return table && table.rows;
}

/** Rows of a table of coins by the names that the coins have in a folder; others are left out. */
export async function rowsByCoin<Row extends { coin: string; image?: string }>(
  dir: string,
  rows: readonly Row[],
  layout: Layout,
): Promise<Map<string, Row>> {
  const { coins } = await coinsInFolder(dir, { layout });
  const { matched } = matchNames(rows, coins, (one) => (layout === "single" ? one.name : one.file));
  return new Map(matched.map(({ coin, file }) => [file.name, rows[coin]]));
}
