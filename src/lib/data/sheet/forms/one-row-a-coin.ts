import type { Side } from "../../../coins/index";
import { looseName } from "../match-names";
import type { Cell, Grid, GridRow } from "../file/grid";

/** A text and the cell of the sheet that it comes from; row and column from 0. */
export interface Placed {
  text: string;
  row: number;
  column: number;
  kind?: Cell["kind"];
}

/** That a coin was struck with a die; without a die, that there is such a coin. */
export interface Statement {
  coin: Placed;
  side?: Side;
  die?: Placed;
  /** The column that lists the coin, where it is in a list. */
  list?: number;
}

/** A sheet in another form than one row a coin, brought into this form. */
export interface Derived {
  grid: Grid;
  /** How it was read, in words. */
  message: string;
  /** The column that the message is about. */
  column: number;
}

const COLUMNS = { coin: 0, obverse: 1, reverse: 2 };

/**
 * Statements as a sheet with one row a coin, whose cells know where they stand in the sheet that was
 * read. A coin with two dies of one side has both in its cell, which is then read as doubtful.
 */
export function oneRowACoin(grid: Grid, statements: readonly Statement[]): Grid {
  const coins = new Map<string, { coin: Placed; dies: { [side in Side]?: Placed } }>();
  for (const { coin, side, die } of statements) {
    const key = looseName(coin.text);
    const row = coins.get(key) ?? { coin, dies: {} };
    coins.set(key, row);
    if (!side || !die || die.text.trim() === "") continue;
    const before = row.dies[side];
    row.dies[side] =
      !before || before.text === die.text
        ? (before ?? die)
        : { ...die, text: `${before.text} | ${die.text}` };
  }
  const all = [...coins.values()];
  const sides = (["obverse", "reverse"] as const).filter((side) =>
    all.some(({ dies }) => dies[side]),
  );
  const places = new Map<string, { row: number; column: number }>();
  const rowOf = (at: number, cells: [number, Placed | undefined][], rest: Placed): GridRow => {
    for (const [column, cell] of cells) places.set(`${at} ${column}`, cell ?? rest);
    return {
      at,
      cells: new Map(
        cells.flatMap(([column, cell]): [number, Cell][] =>
          cell ? [[column, { text: cell.text, kind: cell.kind ?? "text" }]] : [],
        ),
      ),
    };
  };
  const first = all[0].coin;
  const heading = (text: string): Placed => ({ text, row: first.row, column: first.column });
  const header = rowOf(
    0,
    [
      [COLUMNS.coin, heading("coin")],
      ...sides.map((side): [number, Placed] => [
        COLUMNS[side],
        {
          ...heading(`${side} die`),
          column: all.find(({ dies }) => dies[side])!.dies[side]!.column,
        },
      ]),
    ],
    first,
  );
  const rows = all.map(({ coin, dies }, i) =>
    rowOf(
      i + 1,
      [
        [COLUMNS.coin, coin],
        ...sides.map((side): [number, Placed | undefined] => [COLUMNS[side], dies[side]]),
      ],
      coin,
    ),
  );
  return {
    sheet: grid.sheet,
    rows: [header, ...rows],
    merged: [],
    hidden: grid.hidden,
    hiddenRows: new Set(),
    uncomputed: [],
    origin: (row, column) =>
      places.get(`${row} ${column}`) ?? places.get(`${row} 0`) ?? { row, column },
  };
}
