import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { readCoin } from "./cells/coin-cell";
import { chooseColumns } from "./columns/choose-columns";
import { PICTURE_ADDRESS } from "./columns/coin-column";
import { contentOf, isAddress } from "./columns/column-content";
import { isKnown, type Heading } from "./columns/heading";
import { wordsOf } from "./columns/plain";
import { findHeader, type Table } from "./columns/table";
import { IMAGE_WORDS } from "./columns/vocabulary";
import { columnName, textAt } from "./file/grid";
import { readGrids } from "./file/open-sheet";
import type { SheetOptions } from "./options";
import { describeProblem, Told } from "./problems";

/** A cell that names a photograph of a coin by its web address. */
export interface PhotographAddress {
  sheet: string;
  row: number;
  column: string;
  coin: string;
  /** Why the row names no coin; null where it does. */
  fault: string | null;
  /** null where the sheet has one column of photographs for both sides. */
  side: Side | null;
  /** As the cell has it. */
  address: string;
}

/** Words that may head addresses of anything. */
const LINK_WORDS = new Set(["url", "uri", "link"]);

/**
 * The photographs that a sheet names by address, in the order of its rows: of one column of images,
 * or of one column a side (`Obverse image`). No column of dies is needed.
 *
 * @throws NumislabError `input` when no column holds addresses of photographs
 */
export async function photographAddresses(
  file: string,
  options: SheetOptions = {},
): Promise<{ addresses: PhotographAddress[]; warnings: string[] }> {
  const grids = (await readGrids(file)).filter(({ sheet, hidden }) =>
    options.sheetName === undefined ? !hidden : sheet === options.sheetName,
  );
  const addresses: PhotographAddress[] = [];
  const warnings: string[] = [];
  for (const grid of grids) {
    const header = findHeader(grid, rate);
    if (!header) continue;
    const table = {
      grid,
      headerRow: grid.rows[header.last].at,
      headings: header.headings,
      rows: grid.rows.slice(header.last + 1),
    };
    const told = new Told(grid);
    addresses.push(...ofTable(table, told, options));
    warnings.push(...told.warnings.map(describeProblem));
  }
  if (addresses.length === 0)
    throw new NumislabError(
      "input",
      `${file} names no photograph by a web address: it needs a header with a column for the coin and one for the image (or "obverse image" and "reverse image"), or say which with --columns coin=A,image=C.${warnings
        .slice(0, 5)
        .map((why) => `\n  ${why}`)
        .join("")}`,
    );
  return { addresses, warnings };
}

/** Rates headings of a table that names coins and photographs. */
function rate(headings: readonly Heading[]): number {
  const photographs = headings.filter((h) => h.image || (h.side !== undefined && saysImage(h)));
  return photographs.length === 0 || headings.length < 2 ? 0 : headings.filter(isKnown).length;
}

const saysImage = ({ text }: Heading) => wordsOf(text).some((word) => IMAGE_WORDS.has(word));

function ofTable(table: Table, told: Told, options: SheetOptions): PhotographAddress[] {
  const { columns, refused } = chooseColumns(table, undefined, options);
  const columnOfCoin = columns.coin;
  const photographs = photographColumns(table, columns.image, options.columns?.image !== undefined);
  if (columnOfCoin === undefined || photographs.length === 0) {
    if (columnOfCoin === undefined && photographs.length > 0)
      told.warn(
        table.headerRow ?? 0,
        photographs[0].column,
        `photographs are named here, but no column names the coins: ${refused?.startsWith("--columns") ? refused : "say which with --columns coin=A"}`,
      );
    return [];
  }
  const { sheet } = table.grid;
  const without: number[] = [];
  const addresses = table.rows.flatMap((row) => {
    const named = photographs.map((one) => ({ ...one, address: textAt(row, one.column) }));
    if (named.every(({ address }) => address === "")) {
      if (textAt(row, columnOfCoin) !== "") without.push(row.at);
      return [];
    }
    const own = new Told(table.grid);
    const at = { row: row.at, column: columnOfCoin, told: own };
    const coin = readCoin(row.cells.get(columnOfCoin), at) ?? "";
    const fault = own.notUsed[0]?.why ?? null;
    return named.flatMap(({ column, side, address }): PhotographAddress[] => {
      if (isAddress(address))
        return [{ sheet, row: row.at + 1, column: columnName(column), coin, fault, side, address }];
      told.warn(
        row.at,
        column,
        address === ""
          ? `coin '${coin}' has no address here`
          : `'${address}' is no web address; nothing is fetched for it`,
      );
      return [];
    });
  });
  if (without.length > 0)
    told.warn(
      without[0],
      photographs[0].column,
      `${without.length === 1 ? "this row has" : `${without.length} rows, the first of them here, have`} a coin but no address`,
    );
  return addresses;
}

/** One column a side where there are such columns; else the column of images. */
function photographColumns(
  table: Table,
  image: number | undefined,
  given: boolean,
): { column: number; side: Side | null }[] {
  const bySide = (["obverse", "reverse"] as const).flatMap((side) => {
    const found = [...table.headings].find(([column, heading]) => {
      if (heading.side !== side || !saysImage(heading)) return false;
      const { addresses, example } = contentOf(table.rows, column);
      // an address of something else, such as a type, shows no coin
      const link = wordsOf(heading.text).every((w) => !IMAGE_WORDS.has(w) || LINK_WORDS.has(w));
      return addresses > 0 && (!link || PICTURE_ADDRESS.test(example));
    });
    return found ? [{ column: found[0], side }] : [];
  });
  if (bySide.length > 0 && !given) return bySide;
  return image !== undefined && contentOf(table.rows, image).addresses > 0
    ? [{ column: image, side: null }]
    : [];
}
