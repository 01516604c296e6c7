import { textAt, type GridRow } from "../file/grid";
import type { Warn } from "../problems";
import { isPhotograph, type Photographs } from "./cells";

const SEPARATORS = /\s*[,;+&\n]\s*|\s+\/\s+|\s+(?:and|und|et|e|y|en|i|и)\s+/iu;
const RANGE = /^(\D*?)(\d+)\s*(?:-|–|—|‒|\bto\b|\bbis\b|\.\.\.?|…)\s*(\D*?)(\d+)$/iu;
const MAX_RANGE = 500;

/**
 * The coins of a cell that lists some: `1, 4, 7-9`. Null where the cell is a coin itself, or holds
 * anything but coins that are photographed.
 */
export function coinsListed(text: string, photographs: Photographs): string[] | null {
  const cell = text.trim().replace(/[.;,]$/, "");
  // `1 / 2` is no path
  const slashed = /\s\/\s/.test(cell);
  if (cell === "" || !photographs) return null;
  if (!slashed && isPhotograph(text.trim(), photographs)) return null;
  const byComma = listed(cell.split(SEPARATORS), photographs);
  return byComma ?? listed(cell.split(/[\s,;]+/), photographs);
}

/** The coins of a cell: of a list, or the one that it names. */
export function coinsIn(text: string, photographs: Photographs): string[] {
  return coinsListed(text, photographs) ?? (isPhotograph(text, photographs) ? [text] : []);
}

function listed(parts: readonly string[], photographs: Photographs): string[] | null {
  const coins: string[] = [];
  for (const part of parts.map((one) => one.trim())) {
    if (part === "") continue;
    const range = isPhotograph(part, photographs) ? null : rangeOf(part);
    if (range && isPhotograph(range[0], photographs) && isPhotograph(range.at(-1)!, photographs))
      coins.push(...range);
    else if (isPhotograph(part, photographs)) coins.push(part);
    else return null;
  }
  return coins.length > 0 ? coins : null;
}

/** `7-9` is 7, 8, 9; with the letters and zeros of its first. */
function rangeOf(part: string): string[] | null {
  const range = RANGE.exec(part);
  if (!range || (range[3] !== "" && range[3] !== range[1])) return null;
  const [from, to] = [Number(range[2]), Number(range[4])];
  if (!(from <= to) || to - from > MAX_RANGE) return null;
  return Array.from(
    { length: to - from + 1 },
    (_, i) => range[1] + String(from + i).padStart(range[2].length, "0"),
  );
}

/** Rows whose cell of coins lists several, as one row a coin; told where it is done. */
export function eachCoinARow(
  rows: readonly GridRow[],
  {
    column,
    photographs,
    warn,
  }: { column: number | undefined; photographs: Photographs; warn: Warn },
): GridRow[] {
  if (column === undefined || !photographs) return [...rows];
  return rows.flatMap((row) => {
    const text = textAt(row, column);
    // most cells are one coin
    if (!/[\s,;+&–—-]/.test(text)) return [row];
    const coins = coinsListed(text, photographs);
    if (!coins || coins.length < 2) return [row];
    warn(row.at, column, `'${text}' is read as ${coins.length} coins: ${coins.join(", ")}`);
    return coins.map((coin) => ({
      at: row.at,
      cells: new Map([...row.cells, [column, { text: coin, kind: "text" as const }]]),
    }));
  });
}
