import sharp from "sharp";
import { crop, findCoin, readPhotograph, type Picture } from "../../coins/index";
import { NumislabError, readPlainFile, sha256Of } from "../../base/index";
import { HASH_INPUT, perceptualHash } from "./perceptual-hash";
import { ringColours } from "./ring-colours";
import { COIN_INPUT, unrollCoin, type UnrolledCoin } from "./unrolled-coin";

/** What the checks know of a photograph. */
export interface Looks {
  width: number;
  height: number;
  /** Of the file. */
  sha256: string;
  hash: Uint32Array;
  relief: UnrolledCoin;
  colours: Float32Array;
  /** What `readPhotograph` noted. */
  notes: readonly string[];
}

/** The picture that a coin is looked for in: longest side, in pixels. */
const SEARCHED = 224;

/**
 * Reads a photograph for the checks.
 *
 * @throws NumislabError `input` when it cannot be read
 */
export async function lookAtPhotograph(file: string): Promise<Looks> {
  const bytes = await readPlainFile(file);
  const picture = await readPhotograph(bytes, file);
  const coin = await resized(await coinIn(picture), COIN_INPUT, COIN_INPUT);
  return {
    width: picture.width,
    height: picture.height,
    sha256: sha256Of(bytes),
    hash: perceptualHash(grey(await resized(picture, HASH_INPUT, HASH_INPUT))),
    relief: unrollCoin(grey(coin)),
    colours: ringColours(coin),
    notes: picture.notes ?? [],
  };
}

/** The square that the coin fills; the middle of the picture where none is found for sure. */
async function coinIn(picture: Picture): Promise<Picture> {
  const shrink = Math.min(1, SEARCHED / Math.max(picture.width, picture.height));
  const small =
    shrink < 1
      ? await resized(
          picture,
          Math.round(picture.width * shrink),
          Math.round(picture.height * shrink),
        )
      : picture;
  let [x, y] = [small.width / 2, small.height / 2];
  let side = Math.min(small.width, small.height);
  try {
    const { centre, diameter } = findCoin(small);
    [x, y, side] = [...centre, diameter];
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
  }
  const scale = picture.width / small.width;
  const [left, top] = [
    Math.max(0, Math.round((x - side / 2) * scale)),
    Math.max(0, Math.round((y - side / 2) * scale)),
  ];
  const size = Math.round(side * scale);
  return crop(
    picture,
    left,
    top,
    Math.min(size, picture.width - left),
    Math.min(size, picture.height - top),
  );
}

async function resized(
  { data, width, height, channels }: Picture,
  toWidth: number,
  toHeight: number,
): Promise<Picture> {
  const image = sharp(data, { raw: { width, height, channels } }).resize(toWidth, toHeight, {
    fit: "fill",
    kernel: "lanczos3",
  });
  return {
    width: toWidth,
    height: toHeight,
    channels,
    data: new Uint8Array(await image.raw().toBuffer()),
  };
}

function grey({ data, channels }: Picture): Float32Array {
  return Float32Array.from({ length: data.length / channels }, (_, i) =>
    channels === 1
      ? data[i]
      : 0.299 * data[3 * i] + 0.587 * data[3 * i + 1] + 0.114 * data[3 * i + 2],
  );
}
