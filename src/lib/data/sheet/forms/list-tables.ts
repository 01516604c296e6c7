import type { Side } from "../../../coins/index";
import { contentOf, holdsCodes } from "../columns/column-content";
import type { Heading } from "../columns/heading";
import { headingsOf } from "../columns/table";
import { textAt, type Grid, type GridRow } from "../file/grid";
import {
  columnsOf,
  isDieName,
  isPhotograph,
  placed,
  sideOfDie,
  sideOfWords,
  type Photographs,
} from "./cells";
import { coinsListed } from "./coin-lists";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

const MIN_SHARE = 0.6;

/** One row a die, or a pair of dies, with a list of its coins: `O1`, `1, 4, 7-9`. */
export function listTable(grid: Grid, photographs: Photographs): Derived | null {
  if (!photographs) return null;
  const lists = columnsOf(grid.rows).find((column) => holdsLists(grid.rows, column, photographs));
  if (lists === undefined) return null;
  const first = grid.rows.findIndex((row) => coinsOf(row, lists, photographs).length > 0);
  const headings: ReadonlyMap<number, Heading> =
    (first > 0 && headingsOf(grid.rows[first - 1])) || new Map<number, Heading>();
  const rows = grid.rows.slice(first);
  const sided = diesOfRows(rows, headings, lists);
  if (!sided) return null;
  const statements = rows.flatMap((row): Statement[] => {
    const cell = placed(grid, row, lists);
    const coins = coinsOf(row, lists, photographs);
    // a cell that is no list stays as it is, so that its coin is told of
    const named = coins.length > 0 ? coins : cell.text === "" ? [] : [cell.text];
    return named.flatMap((text) => {
      const coin: Placed = { ...cell, text, kind: "text" };
      return sided(row).map(({ side, column }) => ({
        coin,
        side,
        die: placed(grid, row, column),
      }));
    });
  });
  if (statements.length === 0) return null;
  const example = statements[0];
  return {
    grid: oneRowACoin(grid, statements),
    column: placed(grid, rows[0], lists).column,
    message: `this column lists the coins of a die: '${textAt(rows[0], lists)}' beside '${example.die!.text}' is read as ${coinsOf(rows[0], lists, photographs).length} coins with ${example.side} die ${example.die!.text}`,
  };
}

/** One row an obverse die and one column a reverse die, with the coins of each pair. */
export function crossTable(grid: Grid, photographs: Photographs): Derived | null {
  if (!photographs) return null;
  const [header, ...rows] = grid.rows;
  const [names, ...columns] = columnsOf(grid.rows);
  if (!header || columns.length < 2 || rows.length < 2) return null;
  const across = columns.map((column) => placed(grid, header, column));
  const down = rows.map((row) => placed(grid, row, names));
  const sideOf = (dies: readonly Placed[]) => {
    const sides = new Set(dies.map(({ text }) => (isDieName(text) ? sideOfDie(text) : undefined)));
    return sides.size === 1 ? [...sides][0] : undefined;
  };
  const [a, d] = [sideOf(across), sideOf(down)];
  if (!a || !d || a === d) return null;
  const cells = rows.flatMap((row, r) =>
    columns.map((column, c) => ({ row, column, across: across[c], down: down[r] })),
  );
  const filled = cells.filter(({ row, column }) => textAt(row, column) !== "");
  const statements = filled.flatMap(({ row, column, across, down }): Statement[] =>
    coinsOf(row, column, photographs).flatMap((text) => {
      const coin: Placed = { ...placed(grid, row, column), text, kind: "text" };
      return [
        { coin, side: a, die: across },
        { coin, side: d, die: down },
      ];
    }),
  );
  if (!filled.every(({ row, column }) => coinsOf(row, column, photographs).length > 0)) return null;
  return statements.length === 0
    ? null
    : {
        grid: oneRowACoin(grid, statements),
        column: names,
        message: `the table has one row for each ${d} die and one column for each ${a} die, with the coins of both: coin ${statements[0].coin.text} is read as ${a} die ${statements[0].die!.text}, ${d} die ${statements[1].die!.text}`,
      };
}

/** The coins of a cell: of a list, or the one that it names. */
function coinsOf(row: GridRow, column: number, photographs: Photographs): string[] {
  const text = textAt(row, column);
  return coinsListed(text, photographs) ?? (isPhotograph(text, photographs) ? [text] : []);
}

function holdsLists(rows: readonly GridRow[], column: number, photographs: Photographs): boolean {
  const texts = rows.map((row) => textAt(row, column)).filter((text) => text !== "");
  const lists = texts.map((text) => coinsListed(text, photographs));
  const named = texts.filter((text, i) => lists[i] || isPhotograph(text, photographs));
  return (
    lists.some((list) => list && list.length > 1) && named.length >= MIN_SHARE * (texts.length - 1)
  );
}

/** Where each row says its dies: in a column a side, or in one column with the side beside it. */
function diesOfRows(
  rows: readonly GridRow[],
  headings: ReadonlyMap<number, Heading>,
  lists: number,
): ((row: GridRow) => { side: Side; column: number }[]) | null {
  const codes = columnsOf(rows).filter(
    (column) =>
      column !== lists && !headings.get(column)?.other && holdsCodes(contentOf(rows, column)),
  );
  const bySide = codes.flatMap((column) => {
    const side = headings.get(column)?.side;
    return side === "obverse" || side === "reverse" ? [{ side, column }] : [];
  });
  if (bySide.length > 0)
    return new Set(bySide.map(({ side }) => side)).size === bySide.length ? () => bySide : null;
  const die =
    codes.find((column) => headings.get(column)?.die) ??
    codes.find((column) => rows.every((row) => sideOfDie(textAt(row, column))));
  if (die === undefined) return null;
  const said = columnsOf(rows).find(
    (column) =>
      column !== lists && column !== die && rows.every((row) => sideOfWords(textAt(row, column))),
  );
  const sideOf = (row: GridRow) =>
    said === undefined ? sideOfDie(textAt(row, die)) : sideOfWords(textAt(row, said));
  if (!rows.every((row) => textAt(row, lists) === "" || sideOf(row))) return null;
  return (row) => {
    const side = sideOf(row);
    return side ? [{ side, column: die }] : [];
  };
}
