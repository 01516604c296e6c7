import sharp, { type Sharp } from "sharp";
import type { Case } from "./case";
import { cutCoin, type CutCoin } from "./coin-cut";
import { onWhite } from "./frames";
import { outlineCase, type Outlined } from "./outlines";
import { flatOf, ground, laid, scene, shapes, type Place } from "./scene";

const SIZE: [number, number] = [700, 700];
const SMALLER: Place = [350, 350, 540];
const MIDDLE: Place = [350, 350, 560];

const shadow = (grey: number, blur: number) =>
  `<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${blur}"/></filter><circle cx="372" cy="377" r="275" fill="rgb(${grey},${grey},${grey})" ${blur > 0 ? 'filter="url(#soft)"' : ""}/>`;
const flock = ground(700, (_x, _y, normal) => {
  const grey = 26 + 11 * normal();
  return [grey, grey, grey];
});
const linen = ground(700, (x, y, normal) => {
  const grey = 60 + 18 * Math.sin(x / 2.1) * Math.sin(y / 2.3) + 5 * normal();
  return [grey, grey + 20, grey + 70];
});
const gradient = `<linearGradient id="g" x2="1" y2="1"><stop stop-color="rgb(150,150,150)"/><stop offset="1" stop-color="rgb(245,245,245)"/></linearGradient><rect width="700" height="700" fill="url(#g)"/>`;

const on = (background: string) => (coin: CutCoin) =>
  scene(SIZE, background, [laid(coin, SMALLER)]);
const over = (layer: ReturnType<typeof ground>) => (coin: CutCoin) =>
  scene(SIZE, "#fff", [layer, laid(coin, SMALLER)]);
const shaded = (grey: number, blur: number) => (coin: CutCoin) =>
  scene(SIZE, "#ececec", [shapes(...SIZE, shadow(grey, blur)), laid(coin, SMALLER)]);

const GROUNDS: Omit<Outlined, "kind">[] = [
  { name: "black", draw: on("#030303") },
  { name: "grey-like-the-coin", draw: on("#807c76") },
  { name: "green", draw: on("#1e963c") },
  { name: "flock-black", draw: over(flock) },
  { name: "linen-blue", draw: over(linen) },
  { name: "gradient", draw: over(shapes(...SIZE, gradient)), told: /ground|outline/ },
  { name: "soft-shadow", draw: shaded(150, 22) },
  { name: "soft-shadow-deep", draw: shaded(70, 22), told: /shadow/ },
  { name: "hard-shadow", draw: shaded(70, 0), told: /shadow/ },
  {
    name: "dark-coin-on-black",
    draw: async (coin) =>
      scene(SIZE, "#0a0a0a", [
        laid(await changed(coin, (c) => c.linear([0.45, 0.45, 0.45, 1], [0, 0, 0, 0])), SMALLER),
      ]),
  },
];

/** The coin with its colours changed. */
async function changed(coin: CutCoin, change: (picture: Sharp) => Sharp) {
  return { ...coin, png: await change(sharp(coin.png)).png().toBuffer() };
}

/** A plaster cast of a coin, from `low` to `high` in brightness. */
async function cast(coin: CutCoin, low = 150, high = 240): Promise<CutCoin> {
  const alpha = await sharp(coin.png).extractChannel("alpha").raw().toBuffer();
  const { width, height } = coin;
  const grey = await sharp(coin.png)
    .flatten({ background: "#777" })
    .greyscale()
    .normalise()
    .blur(1)
    .linear((high - low) / 255, low)
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  const data = Buffer.alloc(4 * width * height);
  for (let i = 0; i < width * height; i++)
    data.set([grey[3 * i], grey[3 * i] - 3, grey[3 * i] - 10, alpha[i]], 4 * i);
  return {
    ...coin,
    png: await sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  };
}

const plaster = (background: string, low?: number, high?: number) => async (coin: CutCoin) =>
  scene(SIZE, background, [laid(await cast(coin, low, high), MIDDLE)]);
const grey = async (coin: CutCoin) => changed(coin, (picture) => picture.greyscale());

/** A picture as it is printed: dots of black. */
async function halftone(coin: CutCoin): Promise<Sharp> {
  const { data, info } = await (
    await onWhite(coin)
  )
    .greyscale()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const dots = Buffer.alloc(700 * 700);
  for (let i = 0; i < dots.length; i++) {
    const [x, y] = [i % 700, Math.floor(i / 700)];
    const screen =
      127.5 + 63.75 * (Math.cos(((x + y) * Math.PI) / 5) + Math.cos(((x - y) * Math.PI) / 5));
    dots[i] = data[i * info.channels] > screen ? 238 : 20;
  }
  return sharp(dots, { raw: { width: 700, height: 700, channels: 1 } }).blur(0.8);
}

const paper = ground(700, (_x, _y, normal) => [
  226 + 4 * normal(),
  214 + 4 * normal(),
  184 + 4 * normal(),
]);
const CASTS: Omit<Outlined, "kind">[] = [
  // the smooth edge of a cast may be taken for a shadow
  { name: "cast-on-black", draw: plaster("#0c0c0c"), told: /shadow/ },
  { name: "cast-on-white", draw: plaster("#fff"), told: /shadow/ },
  { name: "cast-low-contrast", draw: plaster("#3c3c3c", 200, 232), told: /shadow/ },
  { name: "grey-photograph", draw: async (coin) => flatOf((await onWhite(coin)).greyscale()) },
  {
    name: "plate-black",
    draw: async (coin) => scene(SIZE, "#060606", [laid(await grey(coin), MIDDLE)]),
  },
  { name: "halftone", draw: halftone },
  {
    name: "yellow-paper",
    draw: async (coin) => scene(SIZE, "#fff", [paper, laid(await grey(coin), MIDDLE)]),
  },
  {
    name: "photocopy",
    draw: async (coin) => flatOf((await onWhite(coin)).greyscale().blur(1).threshold(100)),
  },
  {
    name: "plate-of-eight",
    place: undefined,
    draw: () =>
      scene(
        [1600, 1000],
        "#080808",
        Array.from({ length: 8 }, async (_, k) =>
          laid(await cutCoin(((k >> 1) + 1) as 1, k % 2 ? "reverse" : "obverse"), [
            220 + 390 * (k % 4),
            260 + 470 * (k >> 2),
            300,
          ]),
        ),
      ),
    refused: /shows 8 coins where one was expected: crop it to one/,
  },
];

/** Coins on all kinds of ground, casts and prints. */
export const GROUNDS_AND_CASTS: Case[] = [
  ...GROUNDS.map((one) => ({ kind: "grounds", place: SMALLER, ...one })),
  ...CASTS.map((one) => ({ kind: "casts-and-plates", place: MIDDLE, ...one })),
].map(outlineCase);
