import { xmlText } from "../graph/xml-text";
import { COIN_LINE_MM, COIN_SIZE_MM, type ChainRow } from "./chain-rows";
import type { Chain } from "./chains";
import { mean, placeNear } from "./place-dies";
import { squeezed, textWidth } from "./text-width";

/** Least distance of two dies of a column, millimetres. */
const ROW_HEIGHT_MM = 6.2;
const HEADING_HEIGHT_MM = 5.5;
const GAP_BELOW_MM = 3;
/** Size of dies' names. */
export const DIE_SIZE_MM = 2.82;
/** From the middle of a die's mark to its name, and from a reverse die's name to its coins. */
const [TO_NAME_MM, TO_COINS_MM] = [2.2, 2.5];

/** Where the columns of a chain stand, millimetres from its left edge. */
export interface ChainColumns {
  obverse: number;
  reverse: number;
  coins: number;
  width: number;
}

/** Widths of what stands in the columns, at most: of names, of lines, of coins at least. */
const FULL = { obverse: 40, reverse: 30, links: [24, 50] };
const HALF = { obverse: 20, reverse: 14, links: [16, 24] };

/**
 * Columns for the chains of a chart: names as wide as they need to be, up to a limit.
 *
 * @param references whether pages stand behind the names of obverse dies
 */
export function chainColumns(
  chains: readonly Chain[],
  width: number,
  { half, references }: { half: boolean; references: boolean },
): ChainColumns {
  const limit = half ? HALF : FULL;
  const widest = (names: readonly string[], most: number, more = 0) =>
    Math.min(most, more + names.reduce((max, name) => Math.max(max, dieWidth(name)), 0));
  const reference = references && !half ? dieWidth(" (p. 10, 11)") : 0;
  const left =
    TO_NAME_MM +
    widest(
      chains.flatMap(({ obverse }) => obverse),
      limit.obverse,
      reference,
    );
  const names = widest(
    chains.flatMap(({ reverse }) => reverse),
    limit.reverse,
  );
  const [least, most] = limit.links;
  const links = Math.min(most, Math.max(least, width / 4));
  const reverse = left + links;
  return { obverse: left, reverse, coins: reverse + TO_NAME_MM + names + TO_COINS_MM, width };
}

/** Width that is left for a line of coins. */
export const coinsWidth = ({ coins, width }: ChainColumns) => width - coins;

/** Rows of a chain that stand together on a page. */
export interface ChainPart {
  rows: readonly ChainRow[];
  /** What stands above them. */
  title: string;
  /** What stands behind the name of an obverse die, such as the pages that it is on too. */
  reference?: (obverse: number) => string;
}

const rowHeight = ({ lines }: ChainRow) =>
  Math.max(ROW_HEIGHT_MM, lines.length * COIN_LINE_MM + 2.4);

const obversesOf = (rows: readonly ChainRow[]) => new Set(rows.flatMap(({ obverse }) => obverse));

/** Height of some rows of a chain with their heading, millimetres. */
export function partHeight(rows: readonly ChainRow[]): number {
  return HEADING_HEIGHT_MM + bodyHeight(rows) + GAP_BELOW_MM;
}

function bodyHeight(rows: readonly ChainRow[]): number {
  const own = rows.reduce((sum, row) => sum + rowHeight(row), 0);
  return Math.max(own, obversesOf(rows).size * ROW_HEIGHT_MM);
}

/**
 * Draws rows of one die chain, the top left corner at 0, 0: obverse dies left, reverse dies right, a
 * line for each two that struck coins together, and the coins beside the reverse die. No text lies
 * on another, on a mark or on a line: names that are too long for their column are set narrower.
 *
 * @param order of the obverse dies of the whole chain
 */
export function drawPart(
  chain: Chain,
  { rows, title, reference = () => "" }: ChainPart,
  order: readonly number[],
  columns: ChainColumns,
): string {
  const height = bodyHeight(rows);
  const free = (height - rows.reduce((sum, row) => sum + rowHeight(row), 0)) / rows.length;
  let next = HEADING_HEIGHT_MM;
  const middles = rows.map((row) => {
    const own = rowHeight(row) + free;
    next += own;
    return next - own / 2;
  });
  const inPart = obversesOf(rows);
  const obverses = order.filter((die) => inPart.has(die));
  const partners = obverses.map((die) =>
    middles.filter((_, i) => rows[i].obverse.includes(die)).map((y) => y - HEADING_HEIGHT_MM),
  );
  const heights = placeNear(
    partners.map((ys) => mean(ys) - ROW_HEIGHT_MM / 2),
    ROW_HEIGHT_MM,
    height - ROW_HEIGHT_MM,
  );
  const at = new Map(
    obverses.map((die, i) => [die, HEADING_HEIGHT_MM + ROW_HEIGHT_MM / 2 + heights[i]]),
  );
  const { obverse: left, reverse: right, coins } = columns;
  const struck = new Map(chain.links.map(([o, r], i) => [`${o} ${r}`, chain.struck[i].length]));
  const lines = rows.flatMap(({ obverse, reverse }, i) =>
    obverse.map((die) => {
      const weight = Math.min(0.85, 0.2 + 0.07 * struck.get(`${die} ${reverse}`)!);
      return `<line x1="${mm(left)}" y1="${mm(at.get(die)!)}" x2="${mm(right)}" y2="${mm(middles[i])}" stroke-width="${mm(weight)}" ${named("obverse", chain.obverse[die])} ${named("reverse", chain.reverse[reverse])}/>`;
    }),
  );
  const ofObverse = obverses.map((die) => {
    const name = `${chain.obverse[die]}${reference(die)}`;
    const place = { x: left, y: at.get(die)!, room: left - TO_NAME_MM };
    return dieMark("obverse", chain.obverse[die], name, place);
  });
  const room = coins - right - TO_NAME_MM - TO_COINS_MM;
  const ofReverse = rows.map(({ reverse }, i) => {
    const die = chain.reverse[reverse];
    return dieMark("reverse", die, die, { x: right, y: middles[i], room });
  });
  const ofCoins = rows.flatMap((row, i) => {
    const top = middles[i] - ((row.lines.length - 1) * COIN_LINE_MM) / 2 + 0.8;
    return row.lines.map((text, line) => {
      const fitted = squeezed(textWidth(text, COIN_SIZE_MM), coinsWidth(columns));
      return `<text class="coin" x="${mm(coins)}" y="${mm(top + line * COIN_LINE_MM)}"${fitted}>${xmlText(text)}</text>`;
    });
  });
  const heading = `<text class="chain" x="0" y="3">${xmlText(title)}</text>`;
  return [heading, ...lines, ...ofObverse, ...ofReverse, ...ofCoins].join("\n");
}

const dieWidth = (name: string) => textWidth(name, DIE_SIZE_MM);

/** What a mark or line stands for: a page finds the coins by it. */
const named = (side: "obverse" | "reverse", die: string) => `data-${side}="${xmlText(die)}"`;

/** @param words the die's name and what stands behind it */
function dieMark(
  side: "obverse" | "reverse",
  die: string,
  words: string,
  { x, y, room }: { x: number; y: number; room: number },
): string {
  const end = side === "obverse";
  const text = `<text class="die${end ? " end" : ""}" x="${mm(x + (end ? -TO_NAME_MM : TO_NAME_MM))}" y="${mm(y + 1)}"${squeezed(dieWidth(words), room)} ${named(side, die)}>${xmlText(words)}</text>`;
  return `<circle class="${side}" cx="${mm(x)}" cy="${mm(y)}" r="1.05" ${named(side, die)}/>${text}`;
}

/** Hundredths are more than a printer shows. */
export const mm = (value: number) => Math.round(value * 100) / 100;
