import sharp, { type Sharp } from "sharp";
import type { Case } from "./case";
import type { CutCoin } from "./coin-cut";
import { outlineCase, type Outlined } from "./outlines";
import { flatOf, laid, scene, shapes, type Place } from "./scene";

const MIDDLE: Place = [350, 350, 560];
const square = (size: number): [number, number] => [size, size];

/** The coin in the middle of white ground. */
export const onWhite = (coin: CutCoin, over?: string): Promise<Sharp> =>
  scene(square(700), "#fff", [laid(coin, MIDDLE), ...(over ? [shapes(700, 700, over)] : [])]);

const line = (width: number, colour: string) =>
  `<rect x="${width / 2}" y="${width / 2}" width="${700 - width}" height="${700 - width}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
const stripes = Array.from(
  { length: 16 },
  (_, k) =>
    `<path d="M${90 * k - 700} 700 l700 -700" stroke="#fff" stroke-opacity=".43" stroke-width="14"/>`,
).join("");

const FRAMES: [string, string][] = [
  ["plain", ""],
  ["grey-1px", line(1, "#c8c8c8")],
  ["black-1px", line(1, "#000")],
  ["black-3px", line(3, "#000")],
  ["caption", `<rect y="640" width="700" height="60" fill="#14143c"/>`],
  ["watermark", stripes],
  [
    "date-stamp",
    `<path d="M560 675 h120" stroke="#ff7800" stroke-width="9" stroke-dasharray="6 4"/>`,
  ],
  [
    "rounded-vignette",
    `<path fill-rule="evenodd" d="M0 0H700V700H0Z M5 350a345 345 0 1 0 690 0a345 345 0 1 0 -690 0Z"/>`,
  ],
];

const ticks = Array.from(
  { length: 90 },
  (_, k) => `<path d="M${10 * k} 780v${k % 10 === 0 ? 50 : 25}" stroke="#000" stroke-width="2"/>`,
).join("");
const HOLDERS: [string, [number, number], string, string, Place][] = [
  [
    "flip-white",
    [900, 900],
    "#5f5f64",
    `<rect x="90" y="90" width="720" height="720" fill="#f5f3ec"/><circle cx="450" cy="450" r="260" fill="#cdcdcd"/>`,
    [450, 450, 470],
  ],
  [
    "flip-brown",
    [900, 900],
    "#fff",
    `<rect x="90" y="90" width="720" height="720" fill="#c4a06e"/>`,
    [450, 450, 470],
  ],
  [
    "slab",
    [800, 1100],
    "#1e1e22",
    `<rect x="60" y="50" width="680" height="1000" rx="40" fill="#d6dcde"/><rect x="110" y="90" width="580" height="170" fill="#fff"/>`,
    [400, 660, 520],
  ],
  [
    "ticket-larger",
    [1200, 800],
    "#aaacaf",
    `<rect x="640" y="90" width="520" height="620" fill="#faf8f0"/><path d="M680 150h180M680 180h140" stroke="#000" stroke-width="8" stroke-dasharray="7 5"/>`,
    [330, 400, 220],
  ],
  [
    "ruler-to-the-edges",
    [900, 900],
    "#f0f0f0",
    `<rect y="780" width="900" height="80" fill="#ebd778"/>${ticks}`,
    [450, 390, 600],
  ],
  [
    "photo-square",
    [900, 900],
    "#f0f0f0",
    `<path d="M0 900V60H110V790H840V900Z" fill="#464650"/>`,
    [500, 400, 560],
  ],
];

const GLASS = "#00000000";
const glass = (coin: CutCoin) => scene(square(700), GLASS, [laid(coin, MIDDLE)]);
/** Colours under pixels that are not seen. */
async function under(coin: CutCoin, colour: (i: number) => number): Promise<Sharp> {
  const raw = { width: 700, height: 700, channels: 4 } as const;
  const data = await (await glass(coin)).ensureAlpha().raw().toBuffer();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 0) data.fill(colour(i), i, i + 3);
  return sharp(data, { raw });
}
const TRANSPARENT: Omit<Outlined, "kind">[] = [
  { name: "cut", draw: glass },
  { name: "cut-webp", ending: "webp", draw: glass },
  { name: "cut-palette", draw: async (coin) => flatOf((await glass(coin)).png({ palette: true })) },
  { name: "cut-grey", draw: async (coin) => flatOf((await glass(coin)).toColourspace("b-w")) },
  {
    name: "cut-bright",
    draw: async (coin) => flatOf((await glass(coin)).linear([1.2, 1.2, 1.2, 1], [80, 80, 80, 0])),
  },
  { name: "rubbish-under", draw: (coin) => under(coin, (i) => (i * 7919) % 256) },
  { name: "white-under", draw: (coin) => under(coin, () => 255) },
  {
    name: "half-seen",
    draw: async (coin) => flatOf((await glass(coin)).linear([1, 1, 1, 0.4], [0, 0, 0, 0])),
  },
  {
    name: "nothing-but-glass",
    place: undefined,
    draw: () => scene(square(700), GLASS, []),
    refused: /shows no coin, only ground .*check that it is the right photograph/,
  },
];

/** Frames round a coin, what lies beside it, and cut-outs. */
export const FRAMED: Case[] = [
  ...FRAMES.map(([name, over]) => ({
    kind: "frames",
    name,
    place: MIDDLE,
    draw: (coin: CutCoin) => onWhite(coin, over),
  })),
  {
    kind: "frames",
    name: "black-plate-white-margin",
    place: [450, 450, 560] as Place,
    draw: (coin: CutCoin) =>
      scene(square(900), "#fff", [
        shapes(900, 900, `<rect x="100" y="100" width="700" height="700" fill="#080808"/>`),
        laid(coin, [450, 450, 560]),
      ]),
  },
  ...HOLDERS.map(([name, size, colour, body, place]) => ({
    kind: "holders-and-tickets",
    name,
    place,
    draw: (coin: CutCoin) => scene(size, colour, [shapes(...size, body), laid(coin, place)]),
  })),
  ...TRANSPARENT.map((one) => ({
    kind: "transparent",
    ...("place" in one ? {} : { place: MIDDLE }),
    ...one,
  })),
].map(outlineCase);
