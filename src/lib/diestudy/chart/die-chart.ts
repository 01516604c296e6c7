import { inNaturalOrder, type CoinDies } from "../../data/index";
import { xmlText } from "../graph/xml-text";
import { dieChains } from "./chains";
import { drawChain, mm } from "./chain-drawing";
import { orderDies } from "./order-dies";

/**
 * Width of a journal's page between its margins, and a height that fits under a caption.
 * Millimetres.
 */
const WIDTH = 170;
const PAGE = 225;
const COLUMN_GAP_MM = 10;
const LINE_HEIGHT_MM = 3.5;

/** Sizes are millimetres: 8 points for dies, 6.5 for coins. Ink that prints in black and white. */
const STYLE = `text{font-family:Helvetica,Arial,sans-serif;fill:#000}.die{font-size:2.82px}.end{text-anchor:end}.coin{font-size:2.29px;text-anchor:middle}.chain{font-size:2.82px;font-weight:bold}.head{font-size:3.2px;font-style:italic}.list{font-size:2.47px}line{stroke:#555}.obverse{fill:#000}.reverse{fill:#fff;stroke:#000;stroke-width:.3px}`;

/**
 * The die chart of a study as an SVG for print, 170 mm wide: obverse dies left, reverse dies right,
 * coins on the links, each die chain by itself, the largest first. Long charts stand in two
 * columns. Coins that no other shares a die with, and coins of which a die is not known, are listed
 * below.
 */
export function dieChart(coins: readonly CoinDies[]): string {
  const known = (coin: CoinDies) => coin.obverseDie !== null && coin.reverseDie !== null;
  const chains = dieChains(coins);
  const inChart = new Set(chains.flatMap((chain) => chain.coins));
  const orders = chains.map(({ links, obverse, reverse }) =>
    orderDies(links, obverse.length, reverse.length),
  );
  const titled = (width: number) =>
    chains.map((chain, c) =>
      drawChain(`Chain ${c + 1}: ${chain.coins.length} coins`, chain, orders[c], width),
    );
  const single = titled(WIDTH * 0.75);
  const columns =
    single.reduce((sum, { height }) => sum + height, 0) > PAGE && chains.length > 1 ? 2 : 1;
  const width = columns === 2 ? (WIDTH - COLUMN_GAP_MM) / 2 : WIDTH * 0.75;
  const parts: string[] = [];
  let bottom = 0;
  inColumns(columns === 2 ? titled(width) : single, columns).forEach((drawings, column) => {
    const x = columns === 2 ? column * (width + COLUMN_GAP_MM) : (WIDTH - width) / 2;
    let y = 8;
    parts.push(
      `<text class="head" x="${mm(x)}" y="4">Obverse dies</text><text class="head end" x="${mm(x + width)}" y="4">Reverse dies</text>`,
    );
    for (const { svg, height } of drawings) {
      parts.push(`<g transform="translate(${mm(x)} ${mm(y)})">\n${svg}\n</g>`);
      y += height;
    }
    bottom = Math.max(bottom, y);
  });
  const rest = coins
    .filter((coin) => !inChart.has(coin))
    .sort((a, b) => inNaturalOrder(a.name, b.name));
  const alone = rest.filter(known);
  for (const [title, some] of [
    ["Coins without a die link (obverse die, reverse die)", alone],
    ["Coins of which a die is not known", rest.filter((coin) => !known(coin))],
  ] as const) {
    if (some.length === 0) continue;
    parts.push(`<text class="chain" x="0" y="${mm(bottom + 4)}">${title}</text>`);
    const texts = some.map(
      ({ name, obverseDie, reverseDie }) => `${name} (${obverseDie ?? "?"}, ${reverseDie ?? "?"})`,
    );
    const across = Math.max(
      1,
      Math.min(6, Math.floor(WIDTH / (1.45 * Math.max(...texts.map((text) => text.length)) + 3))),
    );
    const rows = Math.ceil(texts.length / across);
    texts.forEach((text, i) =>
      parts.push(
        `<text class="list" x="${mm((Math.floor(i / rows) * WIDTH) / across)}" y="${mm(bottom + 8.5 + (i % rows) * LINE_HEIGHT_MM)}">${xmlText(text)}</text>`,
      ),
    );
    bottom += 8.5 + rows * LINE_HEIGHT_MM + 2;
  }
  const height = mm(bottom + 1);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}mm" height="${height}mm" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>Die chart: ${chains.length} die ${chains.length === 1 ? "chain" : "chains"}, ${coins.length} coins</title>
<style>${STYLE}</style>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${parts.join("\n")}
</svg>
`;
}

/** Chains in their order, a column filled to about half before the next begins. */
function inColumns<T extends { height: number }>(drawings: readonly T[], columns: number): T[][] {
  const half = drawings.reduce((sum, { height }) => sum + height, 0) / columns;
  const filled: T[][] = [[]];
  let used = 0;
  for (const drawing of drawings) {
    if (filled.length < columns && filled[0].length > 0 && used + drawing.height / 2 > half)
      filled.push([]);
    filled.at(-1)!.push(drawing);
    used += drawing.height;
  }
  return filled.filter((column) => column.length > 0);
}
