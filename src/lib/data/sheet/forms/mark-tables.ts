import type { Side } from "../../../coins/index";
import { sideOfDie } from "../cells/similar-dies";
import { columnsOf, textAt, type Grid, type GridRow } from "../file/grid";
import { contentOf } from "../columns/column-content";
import {
  isDieName,
  isPhotograph,
  placed,
  sideOfWords,
  transposed,
  type Photographs,
} from "./cells";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

const YES = /^(x|×|✓|✔|√|•|●|\*|\+|1|yes|y|ja|j|oui|s[iì]|sim|true|wahr|vrai|да)$/iu;
const NO = /^(0|-|–|no|n|nein|non|n[aã]o|nee|false|falsch|faux|нет)$/iu;
/** Marks of doubt; a number may count something else. */
const DOUBT = /^(\?|x\s*\?|\(x\)|1\s*\?|\d{1,2})$/i;
const HEADER_ROWS = 10;
const MIN_DIES = 3;

/** One column a die, with a mark where a coin was struck with it; or one row a die. */
export function markTable(grid: Grid, photographs: Photographs): Derived | null {
  return (
    marked(grid, photographs, "one column a die") ??
    (photographs ? marked(transposed(grid), photographs, "one row a die") : null)
  );
}

function marked(grid: Grid, photographs: Photographs, form: string): Derived | null {
  for (let i = 0; i < Math.min(HEADER_ROWS, grid.rows.length - 1); i++) {
    const rows = grid.rows.slice(i + 1);
    // of a column whose die is of no known side nothing is read, nor of the others
    const unsaid = columnsOf([grid.rows[i]]).some(
      (column) =>
        isDieName(textAt(grid.rows[i], column)) &&
        !sideOver(grid, i, column) &&
        hasMarks(rows, column),
    );
    if (unsaid) continue;
    const dies = columnsOf([grid.rows[i]]).flatMap((column) => {
      const heading = placed(grid, grid.rows[i], column);
      const side = sideOver(grid, i, column);
      const die = dieIn(heading, side !== undefined);
      return die && side && hasMarks(rows, column) ? [{ column, side, die }] : [];
    });
    if (dies.length < MIN_DIES) continue;
    const coin = coinColumn(rows, { photographs, taken: new Set(dies.map((d) => d.column)) });
    if (coin === undefined) continue;
    const statements = rows.flatMap((row): Statement[] => {
      const named = placed(grid, row, coin);
      if (named.text === "") return [];
      const own = dies.flatMap(({ column, side, die }): Statement[] => {
        const { text, row: at, column: its } = placed(grid, row, column);
        if (text === "" || NO.test(text)) return [];
        const name = YES.test(text) ? die.text : `${die.text}?`;
        return [{ coin: named, side, die: { text: name, row: at, column: its } }];
      });
      return own.length > 0 ? own : [{ coin: named }];
    });
    return {
      grid: oneRowACoin(grid, statements),
      column: dies[0].die.column,
      message: `the table has ${form}, with marks: '${textAt(rows.find((row) => row.cells.has(dies[0].column)) ?? rows[0], dies[0].column)}' under '${dies[0].die.text}' is read as ${dies[0].side} die ${dies[0].die.text}`,
    };
  }
  return null;
}

/** `O1`, `Vs. 1`; a number alone where words above it say the side. */
function dieIn(heading: Placed, sided: boolean): Placed | null {
  const worded = /^\p{L}{2,}[.:]?\s+(\p{L}?\d+\p{Ll}?)$/u.exec(heading.text);
  if (worded && sideOfWords(heading.text)) return { ...heading, text: worded[1] };
  return sided && isDieName(heading.text) ? heading : null;
}

/** The side that a die's name says, or the words over it, or over the columns before it. */
function sideOver(grid: Grid, header: number, column: number): Side | undefined {
  const { rows } = grid;
  const own = textAt(rows[header], column);
  if (!/\d/.test(own)) return undefined;
  const said = sideOfDie(own) ?? sideOfWords(own);
  if (said || header === 0) return said;
  const above = rows[header - 1];
  for (let c = column; c >= 0; c--) {
    const words = textAt(above, c);
    if (words !== "") return sideOfWords(words);
  }
  return undefined;
}

function hasMarks(rows: readonly GridRow[], column: number): boolean {
  const texts = rows.map((row) => textAt(row, column)).filter((text) => text !== "");
  return (
    texts.some((text) => YES.test(text) || /^[1-9]\d?$/.test(text)) &&
    texts.every((text) => YES.test(text) || NO.test(text) || DOUBT.test(text))
  );
}

function coinColumn(
  rows: readonly GridRow[],
  { photographs, taken }: { photographs: Photographs; taken: ReadonlySet<number> },
): number | undefined {
  const free = columnsOf(rows).filter((column) => !taken.has(column));
  if (!photographs) return free[0];
  return free.find(
    (column) =>
      contentOf(rows, column).filled > 0 &&
      rows.some((row) => isPhotograph(textAt(row, column), photographs)),
  );
}
