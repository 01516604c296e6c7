import { xmlText } from "../graph/xml-text";
import type { Chain } from "./chains";
import type { DieOrder } from "./order-dies";
import { placeDies } from "./place-dies";
import { placeLabels } from "./place-labels";

/** A chain as it is drawn, its top left corner at 0, 0. Millimetres. */
export interface ChainDrawing {
  svg: string;
  height: number;
}

/** Least distance of two dies of a column. */
const ROW_HEIGHT_MM = 6.2;
const HEADING_HEIGHT_MM = 5.5;
/** Room for the dies' names beside the columns. */
const NAME_WIDTH_MM = 17;
/**
 * Width of text in Helvetica at the size of coins' names: commas, points and spaces take half of
 * what digits do.
 */
const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[,. ]/.test(character) ? 0.64 : 1.28), 0);
const LABEL_HEIGHT_MM = 2.6;

/**
 * Draws one die chain: obverse dies left, reverse dies right, a line for each two that struck coins
 * together, and the coins' names on it.
 */
export function drawChain(
  title: string,
  { links, struck, ...names }: Chain,
  order: DieOrder,
  width: number,
): ChainDrawing {
  const places = placeDies(links, order, ROW_HEIGHT_MM);
  const top = HEADING_HEIGHT_MM + ROW_HEIGHT_MM / 2;
  const [left, right] = [NAME_WIDTH_MM, width - NAME_WIDTH_MM];
  const lines = links.map(([o, r], i) => {
    const own = struck[i];
    const text = labelOf(own, right - left - 14);
    return {
      x1: left,
      y1: top + places.obverse[o],
      x2: right,
      y2: top + places.reverse[r],
      width: widthOf(text) + 0.8,
      height: LABEL_HEIGHT_MM,
      text,
      weight: own.length,
    };
  });
  const labels = placeLabels(lines);
  const die = (side: "obverse" | "reverse") =>
    names[side].map((name, i) => {
      const [x, y] = [side === "obverse" ? left : right, mm(top + places[side][i])];
      return `<circle class="${side}" cx="${x}" cy="${y}" r="1.05"/><text class="die${side === "obverse" ? " end" : ""}" x="${x + (side === "obverse" ? -2.2 : 2.2)}" y="${mm(y + 1)}">${xmlText(name)}</text>`;
    });
  return {
    height: HEADING_HEIGHT_MM + ROW_HEIGHT_MM + places.height + 3,
    svg: [
      `<text class="chain" x="0" y="3">${xmlText(title)}</text>`,
      ...lines.map(
        ({ x1, y1, x2, y2, weight }) =>
          `<line x1="${mm(x1)}" y1="${mm(y1)}" x2="${mm(x2)}" y2="${mm(y2)}" stroke-width="${mm(Math.min(0.85, 0.2 + 0.07 * weight))}"/>`,
      ),
      ...die("obverse"),
      ...die("reverse"),
      ...labels.map(
        ({ x, y }, i) =>
          `<rect x="${mm(x - lines[i].width / 2)}" y="${mm(y - LABEL_HEIGHT_MM / 2)}" width="${mm(lines[i].width)}" height="${LABEL_HEIGHT_MM}" fill="#fff"/>`,
      ),
      ...labels.map(
        ({ x, y }, i) =>
          `<text class="coin" x="${mm(x)}" y="${mm(y + 0.8)}">${xmlText(lines[i].text)}</text>`,
      ),
    ].join("\n"),
  };
}

/** Names of coins as far as there is room; then how many there are. */
function labelOf(coins: readonly string[], width: number): string {
  const all = coins.join(", ");
  if (widthOf(all) <= width) return all;
  const shown = [...coins];
  const short = () => `${shown.join(", ")}, … (${coins.length} coins)`;
  while (shown.length > 1 && widthOf(short()) > width) shown.pop();
  return short();
}

/** Hundredths are more than a printer shows. */
export const mm = (value: number) => Math.round(value * 100) / 100;
