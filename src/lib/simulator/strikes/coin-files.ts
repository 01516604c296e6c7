import sharp from "sharp";
import type { SimulatedCoin } from "./simulated-coin";
import type { SideMaps } from "./maps";
import type { Picture } from "./photograph";

export type SimulatedLayout = "halves" | "single";

/** A file to be written below the folder. */
export interface CoinFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const QUALITY = 90;
/** Heights, die diameters, that are black and white in a map of heights. */
export const HEIGHT_RANGE = [-0.05, 0.1] as const;

/**
 * The pictures of a coin, and its maps where it has any, as files: `images/001.jpg`,
 * `maps/001-obverse-height.png` …
 */
export async function filesOf(
  coin: SimulatedCoin,
  layout: SimulatedLayout,
): Promise<{ images: CoinFile[]; maps: CoinFile[] }> {
  const pictures: [string, Picture][] =
    layout === "halves"
      ? [[coin.name, sideBySide(coin)]]
      : [
          [`${coin.name}-obverse`, coin.obverse],
          [`${coin.name}-reverse`, coin.reverse],
        ];
  const images = await Promise.all(
    pictures.map(async ([name, picture]) => ({
      path: `images/${name}.jpg`,
      bytes: await jpeg(picture),
    })),
  );
  const maps = coin.maps
    ? await Promise.all([
        ...mapFiles(`${coin.name}-obverse`, coin.maps.obverse),
        ...mapFiles(`${coin.name}-reverse`, coin.maps.reverse),
      ])
    : [];
  return { images, maps };
}

function jpeg({ width, height, data }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY, chromaSubsampling: "4:2:0" })
    .toBuffer();
}

/**
 * Heights in 16 bits over `HEIGHT_RANGE`, normals as red, green, blue = (n + 1) / 2, the coin white
 * on black.
 */
function mapFiles(name: string, { size, height, normal, mask }: SideMaps): Promise<CoinFile>[] {
  const [low, high] = HEIGHT_RANGE;
  const level = (h: number) =>
    Math.min(65535, Math.max(0, Math.round(((h - low) / (high - low)) * 65535)));
  const heights = sharp(Uint16Array.from(height, level), {
    raw: { width: size, height: size, channels: 1 },
  }).toColourspace("grey16");
  const normals = sharp(
    Uint8Array.from(normal, (n) => Math.round(127.5 * (n + 1))),
    { raw: { width: size, height: size, channels: 3 } },
  );
  const masks = sharp(
    mask.map((m) => 255 * m),
    { raw: { width: size, height: size, channels: 1 } },
  ).toColourspace("b-w");
  return Object.entries({ height: heights, normal: normals, mask: masks }).map(
    async ([what, picture]) => ({
      path: `maps/${name}-${what}.png`,
      bytes: await picture.png().toBuffer(),
    }),
  );
}

/** Both sides in one picture, obverse left. */
function sideBySide({ obverse, reverse }: SimulatedCoin): Picture {
  const { width, height } = obverse;
  const data = new Uint8Array(width * 2 * height * 3);
  for (let y = 0; y < height; y++) {
    data.set(obverse.data.subarray(y * width * 3, (y + 1) * width * 3), y * width * 6);
    data.set(reverse.data.subarray(y * width * 3, (y + 1) * width * 3), y * width * 6 + width * 3);
  }
  return { width: width * 2, height, data };
}
