import type { Chain } from "./chains";
import type { DieOrder } from "./order-dies";
import { textWidth } from "./text-width";

/** A reverse die in a chart, with the coins that it struck, as lines of text. */
export interface ChainRow {
  /** Its place in the chain's list of reverse dies. */
  reverse: number;
  /** Places of the obverse dies that struck these coins with it. */
  obverse: number[];
  /** They begin with … where an earlier row has the first of its coins. */
  lines: string[];
}

/** Size of coins' names and distance of their lines, millimetres. */
export const COIN_SIZE_MM = 2.29;
export const COIN_LINE_MM = 2.9;
/** Lines of a row, at most: half a page. */
const MAX_LINES = 36;

/**
 * The reverse dies of a chain in their order. Where several obverse dies struck coins with one, the
 * obverse die stands before its coins.
 *
 * @param width of a line, millimetres
 */
export function chainRows(
  { obverse, links, struck }: Chain,
  order: DieOrder,
  width: number,
): ChainRow[] {
  const place = new Map(order.obverse.map((die, at) => [die, at]));
  return order.reverse.flatMap((reverse) => {
    const own = links
      .map(([o, r], link) => ({ o, r, link }))
      .filter(({ r }) => r === reverse)
      .sort((x, y) => place.get(x.o)! - place.get(y.o)!);
    const lines = own.flatMap(({ o, link }) => {
      const before = own.length > 1 ? `${obverse[o]}: ` : "";
      return wrapped(before, struck[link], width).map((text) => ({ o, text }));
    });
    const rows: ChainRow[] = [];
    for (let from = 0; from < lines.length; from += MAX_LINES) {
      const part = lines.slice(from, from + MAX_LINES);
      rows.push({
        reverse,
        obverse: [...new Set(part.map(({ o }) => o))],
        lines: part.map(({ text }, i) => (from > 0 && i === 0 ? `… ${text}` : text)),
      });
    }
    return rows;
  });
}

/** Names with commas between them, on as many lines as they need. */
function wrapped(before: string, names: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = before;
  names.forEach((name, i) => {
    const word = i < names.length - 1 ? `${name},` : name;
    const longer = line === before && i === 0 ? `${line}${word}` : `${line} ${word}`;
    if (textWidth(longer, COIN_SIZE_MM) > width && line !== before) {
      lines.push(line);
      line = word;
    } else line = longer;
  });
  return [...lines, line];
}
