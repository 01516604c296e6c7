import { columnsByPlace } from "./columns/by-place";
import type { Chosen } from "./columns/candidate";
import { chooseColumns } from "./columns/choose-columns";
import { contentOf } from "./columns/column-content";
import { findHeader, headingsOf, rateDies, type Table } from "./columns/table";
import { takeApart } from "./cells/joined-dies";
import type { Grid } from "./file/grid";
import { captions } from "./forms/captions";
import { withoutAddresses } from "./forms/die-addresses";
import type { Photographs } from "./forms/cells";
import { diesBehindCoins } from "./forms/dies-behind-coins";
import { columnsOfCoins, crossTable } from "./forms/cross-tables";
import { listTable } from "./forms/list-tables";
import { refusedAsPairs } from "./forms/pair-tables";
import { markTable } from "./forms/mark-tables";
import type { Derived } from "./forms/one-row-a-coin";
import { sideRows } from "./forms/side-rows";
import { transposedTable } from "./forms/transposed-table";
import type { SheetOptions } from "./options";

/** Forms of a table other than one row a coin; the strictest come first. */
const FORMS: ((grid: Grid, photographs: Photographs) => Derived | null)[] = [
  sideRows,
  markTable,
  crossTable,
  columnsOfCoins,
  listTable,
  captions,
  diesBehindCoins,
  transposedTable,
];

/** A table, and which of its columns holds what. */
export interface Understood {
  table: Table;
  chosen: Chosen;
}

/** The table of a sheet, by its header where it has one. */
export function tableOf(grid: Grid): Table {
  const header = findHeader(grid, rateDies);
  if (!header) return { grid, headerRow: null, headings: new Map(), rows: grid.rows };
  const { last, headings } = header;
  const rows = grid.rows.slice(last + 1);
  const named = withoutAddresses(headings, rows);
  const whole = named && {
    ...grid,
    rows: [...grid.rows.slice(0, last + 1), ...named.rows],
    told: [...(grid.told ?? []), ...named.told],
  };
  return {
    grid: whole ?? grid,
    headerRow: grid.rows[last].at,
    headings,
    rows: named?.rows ?? rows,
  };
}

/**
 * Finds the columns of a table. One that is not of one row a coin with a column for each side is
 * brought into this form, where it is of a form that is known and the user names no columns.
 */
export function understand(
  table: Table,
  photographs: Photographs,
  options: SheetOptions,
): Understood {
  const plainly = { table, chosen: choose(table, photographs, options) };
  if (options.columns || table.grid.uncomputed.length > 0 || isPlain(plainly, photographs))
    return plainly;
  for (const form of FORMS) {
    const derived = form(table.grid, photographs);
    if (!derived) continue;
    const own = tableOf(derived.grid);
    const chosen = choose(own, photographs, options);
    if (!chosen.refused)
      return {
        table: own,
        chosen: { ...chosen, form: { message: derived.message, column: derived.column } },
      };
  }
  return plainly;
}

function choose(table: Table, photographs: Photographs, options: SheetOptions): Chosen {
  const [first] = table.grid.rows;
  const pairs = options.columns || !first ? null : refusedAsPairs(headingsOf(first) ?? new Map());
  if (pairs !== null) return { columns: {}, told: [], refused: pairs };
  return table.headerRow === null && !options.columns
    ? columnsByPlace(table.grid, photographs)
    : chooseColumns(table, photographs, options);
}

/** Whether a table has a header, one row a coin, and a column for each side. */
function isPlain({ table, chosen }: Understood, photographs: Photographs): boolean {
  const { coin, image, obverse, reverse, both } = chosen.columns;
  if (chosen.refused || table.headerRow === null) return false;
  if (both !== undefined) return takeApart(table.rows, both) !== null;
  if (obverse === undefined || reverse === undefined) return false;
  if (coin === undefined && image === undefined) return false;
  if (coin === undefined || image !== undefined || !photographs) return true;
  return contentOf(table.rows, coin, photographs).photographs >= 0.5;
}
