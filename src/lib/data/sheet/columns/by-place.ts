import type { Chosen } from "./candidate";
import { contentOf, holdsCodes } from "./column-content";
import { countNames, usualPrefix } from "../cells/similar-dies";
import { columnName, textAt, type Cell, type Grid, type GridRow } from "../file/grid";
import { takeApart } from "../cells/joined-dies";
import type { Warn } from "../problems";
import { isKnown, type Heading } from "./heading";
import { headingsOf } from "./table";

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
  const rows = grid.rows.length > 3 && mayBeHeader(grid.rows[0]) ? grid.rows.slice(1) : grid.rows;
  const content = new Map(filled.map((c) => [c, contentOf(rows, c, photographs)]));
  const named = filled.filter((c) => {
    const { photographs: share, distinct, filled: n } = content.get(c)!;
    return share >= 0.5 && distinct === n;
  });
  const coin = named[0] ?? filled[0];
  const others = filled.filter((c) => c !== coin);
  const known = knownHeadings(grid.rows);
  const codes = others.filter(
    (c) => holdsCodes(content.get(c)!) && !(known.has(c) && !canBeDies(known.get(c)!)),
  );
  if (filled.length === 2 && takeApart(grid.rows, others[0]))
    return { columns: { coin, both: others[0] }, told: [] };
  if (filled.length < 3)
    return refused(
      "fewer than three filled columns, and no header that names coin, obverse die and reverse die",
    );
  if (codes.length < 2)
    return refused(
      `no header of dies, and fewer than two columns that hold them${headed(others, known)}: say which with --columns coin=A,obverse=B,reverse=C`,
    );
  const { distinct, filled: coins } = content.get(coin)!;
  if (distinct < MIN_DIFFERENT * coins && others.some((c) => saysTwoWords(rows, c)))
    return refused(
      `no header of dies, and column ${columnName(coin)} names each coin several times ('${content.get(coin)!.example}' …): give each coin one row, or say what is what with --columns coin=A,obverse=B,reverse=C`,
    );
  const straight = coin === filled[0] && codes[0] === filled[1] && codes[1] === filled[2];
  // past the three first columns a die repeats, and a number of another kind does not
  const repeated = codes.filter((c) => content.get(c)!.distinct < content.get(c)!.filled);
  const dies = straight || codes.length === 2 ? codes : repeated;
  if (dies.length < 2 || (!straight && dies.length > 2))
    return refused(
      `no header, and any two of the columns ${codes.map(columnName).join(", ")} could hold dies: say which with --columns coin=A,obverse=B,reverse=C`,
    );
  const [obverse, reverse] = dies;
  const header = startWithoutHeader(grid.rows, [coin, obverse, reverse], () => {}) > 0;
  if (header && !tellSides(grid.rows, obverse, reverse))
    return refused(
      `the header names no sides ('${textAt(grid.rows[0], obverse)}', '${textAt(grid.rows[0], reverse)}'): say which column holds which dies with --columns coin=${columnName(coin)},obverse=${columnName(obverse)},reverse=${columnName(reverse)}`,
    );
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

/** The share of the rows of a sheet without a header that name a coin of their own. */
const MIN_DIFFERENT = 0.75;

/** Whether a column holds two words, as one of sides does. */
function saysTwoWords(rows: readonly GridRow[], column: number): boolean {
  const texts = new Set(rows.map((row) => textAt(row, column)));
  return texts.size === 2 && [...texts].every((text) => /^\p{L}{2,}\.?$/u.test(text));
}

const mayBeHeader = (row: GridRow): boolean =>
  ![...row.cells.values()].some(({ text }) => /\d/.test(text));

const OBVERSE_LETTERS = /^(O|OB|OBV|A|AV|D|DR|V|VS)$/;
const REVERSE_LETTERS = /^(R|RE|REV|RV|RS|KZ)$/;

/** Whether the letters of the dies say their sides: O1 and R1. */
function tellSides(rows: readonly GridRow[], ...columns: [number, number]): boolean {
  const [a, b] = columns.map((c) =>
    usualPrefix(countNames(rows.slice(1).map((row) => textAt(row, c)))),
  );
  const are = (o: string, r: string) => OBVERSE_LETTERS.test(o) && REVERSE_LETTERS.test(r);
  return are(a, b) || are(b, a);
}

/** What a first row of words says of its columns, though it names no dies. */
function knownHeadings([first]: readonly GridRow[]): Map<number, Heading> {
  const headings = first && headingsOf(first);
  return new Map([...(headings ?? [])].filter(([, heading]) => isKnown(heading)));
}

/** Weights, types, notes, numbers and names of coins are no dies, whatever they look like. */
const canBeDies = ({ side, die, other, coin, image }: Heading) =>
  !other && !image && (side !== undefined || die || coin === 0);

function headed(columns: readonly number[], known: ReadonlyMap<number, Heading>): string {
  const names = columns.flatMap((c) => (known.has(c) ? `'${known.get(c)!.text}'` : []));
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
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
