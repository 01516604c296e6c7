import type { Side } from "../../coins/index";
import type { CoinDies } from "../../data/index";
import { escapeMarkup } from "../../base/index";
import { dieChains, type Chain } from "./chains";
import { orderDies } from "./order-dies";
import { placeDies, type DiePlaces } from "./place-dies";

/** Pixels. */
const ROW_HEIGHT_PX = 30;
const LEFT_PX = 60;
const RIGHT_PX = 330;
const CARD = { x: 400, width: 452 };
const THUMBNAIL_PX = 68;
const THUMBNAILS_PER_ROW = 6;
/** Smallest height, that of the largest card, pixels. */
const MIN_HEIGHT_PX = 430;
/** Largest number of photographs on a card. */
const MAX_PHOTOGRAPHS_PER_CARD = 24;

const STYLE = `.numislab-chart{font:13px system-ui,sans-serif;background:#fff;color:#1b1b1b}.numislab-chart text{fill:#1b1b1b}.numislab-chart .head{font-weight:600}.numislab-chart .hit{outline:none;cursor:pointer}
.numislab-chart .line{stroke:#888;stroke-width:2}.numislab-chart .wide{stroke:transparent;stroke-width:16}.numislab-chart circle{fill:#fff;stroke:#1b1b1b;stroke-width:1.5}.numislab-chart .obverse circle{fill:#1b1b1b}
.numislab-chart .card{visibility:hidden;pointer-events:none}.numislab-chart .hit:hover .card,.numislab-chart .hit:focus .card{visibility:visible}.numislab-chart .hit:hover .line,.numislab-chart .hit:focus .line{stroke:#0060a8;stroke-width:4}
.numislab-chart .hit:hover circle,.numislab-chart .hit:focus circle{stroke:#0060a8;stroke-width:4}.numislab-chart .hit:hover>text,.numislab-chart .hit:focus>text{fill:#0060a8;font-weight:600}`;

/**
 * The die chart to be moved over: a die or a link that is pointed at, tapped or reached with Tab
 * shows the photographs of its coins beside it. SVG with styles, no script: it works in a notebook
 * without its kernel.
 *
 * @param photograph a data address, or undefined where a coin has no photograph of the side
 * @param id distinguishes several charts of one page
 * @returns HTML
 */
export function hoverChart(
  coins: readonly CoinDies[],
  photograph: (coin: string, side: Side) => string | undefined,
  id = "dies",
): string {
  const chains = dieChains(coins);
  const places = new Map(coins.map(({ name }, i) => [name, i]));
  const used = new Map<string, string>();
  const picture = (coin: string, side: Side): string | undefined => {
    const source = photograph(coin, side);
    const name = `${id}-${side}-${places.get(coin)}`;
    if (source !== undefined) used.set(name, source);
    return source && name;
  };
  const laid = chains.map(({ links, obverse, reverse }) =>
    placeDies(links, orderDies(links, obverse.length, reverse.length), ROW_HEIGHT_PX),
  );
  let top = 16;
  const tops = laid.map(
    ({ height }) => (top += 40 + height + ROW_HEIGHT_PX) - (40 + height + ROW_HEIGHT_PX),
  );
  const height = Math.max(top, MIN_HEIGHT_PX);
  const drawn = chains.map((chain, c) =>
    drawChain(chain, `Chain ${c + 1}`, laid[c], tops[c], height, picture),
  );
  const alone = coins.length - chains.reduce((sum, chain) => sum + chain.coins.length, 0);
  const images = [...used].map(
    ([name, source]) =>
      `<image id="${name}" width="${THUMBNAIL_PX}" height="${THUMBNAIL_PX}" href="${source}"/>`,
  );
  return `<div class="numislab-chart" style="overflow-x:auto"><style>${STYLE}</style>
<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.x + CARD.width + 4}" height="${height + 24}" viewBox="0 0 ${CARD.x + CARD.width + 4} ${height + 24}" role="group" aria-label="Die chart">
<rect width="100%" height="100%" fill="#fff"/><defs>${images.join("")}</defs>
${chains.length > 0 ? `<text x="${CARD.x}" y="30" style="fill:#767676">Point at a die or a line.</text>` : ""}
${drawn.join("\n")}
<text x="12" y="${height + 14}" style="fill:#767676">${alone === 0 ? "Every coin shares a die with another." : `${alone} ${alone === 1 ? "coin shares" : "coins share"} no die with another.`}</text>
</svg></div>`;
}

type Picture = (coin: string, side: Side) => string | undefined;

function drawChain(
  { coins, obverse, reverse, links, struck }: Chain,
  title: string,
  places: DiePlaces,
  top: number,
  bottom: number,
  picture: Picture,
): string {
  const first = top + 40;
  const hit = (
    label: string,
    kind: string,
    own: string,
    y: number,
    names: readonly string[],
    sides: readonly Side[],
  ) =>
    `<g class="hit ${kind}" tabindex="0" role="img" aria-label="${escapeMarkup(`${label}: ${names.join(", ")}`)}">${own}${card(label, y, bottom, names, sides, picture)}</g>`;
  const lines = links.map(([o, r], i) => {
    const [y1, y2] = [first + places.obverse[o], first + places.reverse[r]];
    const line = (kind: string) =>
      `<line class="${kind}" x1="${LEFT_PX}" y1="${y1}" x2="${RIGHT_PX}" y2="${y2}"/>`;
    return hit(
      `${obverse[o]} and ${reverse[r]}`,
      "link",
      line("wide") + line("line"),
      (y1 + y2) / 2,
      struck[i],
      ["obverse", "reverse"],
    );
  });
  const dies = (["obverse", "reverse"] as const).flatMap((side) =>
    (side === "obverse" ? obverse : reverse).map((die, i) => {
      const [x, y] = [side === "obverse" ? LEFT_PX : RIGHT_PX, first + places[side][i]];
      const names = coins
        .filter((coin) => (side === "obverse" ? coin.obverseDie : coin.reverseDie) === die)
        .map(({ name }) => name);
      const own = `<circle cx="${x}" cy="${y}" r="7"/><text x="${side === "obverse" ? x - 14 : x + 14}" y="${y + 4}" text-anchor="${side === "obverse" ? "end" : "start"}">${escapeMarkup(die)}</text>`;
      return hit(die, side, own, y, names, [side]);
    }),
  );
  return `<text class="head" x="12" y="${top + 12}">${title}: ${coins.length} coins</text>\n${lines.join("\n")}\n${dies.join("\n")}`;
}

/** The photographs of some coins, near the height of what they belong to. */
function card(
  label: string,
  y: number,
  bottom: number,
  names: readonly string[],
  sides: readonly Side[],
  picture: Picture,
): string {
  const across = sides.length === 2 ? THUMBNAILS_PER_ROW / 2 : THUMBNAILS_PER_ROW;
  const shown = names.slice(
    0,
    sides.length === 2 ? MAX_PHOTOGRAPHS_PER_CARD / 2 : MAX_PHOTOGRAPHS_PER_CARD,
  );
  const cell = (THUMBNAIL_PX + 6) * sides.length;
  const height = 34 + Math.ceil(shown.length / across) * (THUMBNAIL_PX + 20) + 4;
  const top = Math.max(4, Math.min(bottom - height, y - height / 2));
  const coins = shown.map((name, i) => {
    const [x, line] = [8 + (i % across) * cell, 30 + Math.floor(i / across) * (THUMBNAIL_PX + 20)];
    const images = sides.map((side, s) => {
      const found = picture(name, side);
      return found ? `<use href="#${found}" x="${x + s * (THUMBNAIL_PX + 2)}" y="${line}"/>` : "";
    });
    return `${images.join("")}<text x="${x + (cell - 6) / 2}" y="${line + THUMBNAIL_PX + 13}" text-anchor="middle" font-size="12">${escapeMarkup(name)}</text>`;
  });
  const count = `${names.length} ${names.length === 1 ? "coin" : "coins"}${shown.length < names.length ? `, the first ${shown.length}` : ""}`;
  return `<g class="card" transform="translate(${CARD.x} ${top})"><rect width="${CARD.width}" height="${height}" rx="6" fill="#fff" stroke="#bbb"/><text class="head" x="8" y="20">${escapeMarkup(label)}: ${count}</text>${coins.join("")}</g>`;
}
