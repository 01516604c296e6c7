import sharp from "sharp";
import { boxOfHalf, halfOf, type Layout, type Side } from "../../coins/index";
import type { Print } from "./print";
import { keptPrint } from "./kept-prints";
import { readPlainFile, sha256Of } from "../../base/index";
import { HASH_INPUT, perceptualHash } from "../checks/perceptual-hash";

/** Longer side of the picture that is looked at. */
const LOOKED_AT = 320;
/** Levels by which something stands out from the ground. */
const STANDS_OUT = 20;

interface Grey {
  data: Float32Array;
  width: number;
  height: number;
}

/**
 * Reads a photograph at a small size.
 *
 * @param sides that it shows; two are its halves
 * @param cache folder in which prints are kept by the photograph's content
 * @throws what sharp throws where it is no picture
 */
export async function photographPrint(
  file: string,
  layout: Layout,
  sides: readonly Side[],
  cache?: string,
): Promise<Print> {
  const bytes = await readPlainFile(file);
  const sha256 = sha256Of(bytes);
  const make = () => printOf(bytes, sha256, layout, sides);
  return cache ? keptPrint(cache, { sha256, layout, sides }, make) : make();
}

async function printOf(
  bytes: Buffer,
  sha256: string,
  layout: Layout,
  sides: readonly Side[],
): Promise<Print> {
  const { data, info } = await sharp(bytes)
    .rotate()
    .resize(LOOKED_AT, LOOKED_AT, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey: Grey = {
    data: Float32Array.from(
      { length: info.width * info.height },
      (_, i) => data[i * info.channels],
    ),
    width: info.width,
    height: info.height,
  };
  return {
    sha256,
    width: info.width,
    height: info.height,
    sides: sides.map((side) => {
      const print = square(cut(grey, boxOfHalf(halfOf(layout, side), grey)));
      return { side, hash: perceptualHash(print), mirrored: perceptualHash(mirror(print)) };
    }),
  };
}

function cut(grey: Grey, { left, top, width, height }: ReturnType<typeof boxOfHalf>): Grey {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * grey.width + left;
    out.set(grey.data.subarray(from, from + width), y * width);
  }
  return { data: out, width, height };
}

/** What stands out from the ground, as a square of 64 pixels a side. */
function square(grey: Grey): Float32Array {
  const { data, width, height } = grey;
  const { left, top, wide, high } = standsOut(grey);
  const out = new Float32Array(HASH_INPUT * HASH_INPUT);
  for (let y = 0; y < HASH_INPUT; y++)
    for (let x = 0; x < HASH_INPUT; x++) {
      const [x0, x1] = span(left + (wide * x) / HASH_INPUT, wide / HASH_INPUT, width);
      const [y0, y1] = span(top + (high * y) / HASH_INPUT, high / HASH_INPUT, height);
      let sum = 0;
      for (let v = y0; v < y1; v++) for (let u = x0; u < x1; u++) sum += data[v * width + u];
      out[y * HASH_INPUT + x] = sum / ((x1 - x0) * (y1 - y0));
    }
  return out;
}

function span(from: number, length: number, most: number): [number, number] {
  const first = Math.min(most - 1, Math.floor(from));
  return [first, Math.max(first + 1, Math.min(most, Math.ceil(from + length)))];
}

function standsOut({ data, width, height }: Grey) {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(data[x], data[(height - 1) * width + x]);
  for (let y = 0; y < height; y++) border.push(data[y * width], data[y * width + width - 1]);
  const ground = border.sort((a, b) => a - b)[border.length >> 1];
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (Math.abs(data[y * width + x] - ground) > STANDS_OUT) {
        columns[x]++;
        rows[y]++;
      }
  const [left, right] = ends(columns, 0.04 * height);
  const [top, bottom] = ends(rows, 0.04 * width);
  return { left, top, wide: right - left, high: bottom - top };
}

/** The longest run of counts over a level, or all of them. */
function ends(counts: Uint32Array, level: number): [number, number] {
  let best: [number, number] = [0, 0];
  let start = -1;
  for (let i = 0; i <= counts.length; i++) {
    const over = i < counts.length && counts[i] > level;
    if (over && start < 0) start = i;
    if (!over && start >= 0) {
      if (i - start > best[1] - best[0]) best = [start, i];
      start = -1;
    }
  }
  return best[1] - best[0] < 8 ? [0, counts.length] : best;
}

function mirror(print: Float32Array): Float32Array {
  return print.map((_, i) => print[i - (i % HASH_INPUT) + HASH_INPUT - 1 - (i % HASH_INPUT)]);
}
