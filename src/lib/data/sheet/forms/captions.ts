import type { Side } from "../../../coins/index";
import { shapeOf } from "../cells/die-form";
import { takeApart } from "../cells/joined-dies";
import { sideOfDie } from "../cells/similar-dies";
import type { Heading } from "../columns/heading";
import { headingsOf } from "../columns/table";
import { textAt, type Cell, type Grid, type GridRow } from "../file/grid";
import { isPhotograph, placed, sideOfWords, type Photographs } from "./cells";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

type Dies = { [side in Side]?: string };

/** A row with one filled cell that names no photograph: `dies` is null where it is not understood. */
interface Caption {
  column: number;
  text: string;
  dies: Dies | null;
}

/** Words before the dies in a caption: `Die pair 3: O1/R2`. */
const LEAD =
  /^(?:(?:dies?|coins?|stempel\p{L}*|conii|cu[nñ]os|cunhos|group|gruppe|groupe|pairs?|paar|paire|nr|no|n°)[\s.:#]+)+(?:\d+\s*[:.)]\s*)?/iu;
/** `Obverse die O1`, `Vs.-Stempel 3:`. */
const SIDED = /(?<!\p{L})(\p{L}{0,2}\d+\p{Ll}?)\s*[:.]?$/u;
const MIN_CAPTIONS = 2;

/**
 * Dies that stand as captions over the coins that were struck with them. Under a caption that is not
 * understood nothing is known.
 */
export function captions(grid: Grid, photographs: Photographs): Derived | null {
  const read = captionsOf(grid.rows, photographs);
  const found = read.flatMap((one) => (one?.dies ? [one] : []));
  if (found.length < MIN_CAPTIONS) return null;
  const first = read.indexOf(found[0]);
  const header = headerBefore(grid.rows, first);
  const headings = header === undefined ? null : headingsOf(grid.rows[header]);
  const captioned = [...new Set(found.flatMap(({ dies }) => Object.keys(dies!) as Side[]))];
  const columns = sideColumns(headings, grid.rows);
  if (columns.some(({ side }) => captioned.includes(side))) return null;
  const { column } = found[0];
  const above: { [side in Side]?: Placed } = {};
  let coins = 0;
  let runs = 0;
  const statements = grid.rows.flatMap((row, i): Statement[] => {
    if (i < first && i <= (header ?? -1)) return [];
    const caption = read[i];
    if (caption && i >= first) {
      // the side that is captioned first is the outer one: a new one of it ends the inner one
      if (!caption.dies || captioned[0] in caption.dies)
        for (const side of captioned) delete above[side];
      for (const [side, text] of Object.entries(caption.dies ?? {}) as [Side, string][])
        above[side] = { ...placed(grid, row, caption.column), text };
      if (!read[i - 1]) runs++;
      return [];
    }
    const coin = placed(grid, row, column);
    if (coin.text === "") return [];
    coins++;
    return [
      { coin },
      ...(Object.entries(above) as [Side, Placed][]).map(([side, die]) => ({ coin, side, die })),
      ...columns.map((one) => ({ coin, side: one.side, die: placed(grid, row, one.column) })),
    ];
  });
  if (coins === 0 || coins < runs) return null; // a caption over nothing is none
  const said = Object.entries(found[0].dies!).map(([side, die]) => `${side} die ${die}`);
  const unread = read.flatMap((one, i) =>
    one && !one.dies && i > first ? [`'${one.text}' (row ${grid.rows[i].at + 1})`] : [],
  );
  return {
    grid: oneRowACoin(grid, statements),
    column,
    message: `${found.length} rows are captions over the coins under them: '${found[0].text}' is read as ${said.join(", ")}${unread.length > 0 ? `; under ${unread.join(", ")} no die is known` : ""}`,
  };
}

function captionsOf(rows: readonly GridRow[], photographs: Photographs): (Caption | undefined)[] {
  const coins = new Set(
    rows.flatMap((row) =>
      [...row.cells.values()]
        .filter(({ text }) => isPhotograph(text.trim(), photographs))
        .map(({ text }) => shapeOf(text.trim())),
    ),
  );
  return rows.map((row) => {
    const filled = [...row.cells].filter(([, cell]) => cell.text.trim() !== "");
    if (filled.length !== 1) return undefined;
    const [column, cell] = filled[0];
    const text = cell.text.trim();
    if (isPhotograph(text, photographs)) return undefined;
    const dies = pairIn(cell) ?? sidedIn(text);
    // a coin that is not photographed looks like those that are
    return !dies && coins.has(shapeOf(text)) ? undefined : { column, text, dies };
  });
}

/** `Dies O1 / R2`: with a word before them, or letters that say the sides. */
function pairIn(cell: Cell): Dies | null {
  const whole = cell.text.trim();
  const text = whole.replace(LEAD, "").replace(/[:.]$/, "");
  if (!/\p{L}/u.test(text) || !/\d/.test(text)) return null;
  const pair = takeApart([{ at: 0, cells: new Map([[0, { ...cell, text }]]) }], 0)?.pairs.get(0);
  if (!pair) return null;
  const [obverse, reverse] = pair;
  const sided = sideOfDie(obverse) === "obverse" && sideOfDie(reverse) === "reverse";
  return sided || text !== whole.replace(/[:.]$/, "") ? { obverse, reverse } : null;
}

function sidedIn(text: string): Dies | null {
  const side = sideOfWords(text);
  const die = SIDED.exec(text)?.[1];
  return side && die && /\p{L}{2}/u.test(text.slice(0, -die.length))
    ? { [side]: die.trim() }
    : null;
}

/** Columns of dies by their headings, where they are filled. */
function sideColumns(
  headings: ReadonlyMap<number, Heading> | null,
  rows: readonly GridRow[],
): { side: Side; column: number }[] {
  return (["obverse", "reverse"] as const).flatMap((side) =>
    [...(headings ?? [])]
      .filter(
        ([column, heading]) =>
          heading.side === side &&
          !heading.other &&
          rows.filter((row) => textAt(row, column) !== "").length > 1,
      )
      .slice(0, 1)
      .map(([column]) => ({ side, column })),
  );
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
