import type { Side } from "../../../coins/index";
import { bareStem } from "../../image-names";
import { contentOf, holdsCodes } from "../columns/column-content";
import type { Heading } from "../columns/heading";
import { headingsOf } from "../columns/table";
import { textAt, type Grid, type GridRow } from "../file/grid";
import { placed, sideOfWords, type Photographs } from "./cells";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

/** Words over a column that says a side in each row. */
const SIDE_NOUN =
  /^(sides?|seite|c[oô]t[eé]|face|lato|lado|cara|zijde|kant|strona|strana|сторона|sida|puoli|oldal|yüz|πλευρ[αά]|fa[tț][aă])$/iu;
const HEADER_ROWS = 15;

/** One row a side: coin, side, die. */
export function sideRows(grid: Grid, photographs: Photographs): Derived | null {
  for (let i = 0; i < Math.min(HEADER_ROWS, grid.rows.length - 1); i++) {
    const headings = headingsOf(grid.rows[i]);
    if (!headings || headings.size < 3) continue;
    const rows = grid.rows.slice(i + 1);
    const side = sideColumn(headings, rows);
    if (side === undefined) continue;
    const others = [...headings].filter(([column]) => column !== side);
    const die = dieColumn(others, rows);
    const coin = coinColumn(
      others.filter(([column]) => column !== die),
      { rows, photographs },
    );
    if (die === undefined || coin === undefined) continue;
    // a column of dies for each side, and a side of something else
    const sided = others.filter(([column]) => holdsCodes(contentOf(rows, column)));
    if (new Set(sided.flatMap(([, heading]) => heading.side ?? [])).size >= 2) continue;
    const named = headings.get(coin)?.image ?? false;
    const found = statements(grid, rows, { coin, side, die, named });
    if (new Set(found.flatMap((one) => one.side ?? [])).size < 2) continue;
    const left = rows.length - found.length;
    return {
      grid: oneRowACoin(grid, found),
      column: side,
      message: `this column says a side in each row: the rows of one coin were put together${left > 0 ? `, and ${left} without a coin or a side were not used` : ""}`,
    };
  }
  return null;
}

function sideColumn(
  headings: ReadonlyMap<number, Heading>,
  rows: readonly GridRow[],
): number | undefined {
  return [...headings].find(([column, { text, die }]) => {
    const texts = rows.map((row) => textAt(row, column)).filter((cell) => cell !== "");
    const said = texts.map(sideOfWords);
    const words = SIDE_NOUN.test(text) || texts.every((cell) => /\p{L}{3}/u.test(cell));
    return (
      !die &&
      words &&
      new Set(texts).size <= 6 &&
      new Set(said.flatMap((side) => side ?? [])).size === 2 &&
      // of some tables the edge has rows of its own
      said.filter(Boolean).length >= 0.6 * texts.length
    );
  })?.[0];
}

function dieColumn(
  others: readonly [number, Heading][],
  rows: readonly GridRow[],
): number | undefined {
  const possible = others.filter(
    ([column, { other, image }]) => !other && !image && holdsCodes(contentOf(rows, column)),
  );
  const french = others.filter(([, { coin }]) => coin > 0).length > 1;
  return (possible.find(([, { die }]) => die) ??
    possible.find(([, { text }]) => french && /^coin$/i.test(text)))?.[0];
}

function coinColumn(
  others: readonly [number, Heading][],
  { rows, photographs }: { rows: readonly GridRow[]; photographs: Photographs },
): number | undefined {
  const named = photographs
    ? others.find(([column]) => contentOf(rows, column, photographs).photographs >= 0.5)
    : undefined;
  return (named ?? others.find(([, { coin }]) => coin > 0))?.[0];
}

function statements(
  grid: Grid,
  rows: readonly GridRow[],
  columns: { coin: number; side: number; die: number; named: boolean },
): Statement[] {
  let last: { coin: Placed; side: Side } | undefined;
  return rows.flatMap((row): Statement[] => {
    const side = sideOfWords(textAt(row, columns.side));
    if (!side) return [];
    const cell = placed(grid, row, columns.coin);
    const own = columns.named ? { ...cell, text: bareStem(cell.text) } : cell;
    // a coin that is said once for its two rows
    const coin = own.text !== "" ? own : last && last.side !== side ? last.coin : undefined;
    if (!coin) return [];
    last = { coin, side };
    const die = placed(grid, row, columns.die);
    const doubt = /[?¿]/.test(textAt(row, columns.side)) && die.text !== "" ? "?" : "";
    return [{ coin, side, die: { ...die, text: die.text + doubt } }];
  });
}
