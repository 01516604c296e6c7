import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { simulatedHoard } from "../../simulated";

/** A coin cut out of its photograph: a PNG, transparent round the coin and cropped to it. */
export interface CutCoin {
  png: Buffer;
  width: number;
  height: number;
  /** Of the disc of equal area, over the longer side. */
  diameter: number;
  /** Centroid from the middle of the picture, over the longer side. */
  off: [number, number];
}

const cut = new Map<string, Promise<CutCoin>>();

/** The side of a simulated coin, cut out along the simulator's own mask. */
export function cutCoin(coin: 1 | 2 | 3 | 4, side: "obverse" | "reverse"): Promise<CutCoin> {
  const key = `00${coin}-${side}`;
  const made = cut.get(key) ?? cutOut(key);
  cut.set(key, made);
  return made;
}

async function cutOut(name: string): Promise<CutCoin> {
  const dir = mkdtempSync(join(tmpdir(), "numislab cut "));
  await simulatedHoard(dir, { coins: 4, seed: 7, width: 1200, layout: "single", maps: true });
  const photograph = readFileSync(join(dir, "images", `${name}.jpg`));
  const mask = await sharp(readFileSync(join(dir, "maps", `${name}-mask.png`)))
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  rmSync(dir, { recursive: true });
  const { width, height } = mask.info;
  let [left, top, right, bottom, area, sumX, sumY] = [width, height, 0, 0, 0, 0, 0];
  mask.data.forEach((value: number, i: number) => {
    if (value < 128) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
    [area, sumX, sumY] = [area + 1, sumX + x + 0.5, sumY + y + 0.5];
  });
  const longer = Math.max(right - left, bottom - top);
  const png = await sharp(photograph)
    .joinChannel(mask.data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
    .then((whole) =>
      sharp(whole)
        .extract({ left, top, width: right - left, height: bottom - top })
        .png()
        .toBuffer(),
    );
  return {
    png,
    width: right - left,
    height: bottom - top,
    diameter: (2 * Math.sqrt(area / Math.PI)) / longer,
    off: [(sumX / area - (left + right) / 2) / longer, (sumY / area - (top + bottom) / 2) / longer],
  };
}
