import type { Grid, GridRow } from "../file/grid";
import { isKnown, readHeading, type Heading } from "./heading";
import { wordsOf } from "./plain";
import { SIDE_PAIRS } from "./vocabulary";

/** A table in a sheet: headings over columns, and the rows under them. */
export interface Table {
  grid: Grid;
  /** The last row of the header, from 0; null where the sheet has none. */
  headerRow: number | null;
  headings: Map<number, Heading>;
  rows: GridRow[];
}

/** Rows that are looked at for a header: titles and notes may stand above it. */
const MAX_HEADER_ROWS = 40;

export interface Header {
  /** Positions in `rows`. */
  first: number;
  last: number;
  headings: Map<number, Heading>;
}

/** How well headings fit a kind of table; 0 where they are no header of one. */
export type Rate = (headings: readonly Heading[]) => number;

/**
 * The header of a sheet: one row, or two of which the upper says what the lower has in common
 * (Obverse over Legend and Die). Null where no row is one.
 */
export function findHeader(grid: Grid, rate: Rate): Header | null {
  let best: (Header & { score: number }) | null = null;
  const rows = grid.rows.slice(0, MAX_HEADER_ROWS);
  for (let i = 0; i < rows.length; i++) {
    for (const last of [i, i + 1]) {
      if (last >= rows.length) continue;
      const headings = last === i ? headingsOf(rows[i]) : joined(grid, rows[i], rows[last]);
      if (!headings) continue;
      const score = rate([...headings.values()]);
      if (score > (best?.score ?? 0)) best = { first: i, last, headings, score };
    }
  }
  return best;
}

/** The headings of one row; null where it holds data. */
export function headingsOf(row: GridRow): Map<number, Heading> | null {
  const headings = new Map<number, Heading>();
  for (const [column, { kind, text }] of row.cells) {
    if (kind === "date" || kind === "error" || kind === "boolean") return null;
    headings.set(column, readHeading(kind === "text" ? text : ""));
  }
  return withPairs(headings);
}

/** Headings with the sides that two of them say together: Face and Pile, Head and Tail. */
function withPairs(headings: Map<number, Heading>): Map<number, Heading> {
  const open = [...headings].filter(([, { text }]) => text !== "");
  for (const pair of SIDE_PAIRS) {
    const [obverse, reverse] = pair.map((word, i) =>
      open.filter(
        ([, { text, side = i === 0 ? "obverse" : "reverse" }]) =>
          wordsOf(text).includes(word) && side === (i === 0 ? "obverse" : "reverse"),
      ),
    );
    if (obverse.length === 0 || reverse.length === 0) continue;
    for (const [side, found] of [
      ["obverse", obverse],
      ["reverse", reverse],
    ] as const)
      for (const [column, heading] of found)
        headings.set(column, { ...heading, side, weak: false, coin: 0, image: false });
  }
  return headings;
}

function joined(grid: Grid, upper: GridRow, lower: GridRow): Map<number, Heading> | null {
  const words = (row: GridRow) =>
    row.cells.size >= 2 &&
    [...row.cells.values()].every((c) => c.kind === "text" && !/\d/.test(c.text));
  if (lower.at - upper.at > 1 || !words(upper) || !words(lower)) return null;
  // a row of data under a header has no words of headings
  const known = [...lower.cells.values()].filter((c) => isKnown(readHeading(c.text)));
  if (2 * known.length < lower.cells.size) return null;
  const merged = grid.merged.filter((m) => m.top === upper.at && m.right > m.left);
  const over = (column: number): string => {
    const own = upper.cells.get(column)?.text;
    if (own !== undefined) return own;
    const block = merged.find((m) => m.left <= column && column <= m.right);
    if (block) return upper.cells.get(block.left)?.text ?? "";
    if (merged.length > 0) return "";
    const left = [...upper.cells.keys()].filter((c) => c < column);
    return left.length === 0 ? "" : upper.cells.get(Math.max(...left))!.text;
  };
  const columns = new Set([...upper.cells.keys(), ...lower.cells.keys()]);
  return withPairs(
    new Map(
      [...columns]
        .sort((a, b) => a - b)
        .map((column) => {
          const text = lower.cells.get(column)?.text ?? "";
          const above = text === "" ? (upper.cells.get(column)?.text ?? "") : over(column);
          return [column, readHeading(`${above} ${text}`)];
        }),
    ),
  );
}

/** Rates headings of dies: columns of dies count most; 0 without one, or with nothing beside it. */
export const rateDies: Rate = (headings) => {
  const dies = headings.filter(({ side, die, other }) => !other && (side !== undefined || die));
  const named = headings.filter(({ coin, image }) => coin > 0 || image);
  const french = named.filter(({ text }) => /^coin$/i.test(text)).length; // French for die
  if (dies.length === 0 && french < 2) return 0;
  if (dies.length + named.length < 2) return 0;
  return headings.reduce(
    (sum, h) =>
      sum +
      (h.other
        ? 1
        : h.side !== undefined || h.die
          ? 3 + (h.side !== undefined && h.die ? 2 : 0)
          : h.coin > 0 || h.image
            ? 2
            : /\d/.test(h.text)
              ? -2
              : 0),
    0,
  );
};
