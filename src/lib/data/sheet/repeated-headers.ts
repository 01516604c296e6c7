import { plain } from "./columns/plain";
import { isKnown } from "./columns/heading";
import { headingsOf, rateDies, type Table } from "./columns/table";
import { textAt, type GridRow } from "./file/grid";
import type { Told } from "./problems";

/**
 * Rows without those that repeat the header. Under a header with the same columns in another order
 * the cells are put in the order of the first; under one with other columns no row is used.
 */
export function withoutRepeatedHeaders(
  rows: readonly GridRow[],
  { headings }: Table,
  told: Told,
): GridRow[] {
  const wanted = [...headings].filter(([, { text }]) => text !== "");
  if (wanted.length < 2) return [...rows];
  const [lead] = wanted[0];
  let moved: ReadonlyMap<number, number> | null = null;
  let ended = false;
  return rows.flatMap((row, i) => {
    if (i === 0 && wanted.length >= 4 && numbersColumns(row, wanted.length)) {
      told.leftOut(row.at, lead, "the columns are numbered here");
      return [];
    }
    const order = row.cells.size < 2 ? null : orderOf(row, wanted);
    if (order) {
      moved = [...order].every(([from, to]) => from === to) ? null : order;
      ended = false;
      const how = moved
        ? "with its columns in another order, by which the rows under it are read"
        : "";
      told.leftOut(row.at, lead, `the header is repeated here${how && ` ${how}`}`);
      return [];
    }
    if (isOtherHeader(row)) ended = true;
    if (ended) {
      told.leftOut(
        row.at,
        lead,
        "it is, or stands under, another header than that of the table: put that table in a sheet of its own",
      );
      return [];
    }
    return [moved ? inOrder(row, moved) : row];
  });
}

/** 1, 2, 3, 4 under the headings: numbers of the columns. */
function numbersColumns(row: GridRow, columns: number): boolean {
  const texts = [...row.cells].sort(([a], [b]) => a - b).map(([, { text }]) => text);
  return texts.length === columns && texts.every((text, i) => text === String(i + 1));
}

/** Which column of a row that has all headings is which of the header's; null where it has not. */
function orderOf(
  row: GridRow,
  wanted: readonly [number, { text: string }][],
): Map<number, number> | null {
  const same = wanted.every(([column, { text }]) => plain(textAt(row, column)) === plain(text));
  if (same) return new Map(wanted.map(([column]) => [column, column]));
  const order = new Map<number, number>();
  for (const [to, { text }] of wanted) {
    const from = [...row.cells.keys()].filter((c) => plain(textAt(row, c)) === plain(text));
    if (from.length !== 1 || order.has(from[0])) return null;
    order.set(from[0], to);
  }
  return order;
}

function inOrder(row: GridRow, order: ReadonlyMap<number, number>): GridRow {
  return {
    at: row.at,
    cells: new Map(
      [...row.cells].flatMap(([column, cell]) => {
        const to = order.get(column);
        return to === undefined ? [] : [[to, cell] as const];
      }),
    ),
  };
}

/** A row of words that head columns of coins and of dies. */
function isOtherHeader(row: GridRow): boolean {
  if (row.cells.size < 2) return false;
  const cells = [...row.cells.values()];
  if (cells.some(({ kind, text }) => kind !== "text" || /\d/.test(text))) return false;
  const headings = [...(headingsOf(row)?.values() ?? [])];
  const known = headings.filter(isKnown);
  const named = headings.filter(({ coin, image }) => coin > 0 || image);
  return named.length > 0 && known.length >= cells.length - 1 && rateDies(headings) >= 5;
}
