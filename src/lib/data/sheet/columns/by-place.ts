import type { Chosen } from "./choose-columns";
import { contentOf, holdsCodes } from "./column-content";
import { columnName, type Cell, type Grid, type GridRow } from "../file/grid";
import { takeApart } from "../cells/joined-dies";
import type { Warn } from "../problems";

/**
 * The columns of a sheet without a header: coin, obverse die and reverse die in this order, past
 * columns that cannot be any of them (weights, addresses, notes); with photographs, the coins are
 * the column that names them.
 */
export function columnsByPlace(grid: Grid, photographs?: ReadonlySet<string>): Chosen {
  const filled = [...new Set(grid.rows.flatMap((row) => [...row.cells.keys()]))].sort(
    (a, b) => a - b,
  );
  const refused = (why: string): Chosen => ({ columns: {}, told: [], refused: why });
  const rows = grid.rows.length > 3 ? grid.rows.slice(1) : grid.rows; // the first may be a header
  const content = new Map(filled.map((c) => [c, contentOf(rows, c, photographs)]));
  const named = filled.filter((c) => {
    const { photographs: share, distinct, filled: n } = content.get(c)!;
    return share >= 0.5 && distinct === n;
  });
  const coin = named[0] ?? filled[0];
  const others = filled.filter((c) => c !== coin);
  const dies = others.filter((c) => holdsCodes(content.get(c)!));
  if (filled.length === 2 && takeApart(grid.rows, others[0]))
    return { columns: { coin, both: others[0] }, told: [] };
  if (filled.length < 3)
    return refused(
      "fewer than three filled columns, and no header that names coin, obverse die and reverse die",
    );
  if (dies.length < 2)
    return refused(
      `no header, and fewer than two columns that hold dies: say which with --columns coin=A,obverse=B,reverse=C`,
    );
  const [obverse, reverse] = dies;
  const straight = coin === filled[0] && obverse === filled[1] && reverse === filled[2];
  return {
    columns: { coin, obverse, reverse },
    told: straight
      ? []
      : [
          {
            column: coin,
            message: `no header; by what the cells hold, ${columnName(coin)} is read as the coin, ${columnName(obverse)} as the obverse die, ${columnName(reverse)} as the reverse die`,
          },
        ],
  };
}

/**
 * The first row with data, by its position. A row of words without digits above rows with digits is
 * a header with unknown names.
 */
export function startWithoutHeader(
  rows: readonly GridRow[],
  wanted: readonly number[],
  warn: Warn,
): number {
  const hasDigit = (cell: Cell | undefined) => cell !== undefined && /\d/.test(cell.text);
  const [first, ...rest] = rows;
  const below = rest.filter((row) => wanted.every((c) => hasDigit(row.cells.get(c)))).length;
  const isHeader =
    wanted.every((c) => first.cells.has(c) && !hasDigit(first.cells.get(c))) &&
    below >= 1 &&
    below > rest.length / 2;
  if (!isHeader) return 0;
  warn(
    first.at,
    wanted[0],
    "looks like a header, with names that are not known (known: coin, image, obverse die, reverse die); columns taken in that order",
  );
  return 1;
}
