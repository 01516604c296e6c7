import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import {
  findCoin,
  readPhotograph,
  splitHalves,
  type CoinMask,
  type Picture,
} from "../../src/lib/coins/index";

/** A coin cut out of its photograph: RGBA, square, the coin in the middle. */
export interface CutCoin {
  size: number;
  /** size * size * 4; alpha is 255 on the coin. */
  rgba: Uint8Array;
}

const SIZE = 320;

/**
 * Coins cut out of photographs on plain ground: every third of the hoard, catalogue pictures of
 * euro coins, and simulated coins.
 *
 * @param mirror folder with `hoard/images` and `euro2-catalogue`
 * @param simulated folder that `data simulate` made
 */
export async function coinBank(mirror: string, simulated: string): Promise<CutCoin[]> {
  const out: CutCoin[] = [];
  const add = async (picture: Picture) => {
    try {
      const found = findCoin(picture);
      if (found.warnings.length === 0) out.push(await cut(picture, found));
    } catch {
      // A picture without a single whole coin is of no use here.
    }
  };
  const both = async (file: string) => {
    const { obverse, reverse } = splitHalves(await readPhotograph(file));
    await add(obverse);
    await add(reverse);
  };
  const pictures = (dir: string) =>
    (existsSync(dir) ? readdirSync(dir) : []).filter((f) => /\.(jpg|png)$/.test(f)).sort();
  const hoard = join(mirror, "hoard", "images");
  for (const [i, f] of pictures(hoard).entries()) if (i % 4 === 0) await both(join(hoard, f));
  const euros = join(mirror, "euro2-catalogue");
  for (const [i, f] of pictures(euros).entries())
    if (i % 2 === 0) await add(await readPhotograph(join(euros, f)));
  const drawn = join(simulated, "images");
  for (const f of pictures(drawn)) await both(join(drawn, f));
  return out;
}

async function cut(picture: Picture, coin: CoinMask): Promise<CutCoin> {
  const side = Math.ceil(coin.diameter * 1.2);
  const rgba = new Uint8Array(4 * side * side);
  const { width, height, channels, data } = picture;
  const [left, top] = coin.centre.map((c) => Math.round(c - side / 2));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [u, v] = [x + left, y + top];
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      const at =
        Math.min(coin.height - 1, Math.floor(v / coin.step)) * coin.width +
        Math.min(coin.width - 1, Math.floor(u / coin.step));
      const i = (v * width + u) * channels;
      for (let c = 0; c < 3; c++) rgba[4 * (y * side + x) + c] = data[i + (channels === 3 ? c : 0)];
      rgba[4 * (y * side + x) + 3] = coin.mask[at] ? 255 : 0;
    }
  }
  const small = await sharp(rgba, { raw: { width: side, height: side, channels: 4 } })
    .resize(SIZE, SIZE)
    .raw()
    .toBuffer();
  return { size: SIZE, rgba: new Uint8Array(small) };
}
