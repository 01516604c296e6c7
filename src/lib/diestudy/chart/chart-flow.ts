import { partHeight, type ChainPart } from "./chain-drawing";
import type { ChainRow } from "./chain-rows";

/** Rows of one chain on one page. */
export interface PlacedPart {
  chain: number;
  rows: readonly ChainRow[];
  /** Counted from 0. */
  page: number;
  column: number;
  /** From the top of the page's body, millimetres. */
  top: number;
}

/** A place in a chart that is filled from top to bottom. */
export interface Cursor {
  page: number;
  column: number;
  top: number;
}

/** Rows that a page should have at least before a chain is broken. */
const LEAST_ROWS = 3;

/**
 * Chains one below the other, each broken where a page ends. A chain begins a new page where few of
 * its rows would fit.
 *
 * @param height of a page's body; Infinity for one long page
 */
export function placeWhole(
  chains: readonly { chain: number; rows: readonly ChainRow[] }[],
  height: number,
  cursor: Cursor,
): PlacedPart[] {
  return chains.flatMap(({ chain, rows }) => {
    const parts: PlacedPart[] = [];
    for (let from = 0; from < rows.length;) {
      const fit = rowsThatFit(rows, from, height - cursor.top);
      const enough = fit >= Math.min(LEAST_ROWS, rows.length - from);
      if (!enough && cursor.top > 0) {
        cursor.page++;
        cursor.top = 0;
        continue;
      }
      const own = rows.slice(from, from + Math.max(1, fit));
      parts.push({ chain, rows: own, ...cursor });
      cursor.top += partHeight(own);
      from += own.length;
    }
    return parts;
  });
}

function rowsThatFit(rows: readonly ChainRow[], from: number, height: number): number {
  let count = 0;
  while (
    from + count < rows.length &&
    partHeight(rows.slice(from, from + count + 1)) <= height + 1e-9
  )
    count++;
  return count;
}

/**
 * Chains in two columns, none of them broken, each column filled before the next begins. On one long
 * page, or the last one, the columns are about as high as each other.
 */
export function placeInColumns(
  chains: readonly { chain: number; rows: readonly ChainRow[] }[],
  height: number,
  cursor: Cursor,
): PlacedPart[] {
  const heights = chains.map(({ rows }) => partHeight(rows));
  const parts: PlacedPart[] = [];
  let start = cursor.top;
  let bottom = start;
  let limit = columnLimit(heights, height - start);
  chains.forEach(({ chain, rows }, i) => {
    const own = heights[i];
    const used = cursor.top - start;
    if (used > 0 && used + own > limit + 1e-9) {
      if (cursor.column === 0) {
        cursor.column = 1;
      } else {
        cursor.page++;
        cursor.column = 0;
        bottom = start = 0;
        limit = columnLimit(heights.slice(i), height);
      }
      cursor.top = start;
    } else if (used === 0 && own > limit + 1e-9 && start > 0) {
      cursor.page++;
      cursor.column = 0;
      cursor.top = bottom = start = 0;
      limit = columnLimit(heights.slice(i), height);
    }
    parts.push({ chain, rows, ...cursor });
    cursor.top += own;
    bottom = Math.max(bottom, cursor.top);
  });
  cursor.column = 0;
  cursor.top = bottom;
  return parts;
}

/** Height of each of two columns: the room, or as little as all of the chains need. */
function columnLimit(heights: readonly number[], room: number): number {
  const total = heights.reduce((sum, height) => sum + height, 0);
  if (total > 2 * room) return room;
  // the first column ends with the chain that passes the half
  let first = 0;
  for (const height of heights) {
    if (first + height / 2 > total / 2) break;
    first += height;
  }
  return Math.min(room, Math.max(first, total - first));
}

/** The title of each part of a chain, and the pages that an obverse die is on beside its own. */
export function partWords(
  parts: readonly PlacedPart[],
  part: PlacedPart,
  title: string,
): Pick<ChainPart, "title" | "reference"> {
  const own = parts.filter(({ chain }) => chain === part.chain);
  const at = own.indexOf(part);
  const [before, after] = [own[at - 1], own[at + 1]];
  const words = [
    title,
    ...(before ? [`continued from p. ${before.page + 1}`] : []),
    ...(after ? [`continued on p. ${after.page + 1}`] : []),
  ];
  const reference = (die: number) => {
    const pages = own
      .filter(
        ({ page, rows }) => page !== part.page && rows.some(({ obverse }) => obverse.includes(die)),
      )
      .map(({ page }) => page + 1);
    return pages.length > 0 ? ` (p. ${pages.join(", ")})` : "";
  };
  return { title: words.join("; "), reference };
}
