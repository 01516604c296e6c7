import type { Side } from "../../../coins/index";
import { sideOfDie } from "../cells/similar-dies";
import { contentOf, holdsCodes } from "../columns/column-content";
import type { Heading } from "../columns/heading";
import { headingsOf } from "../columns/table";
import { columnsOf, textAt, type Grid, type GridRow } from "../file/grid";
import { isPhotograph, placed, sideOfWords, type Photographs } from "./cells";
import { coinsIn, coinsListed } from "./coin-lists";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

const MIN_SHARE = 0.6;
/** Rows that are looked at to find out what a column holds. */
const SAMPLE = 500;

type DiesOfRow = (row: GridRow) => { side: Side; column: number }[];

/** One row a die, or a pair of dies, with a list of its coins: `O1`, `1, 4, 7-9`. */
export function listTable(grid: Grid, photographs: Photographs): Derived | null {
  if (!photographs) return null;
  const all = columnsOf(grid.rows);
  const lists = all.filter((column) => holdsLists(grid.rows, column, photographs));
  if (lists.length === 0) return null;
  const first = grid.rows.findIndex((row) =>
    lists.some((column) => coinsIn(textAt(row, column), photographs).length > 0),
  );
  const headings: ReadonlyMap<number, Heading> =
    headingsAbove(grid.rows, first) ?? new Map<number, Heading>();
  const sections = sectionsOf(grid.rows);
  const rows = grid.rows.filter((row, i) => i >= first && !isSection(row));
  const statements = lists.flatMap((column, k): Statement[] => {
    // of several lists each belongs to the columns before it
    const own =
      lists.length === 1 ? all : all.filter((c) => c < column && c > (lists[k - 1] ?? -1));
    const dies = diesOfRows(rows, { headings, sections, columns: own.filter((c) => c !== column) });
    return dies ? rows.flatMap((row) => ofRow(grid, row, { column, dies, photographs })) : [];
  });
  const example = statements[0];
  if (!example || lists.some((column) => !statements.some((one) => one.list === column)))
    return null;
  const row = rows.find((one) => placed(grid, one, lists[0]).row === example.coin.row)!;
  return {
    grid: oneRowACoin(grid, statements),
    column: example.coin.column,
    message: `this column lists the coins of a die: '${textAt(row, lists[0])}' beside '${example.die!.text}' is read as ${coinsIn(textAt(row, lists[0]), photographs).length} coins with ${example.side} die ${example.die!.text}`,
  };
}

function ofRow(
  grid: Grid,
  row: GridRow,
  { column, dies, photographs }: { column: number; dies: DiesOfRow; photographs: Photographs },
): Statement[] {
  const cell = placed(grid, row, column);
  const coins = coinsIn(cell.text, photographs);
  // a cell that is no list stays as it is, so that its coin is told of
  const named = coins.length > 0 ? coins : cell.text === "" ? [] : [cell.text];
  return named.flatMap((text) => {
    const coin: Placed = { ...cell, text, kind: "text" };
    return dies(row).map((one) => ({
      coin,
      side: one.side,
      die: placed(grid, row, one.column),
      list: column,
    }));
  });
}

/** The row of headings right over the first list, past a row that says a side. */
function headingsAbove(rows: readonly GridRow[], first: number) {
  for (let i = first - 1; i >= 0; i--) if (!isSection(rows[i])) return headingsOf(rows[i]);
  return null;
}

/** A row of one cell that says a side: what stands under it is of this side. */
function isSection(row: GridRow): boolean {
  const texts = [...row.cells.values()].map(({ text }) => text.trim()).filter(Boolean);
  return texts.length === 1 && !/\d/.test(texts[0]) && sideOfWords(texts[0]) !== undefined;
}

function sectionsOf(rows: readonly GridRow[]): ReadonlyMap<GridRow, Side> {
  const sides = new Map<GridRow, Side>();
  let side: Side | undefined;
  for (const row of rows) {
    if (isSection(row)) side = sideOfWords([...row.cells.values()][0].text);
    else if (side) sides.set(row, side);
  }
  return sides;
}

function holdsLists(rows: readonly GridRow[], column: number, photographs: Photographs): boolean {
  const texts = rows
    .slice(0, SAMPLE)
    .map((row) => textAt(row, column))
    .filter((text) => text !== "");
  const lists = texts.map((text) => coinsListed(text, photographs));
  const named = texts.filter((text, i) => lists[i] || isPhotograph(text, photographs));
  return (
    lists.some((list) => list && list.length > 1) && named.length >= MIN_SHARE * (texts.length - 1)
  );
}

/**
 * Where each row says its dies: under the words for its side, in a column a side, or in one column
 * with the side beside it or in its letters.
 */
function diesOfRows(
  rows: readonly GridRow[],
  {
    headings,
    sections,
    columns,
  }: {
    headings: ReadonlyMap<number, Heading>;
    sections: ReadonlyMap<GridRow, Side>;
    columns: readonly number[];
  },
): DiesOfRow | null {
  const codes = columns.filter(
    (column) => !headings.get(column)?.other && holdsCodes(contentOf(rows, column)),
  );
  const bySide = codes.flatMap((column) => {
    const side = headings.get(column)?.side;
    return side === "obverse" || side === "reverse" ? [{ side, column }] : [];
  });
  if (bySide.length > 0)
    return new Set(bySide.map(({ side }) => side)).size === bySide.length ? () => bySide : null;
  const sidesIn = (column: number) => rows.flatMap((row) => sideOfDie(textAt(row, column)) ?? []);
  const die =
    codes.find((column) => headings.get(column)?.die) ??
    codes.find((column) => sidesIn(column).length >= MIN_SHARE * rows.length) ??
    (sections.size > 0 ? codes[0] : undefined);
  if (die === undefined) return null;
  const said = columns.find(
    (column) => column !== die && rows.every((row) => sideOfWords(textAt(row, column))),
  );
  const sideOf = (row: GridRow) =>
    sections.get(row) ??
    (said === undefined ? undefined : sideOfWords(textAt(row, said))) ??
    sideOfDie(textAt(row, die));
  return (row) => {
    const side = sideOf(row);
    return side ? [{ side, column: die }] : [];
  };
}
