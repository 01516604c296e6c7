import { withoutEnding } from "../image-names";
import { basename } from "node:path";
import type { Side } from "../../coins/index";
import { startWithoutHeader } from "./columns/by-place";
import type { Columns } from "./columns/candidate";
import { eachCoinARow } from "./forms/coin-lists";
import { checkStoredDates, checkSwapped } from "./check-table";
import { readCoin } from "./cells/coin-cell";
import { dieColumn, readDie, type DieColumn } from "./cells/die-cell";
import { SIDES, type DieRow } from "./die-rows";
import { carryDown, fillDitto, fillMerged } from "./cells/fill-dies";
import { textAt, type GridRow } from "./file/grid";
import { withoutRepeatedHeaders } from "./repeated-headers";
import { apartMessage, takeApart } from "./cells/joined-dies";
import type { SheetOptions } from "./options";
import type { Told } from "./problems";
import type { Table } from "./columns/table";

export interface TableContext {
  columns: Columns;
  told: Told;
  photographs?: ReadonlySet<string>;
  options: SheetOptions;
}

/** The coins of a table, in order; what is not used as it stands is told. */
export function readTable(table: Table, context: TableContext): DieRow[] {
  const { columns, told, options, photographs } = context;
  const { grid } = table;
  const warn = told.warn;
  const extra = extraColumns(table, columns, told);
  let rows = table.rows;
  if (table.headerRow === null) {
    const wanted = [columns.coin, columns.obverse ?? columns.both, columns.reverse];
    const known = wanted.filter((c): c is number => c !== undefined);
    rows = rows.slice(startWithoutHeader(rows, known, warn));
  }
  rows = withoutRepeatedHeaders(rows, table, told);
  fillMerged(grid, { rows, columns, warn });
  rows = eachCoinARow(rows, { column: columns.coin, photographs, warn });
  const apart = dropJoined(rows, columns, told);
  fillDitto(rows, { columns, warn });
  carryDown(rows, { columns, wanted: options.carryDown, warn });
  const dies = Object.fromEntries(
    SIDES.flatMap((side) => {
      const column = columns[side];
      return column === undefined ? [] : [[side, dieColumn(rows, { side, column, options })]];
    }),
  ) as Partial<Record<Side, DieColumn>>;
  const die = (row: GridRow, side: Side): string | null => {
    if (columns.both !== undefined) return apart?.get(row.at)?.[side === "obverse" ? 0 : 1] ?? null;
    const column = dies[side];
    return column ? readDie(row.cells.get(column.column), { row: row.at, column, warn }) : null;
  };
  const read: DieRow[] = [];
  for (const row of rows) {
    const coin = coinOf(row, context);
    if (!coin) continue;
    const image = columns.image === undefined ? "" : textAt(row, columns.image);
    const more = extra.length === 0 ? undefined : extraOf(row, extra);
    read.push({
      coin,
      ...(image ? { image } : {}),
      obverseDie: die(row, "obverse"),
      reverseDie: die(row, "reverse"),
      ...(more ? { extra: more } : {}),
      where: { sheet: grid.sheet, row: row.at + 1 },
    });
  }
  if (read.length > 0) checkSwapped(read, { columns, headed: table.headerRow !== null, warn });
  checkStoredDates(read, { columns, warn });
  tellHidden(table, read, told);
  return read;

  function coinOf(row: GridRow, { columns, told }: TableContext): string | null {
    if (columns.coin !== undefined) {
      const at = { row: row.at, column: columns.coin, told, photographs };
      return readCoin(row.cells.get(columns.coin), at);
    }
    const image = textAt(row, columns.image);
    const name = withoutEnding(basename(image.replace(/\\/g, "/")));
    if (name === "") told.leftOut(row.at, columns.image ?? 0, "no coin and no image named");
    return name;
  }
}

function extraOf(
  row: GridRow,
  extra: readonly [number, string][],
): Record<string, string> | undefined {
  let found: Record<string, string> | undefined;
  for (const [column, heading] of extra)
    if (row.cells.has(column)) (found ??= {})[heading] = textAt(row, column);
  return found;
}

/** Columns that are not used: kept when they have a heading, each named once. */
function extraColumns({ rows, headings, headerRow }: Table, columns: Columns, told: Told) {
  const used = new Set(Object.values(columns));
  const firstRow = new Map<number, number>();
  for (const row of rows)
    for (const column of row.cells.keys()) if (!firstRow.has(column)) firstRow.set(column, row.at);
  const extra: [number, string][] = [];
  for (const [column, first] of [...firstRow].sort(([a], [b]) => a - b)) {
    if (used.has(column)) continue;
    const heading = headings.get(column);
    if (!heading || heading.text === "") {
      told.warn(first, column, "this column has no heading and is not used");
      continue;
    }
    const rival =
      !heading.other && (heading.side !== undefined || heading.coin > 0 || heading.image)
        ? " (another column was taken for it)"
        : "";
    told.warn(
      headerRow ?? first,
      column,
      `column '${heading.text}' is no coin, image or die column${rival}; kept beside them, not used`,
    );
    extra.push([column, heading.text]);
  }
  return extra;
}

/** Takes a column apart that holds dies of both sides. */
function dropJoined(rows: GridRow[], columns: Columns, told: Told) {
  if (columns.both === undefined || rows.length === 0) return null;
  const apart = takeApart(rows, columns.both);
  const first = rows[0].at;
  if (!apart) {
    told.warn(
      first,
      columns.both,
      `this column seems to hold the dies of both sides, and its cells ('${textAt(rows[0], columns.both)}') are not all two dies of one form, such as O1/R1 or 1-2; all are taken as unknown: split it into two columns, or say which column is which side with --columns coin=A,obverse=B,reverse=C`,
    );
    return null;
  }
  told.warn(
    first,
    columns.both,
    apartMessage(columns.both, apart.example, [...apart.pairs.values()][0]),
  );
  for (const row of rows)
    if (!apart.pairs.has(row.at))
      told.warn(
        row.at,
        columns.both,
        `'${textAt(row, columns.both)}' names no dies; taken as unknown`,
      );
  return apart.pairs;
}

function tellHidden({ grid }: Table, read: readonly DieRow[], told: Told): void {
  const hidden = read.filter(({ where }) => grid.hiddenRows.has(where.row - 1));
  if (hidden.length > 0)
    told.warn(
      hidden[0].where.row - 1,
      0,
      `${hidden.length === 1 ? "this row is" : `${hidden.length} rows are`} hidden (by hand or by a filter) and used all the same: rows ${hidden
        .map((row) => row.where.row)
        .slice(0, 8)
        .join(", ")}; delete what should not count`,
    );
}
