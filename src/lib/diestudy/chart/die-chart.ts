import { inNaturalOrder, type CoinDies } from "../../data/index";
import { xmlText } from "../graph/xml-text";
import { chainColumns, coinsWidth, drawPart, mm, partHeight } from "./chain-drawing";
import { chainRows } from "./chain-rows";
import { type Chain, dieChains } from "./chains";
import { type Cursor, partWords, placeInColumns, placeWhole } from "./chart-flow";
import { orderDies } from "./order-dies";
import { squeezed, textWidth } from "./text-width";

/** Width of a journal's page between its margins, millimetres; that of A4 with margins of 20. */
const WIDTH_MM = 170;
const A4 = { width: 210, height: 297, left: 20, top: 18, bottom: 20 };
const COLUMN_GAP_MM = 8;
const HALF_MM = (WIDTH_MM - COLUMN_GAP_MM) / 2;
/** A chain of at most this height stands in one of two columns. */
const HALF_HEIGHT_MM = 75;
/** Over the body of a page: the names of the columns. */
const HEAD_MM = 8;
const LIST_LINE_MM = 3.5;
const LIST_SIZE_MM = 2.47;

/** Sizes are millimetres: 8 points for dies, 6.5 for coins. Ink that prints in black and white. */
const STYLE = `text{font-family:Helvetica,Arial,sans-serif;fill:#000}.die{font-size:2.82px}.end{text-anchor:end}.coin{font-size:2.29px}.chain{font-size:2.82px;font-weight:bold}.head{font-size:3.2px;font-style:italic}.list{font-size:2.47px}.page{font-size:2.82px;text-anchor:middle}line{stroke:#555}.obverse{fill:#000}.reverse{fill:#fff;stroke:#000;stroke-width:.3px}`;

/**
 * The die chart of a study as one SVG, 170 mm wide and as long as it needs to be: obverse dies left,
 * reverse dies right, the coins beside the reverse die, each die chain by itself, the largest first.
 * Coins that no other shares a die with, and coins of which a die is not known, are listed below.
 */
export function dieChart(coins: readonly CoinDies[]): string {
  const chains = dieChains(coins);
  const [page] = layOut(coins, chains, Infinity);
  const height = mm(HEAD_MM + page.height + 1);
  return svg(
    { width: WIDTH_MM, height, title: chartTitle(coins, chains) },
    `<g transform="translate(0 ${HEAD_MM})">\n${page.drawn.join("\n")}\n</g>`,
  );
}

/**
 * The same chart as pages of A4 to be printed, numbered. A chain that does not fit is broken: its
 * heading says where it goes on, an obverse die on which other pages it is.
 */
export function dieChartPages(coins: readonly CoinDies[]): string[] {
  const chains = dieChains(coins);
  const pages = layOut(coins, chains, A4.height - A4.top - A4.bottom - HEAD_MM);
  const title = chartTitle(coins, chains);
  return pages.map(({ drawn }, i) =>
    svg(
      { width: A4.width, height: A4.height, title: `${title}, page ${i + 1}` },
      [
        `<g transform="translate(${A4.left} ${A4.top + HEAD_MM})">`,
        ...drawn,
        "</g>",
        `<text class="page" x="${A4.width / 2}" y="${A4.height - 10}">${i + 1} / ${pages.length}</text>`,
      ].join("\n"),
    ),
  );
}

const chartTitle = (coins: readonly CoinDies[], { length }: readonly Chain[]) =>
  `Die chart: ${length} die ${length === 1 ? "chain" : "chains"}, ${coins.length} coins`;

function svg(
  { width, height, title }: { width: number; height: number; title: string },
  body: string,
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img">
<title>${title}</title>
<style>${STYLE}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${body}
</svg>
`;
}

/** What is drawn on a page, from the top of its body, and how high that is. */
interface Page {
  drawn: string[];
  height: number;
}

function layOut(coins: readonly CoinDies[], chains: readonly Chain[], height: number): Page[] {
  const orders = chains.map(({ links, obverse, reverse }) =>
    orderDies(links, obverse.length, reverse.length),
  );
  const half = chainColumns(chains, HALF_MM, { half: true, references: false });
  const narrow = chains.map((chain, c) => chainRows(chain, orders[c], coinsWidth(half)));
  const isSmall = (c: number) => partHeight(narrow[c]) <= HALF_HEIGHT_MM;
  const all = [...chains.keys()];
  const small = all.filter(isSmall);
  // one chain or two need no columns
  const inColumns = small.length > 2 || small.length < chains.length ? small : [];
  const whole = all.filter((c) => !inColumns.includes(c));
  const wide = chainColumns(
    whole.map((c) => chains[c]),
    WIDTH_MM,
    { half: false, references: height !== Infinity },
  );
  const cursor: Cursor = { page: 0, column: 0, top: 0 };
  const parts = [
    ...placeWhole(
      whole.map((chain) => ({
        chain,
        rows: chainRows(chains[chain], orders[chain], coinsWidth(wide)),
      })),
      height,
      cursor,
    ),
    ...placeInColumns(
      inColumns.map((chain) => ({ chain, rows: narrow[chain] })),
      height,
      cursor,
    ),
  ];
  const pages: Page[] = [];
  const pageAt = (page: number) => (pages[page] ??= { drawn: [], height: 0 });
  pageAt(0);
  for (const part of parts) {
    const chain = chains[part.chain];
    const words = partWords(parts, part, `Chain ${part.chain + 1}: ${chain.coins.length} coins`);
    const drawing = drawPart(
      chain,
      { rows: part.rows, ...words },
      orders[part.chain].obverse,
      inColumns.includes(part.chain) ? half : wide,
    );
    const x = part.column * (HALF_MM + COLUMN_GAP_MM);
    const page = pageAt(part.page);
    page.drawn.push(`<g transform="translate(${mm(x)} ${mm(part.top)})">\n${drawing}\n</g>`);
    page.height = Math.max(page.height, part.top + partHeight(part.rows));
  }
  for (const page of pages)
    if (page.drawn.length > 0)
      page.drawn.unshift(
        `<text class="head" x="0" y="-4">Obverse dies (left) and reverse dies with their coins</text>`,
      );
  for (const list of listsOf(coins, new Set(chains.flatMap((chain) => chain.coins))))
    placeList(list, height, cursor, pageAt);
  return pages;
}

/** A heading and what stands below it. */
interface List {
  title: string;
  texts: string[];
}

function listsOf(coins: readonly CoinDies[], inChart: ReadonlySet<CoinDies>): List[] {
  const known = (coin: CoinDies) => coin.obverseDie !== null && coin.reverseDie !== null;
  const rest = coins
    .filter((coin) => !inChart.has(coin))
    .sort((a, b) => inNaturalOrder(a.name, b.name));
  const text = ({ name, obverseDie, reverseDie }: CoinDies) =>
    `${name} (${obverseDie ?? "?"}, ${reverseDie ?? "?"})`;
  return [
    {
      title: "Coins without a die link (obverse die, reverse die)",
      texts: rest.filter(known).map(text),
    },
    {
      title: "Coins of which a die is not known",
      texts: rest.filter((coin) => !known(coin)).map(text),
    },
  ].filter(({ texts }) => texts.length > 0);
}

/** Sets a list in columns, on as many pages as it needs. */
function placeList(
  { title, texts }: List,
  height: number,
  cursor: Cursor,
  pageAt: (page: number) => Page,
): void {
  const widest = texts.reduce((max, text) => Math.max(max, textWidth(text, LIST_SIZE_MM)), 0);
  const across = Math.max(1, Math.min(6, Math.floor((WIDTH_MM + 3) / (widest + 3))));
  const width = WIDTH_MM / across - 3;
  for (let from = 0; from < texts.length;) {
    const room = Math.floor((height - cursor.top - 10) / LIST_LINE_MM);
    if (room < 2 && cursor.top > 0) {
      cursor.page++;
      cursor.top = 0;
      continue;
    }
    const rows = Math.min(room, Math.ceil((texts.length - from) / across));
    const page = pageAt(cursor.page);
    page.drawn.push(
      `<text class="chain" x="0" y="${mm(cursor.top + 4)}">${title}${from > 0 ? ", continued" : ""}</text>`,
    );
    texts.slice(from, from + rows * across).forEach((text, i) => {
      const narrow = squeezed(textWidth(text, LIST_SIZE_MM), width);
      page.drawn.push(
        `<text class="list" x="${mm((Math.floor(i / rows) * WIDTH_MM) / across)}" y="${mm(cursor.top + 8.5 + (i % rows) * LIST_LINE_MM)}"${narrow}>${xmlText(text)}</text>`,
      );
    });
    from += rows * across;
    cursor.top += 8.5 + rows * LIST_LINE_MM + 2;
    page.height = Math.max(page.height, cursor.top);
  }
}
