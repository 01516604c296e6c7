import { axisCell, hasDegrees, isUnknownAxis } from "./axis-cell";
import { plain } from "../columns/plain";
import { readCoinTable, rowsByCoin, type CoinTableOptions } from "./coin-table";

/** Headings of a die axis: die axis, Stempelstellung, axe des coins, orientation, h … */
const AXIS =
  /(^|[^\p{L}])(die ?axis|axis|axe|achse|asse|eje|os|stempelstellung|stempelachse|stempelst|orientation|alignment|h|hours?|uhr)([^\p{L}]|$)/u;

/** Die axes of coins, degrees clockwise from the obverse's top, and what was not understood. */
export interface CoinAxes {
  degrees: ReadonlyMap<string, number>;
  notes: string[];
}

/**
 * Die axes of coins in a folder from a sheet with a header: a column `die axis`, `axis`,
 * `Stempelstellung`, `h` … in hours, 1 to 12, or in degrees. A column is in degrees where a cell says
 * so or has a number above 12.
 *
 * @param options.sheetOptions which sheet and columns to read
 * @returns by the coins' names in the folder; null where the sheet has no such column
 */
export async function coinAxes(
  dir: string,
  sheet: string,
  { layout = "halves", sheetOptions }: CoinTableOptions = {},
): Promise<CoinAxes | null> {
  const rows = await readCoinTable(
    sheet,
    { axis: ({ text, side }) => side === undefined && AXIS.test(plain(text)) },
    sheetOptions,
  );
  if (!rows) return null;
  const cells = rows.map(({ cells: { axis } }) => axis);
  const degrees = cells.some(hasDegrees);
  const notes: string[] = [];
  const named = rows.flatMap(({ row, sheet: name, cells: { coin, image, axis } }) => {
    const called = coin ?? image;
    if (called === undefined || axis === undefined || isUnknownAxis(axis)) return [];
    const value = axisCell(axis, degrees);
    if (value === null)
      notes.push(
        `${sheet}: sheet ${name}, row ${row}: ${JSON.stringify(axis)} is no die axis; write hours, 1 to 12, or degrees, 0 to 360.`,
      );
    return value === null ? [] : [{ coin: called, image, value }];
  });
  const byCoin = await rowsByCoin(dir, named, layout);
  return { degrees: new Map([...byCoin].map(([name, { value }]) => [name, value])), notes };
}
