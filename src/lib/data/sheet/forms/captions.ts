import type { Side } from "../../../coins/index";
import { takeApart } from "../cells/joined-dies";
import { headingsOf } from "../columns/table";
import type { Cell, Grid, GridRow } from "../file/grid";
import { isPhotograph, placed, sideOfWords, type Photographs } from "./cells";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

type Dies = { [side in Side]?: string };

/** Words before the dies in a caption: `Die pair 3: O1/R2`. */
const LEAD =
  /^(?:(?:dies?|coins?|stempel\p{L}*|conii|cu[nñ]os|cunhos|group|gruppe|groupe|pairs?|paar|paire|nr|no|n°)[\s.:#]+)+(?:\d+\s*[:.)]\s*)?/iu;
/** `Obverse die O1`, `Vs.-Stempel 3:`. */
const SIDED = /^\D*?(\p{L}{0,3} ?\d+\p{Ll}?)\s*[:.]?$/u;
const MIN_CAPTIONS = 2;

/** Dies that stand as captions over the coins that were struck with them. */
export function captions(grid: Grid, photographs: Photographs): Derived | null {
  const read = grid.rows.map((row) => captionOf(row, photographs));
  const found = read.flatMap((caption, i) => (caption ? [{ ...caption, i }] : []));
  if (found.length < MIN_CAPTIONS) return null;
  const [{ i: first, column }] = found;
  const header = headerBefore(grid.rows, first);
  const headings = header === undefined ? null : headingsOf(grid.rows[header]);
  const captioned = new Set(found.flatMap(({ dies }) => Object.keys(dies) as Side[]));
  const columns = (["obverse", "reverse"] as const).flatMap((side) => {
    const own = [...(headings ?? [])].find(([, heading]) => heading.side === side);
    return own && !captioned.has(side) ? [{ side, column: own[0] }] : [];
  });
  const above: { [side in Side]?: Placed } = {};
  const statements = grid.rows.flatMap((row, i): Statement[] => {
    const caption = read[i];
    if (caption) {
      for (const [side, text] of Object.entries(caption.dies) as [Side, string][])
        above[side] = { ...placed(grid, row, caption.column), text };
      return [];
    }
    const coin = placed(grid, row, column);
    if (coin.text === "" || (header !== undefined && i <= header)) return [];
    const said = Object.entries(above) as [Side, Placed][];
    return [
      { coin },
      ...said.map(([side, die]) => ({ coin, side, die })),
      ...columns.map((one) => ({ coin, side: one.side, die: placed(grid, row, one.column) })),
    ];
  });
  const coins = new Set(statements.map(({ coin }) => coin.text)).size;
  if (coins < found.length) return null; // a caption over nothing is none
  const [{ text, dies }] = found;
  return {
    grid: oneRowACoin(grid, statements),
    column,
    message: `${found.length} rows are captions over the coins under them: '${text}' is read as ${Object.entries(
      dies,
    )
      .map(([side, die]) => `${side} die ${die}`)
      .join(", ")}`,
  };
}

function captionOf(
  row: GridRow,
  photographs: Photographs,
): { column: number; text: string; dies: Dies } | null {
  const filled = [...row.cells].filter(([, cell]) => cell.text.trim() !== "");
  if (filled.length !== 1) return null;
  const [column, cell] = filled[0];
  const text = cell.text.trim();
  if (!/\d/.test(text) || isPhotograph(text, photographs)) return null;
  const dies = pairIn(cell) ?? sidedIn(text);
  return dies ? { column, text, dies } : null;
}

function pairIn(cell: Cell): Dies | null {
  const text = cell.text.trim().replace(LEAD, "").replace(/[:.]$/, "");
  // two numbers without a letter may be anything
  if (!/\p{L}/u.test(text)) return null;
  const row = { at: 0, cells: new Map([[0, { ...cell, text }]]) };
  const pair = takeApart([row], 0)?.pairs.get(0);
  return pair ? { obverse: pair[0], reverse: pair[1] } : null;
}

function sidedIn(text: string): Dies | null {
  const side = sideOfWords(text);
  const die = SIDED.exec(text)?.[1];
  return side && die && /\p{L}{2}/u.test(text.slice(0, -die.length))
    ? { [side]: die.trim() }
    : null;
}

/** The nearest row of headings over the first caption. */
function headerBefore(rows: readonly GridRow[], first: number): number | undefined {
  for (let i = first - 1; i >= 0; i--) {
    const headings = headingsOf(rows[i]);
    if (headings && [...headings.values()].some(({ coin, side, die }) => coin > 0 || side || die))
      return i;
  }
  return undefined;
}
