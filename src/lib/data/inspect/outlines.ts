import { join } from "node:path";
import { availableParallelism } from "node:os";
import {
  boxOfHalf,
  cachedOutline,
  ellipseOfMask,
  findCoin,
  halfOf,
  readPhotograph,
  sideInPhotograph,
  toPng,
  type CoinMask,
  type CoinOutline,
  type Layout,
  type OutlineCache,
  type Picture,
  type Side,
} from "../../coins/index";
import {
  makeFolder,
  mapConcurrent,
  NumislabError,
  readPlainFile,
  sha256Of,
  writeWhole,
} from "../../base/index";

/** Where the coin lies in the photograph of a side, or why it was not found. */
export interface SideOutline {
  /** In pixels of the upright photograph; left out where no coin was found. */
  outline?: CoinOutline;
  /** 0 to 1. */
  confidence?: number;
  /** File in the folder of masks: white = coin, of the photograph's size. */
  mask?: string;
  /** What to look at, in words. */
  warnings?: string[];
  /** Why no coin was found. */
  refused?: string;
}

export interface OutlinesOptions {
  layout: Layout;
  /** Folder that masks are written to; none are where it is left out. */
  masks?: string;
  /** Cache folder of outlines; no cache where it is left out. */
  cache?: string;
  onProgress?: (done: number, total: number) => void;
}

interface CoinFiles {
  name: string;
  sides: { [side in Side]?: string };
}

/**
 * The outline of each side of coins, in the order of the coins. A photograph that cannot be read
 * does not end the others.
 */
export async function outlinesOf(
  coins: readonly CoinFiles[],
  { layout, masks, cache, onProgress }: OutlinesOptions,
): Promise<{ [side in Side]?: SideOutline }[]> {
  if (masks) await makeFolder(masks);
  const maskName = distinctNames();
  const names = coins.map(({ name }) => maskName(name));
  let done = 0;
  const numbered = coins.map(({ sides }, i) => ({ sides, name: names[i] }));
  return mapConcurrent(numbered, availableParallelism(), async ({ sides, name }) => {
    const found: { [side in Side]?: SideOutline } = {};
    const read = new Map<string, Promise<ReadFile>>(); // in layout halves both sides have one file
    for (const [side, file] of Object.entries(sides) as [Side, string][]) {
      const photograph = read.get(file) ?? readFile(file, cache);
      read.set(file, photograph);
      const mask = masks ? `${name}-${side}.png` : undefined;
      found[side] = await outlineOf(photograph, { file, side, layout, masks, mask });
    }
    onProgress?.(++done, coins.length);
    return found;
  });
}

interface ReadFile {
  photograph: Picture;
  outlines?: OutlineCache;
}

async function readFile(file: string, cache?: string): Promise<ReadFile> {
  if (cache === undefined) return { photograph: await readPhotograph(file) };
  const bytes = await readPlainFile(file);
  return {
    photograph: await readPhotograph(bytes, file),
    outlines: { folder: cache, sha256: sha256Of(bytes) },
  };
}

async function outlineOf(
  reading: Promise<ReadFile>,
  {
    file,
    side,
    layout,
    masks,
    mask,
  }: { file: string; side: Side; layout: Layout; masks?: string; mask?: string },
): Promise<SideOutline> {
  try {
    const { photograph, outlines } = await reading;
    const shown = sideInPhotograph(photograph, { name: file, layout, outlines }, side);
    const { picture, name, notes, outline } = shown;
    const { left, top } = boxOfHalf(halfOf(layout, side), photograph);
    const found = cachedOutline(outline, () => findCoin(picture, name));
    if (masks && mask)
      await writeWhole(join(masks, mask), await maskPng(found, photograph, { left, top }));
    const ellipse = ellipseOfMask(found);
    return {
      outline: { ...ellipse, x: ellipse.x + left, y: ellipse.y + top },
      confidence: found.confidence,
      ...(mask ? { mask } : {}),
      warnings: [...notes, ...found.warnings],
    };
  } catch (error) {
    if (!(error instanceof NumislabError) || error.code !== "input") throw error;
    return { refused: error.message };
  }
}

/** A mask of a part of a photograph that begins at `left` and `top`, in the photograph's size. */
function maskPng(
  found: CoinMask,
  { width, height }: Picture,
  { left, top }: { left: number; top: number },
): Promise<Buffer> {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < found.height * found.step && top + y < height; y++) {
    const row = Math.floor(y / found.step) * found.width;
    for (let x = 0; x < found.width * found.step && left + x < width; x++)
      if (found.mask[row + Math.floor(x / found.step)]) data[(top + y) * width + left + x] = 255;
  }
  return toPng({ width, height, channels: 1, data });
}

/** Names for files, each once: what is no letter, digit, dot or dash becomes a line. */
function distinctNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const plain = name.replace(/[^\p{L}\p{N}.-]+/gu, "_").replace(/^\.+/, "_");
    const before = taken.get(plain.toLowerCase()) ?? 0;
    taken.set(plain.toLowerCase(), before + 1);
    return before === 0 ? plain : `${plain}~${before + 1}`;
  };
}
