import { findCoin, type CoinMask } from "./find/find-coin";
import type { Picture } from "./picture";
import { cachedOutline } from "./find/outline-cache";
import { resampleGrey } from "./image/resample";
import type { SideInPhotograph } from "./split-halves";

/** One side of a coin, centred and at a standard size. */
export interface NormalisedCoin {
  /** Pixels a side, 560 unless asked otherwise. */
  size: number;
  /** Diameter of the disc with the coin's area, 512 unless asked otherwise. */
  diameter: number;
  /** size * size brightnesses, 0 … 1, the ground around the coin included. */
  grey: Float32Array;
  /** size * size, 1 on the coin. */
  mask: Uint8Array;
  /** Pixels of the photograph for one of this picture. */
  scale: number;
  /** The coin's centroid in pixels of the photograph: the middle of this picture. */
  centre: [number, number];
}

/** A coin, found in a picture and brought to a standard size and place. */
export interface FoundCoin {
  found: CoinMask;
  coin: NormalisedCoin;
}

/**
 * Finds the coin of a picture and normalises it: what every preparation of a side begins with.
 *
 * @param size pixels a side of the normalised picture; the coin's diameter is 512/560 of it
 * @throws NumislabError `input` as `findCoin` does
 */
export function findAndNormalise(
  { picture, name, outline }: Pick<SideInPhotograph, "picture" | "name" | "outline">,
  size: number,
): FoundCoin {
  const found = cachedOutline(outline, () => findCoin(picture, name));
  return { found, coin: normaliseCoin(picture, { size, diameter: (size * 512) / 560 }, found) };
}

/**
 * Brings a coin to a standard size and place: its centroid in the middle of a square of `size`
 * pixels, its equal-area diameter `diameter` pixels. It is not turned; light and colour stay
 * (`flatten` takes light off).
 *
 * @param side one side of a coin on a plain ground
 * @param coin where it lies, if known already
 * @throws NumislabError `input` as `findCoin` does
 */
export function normaliseCoin(
  side: Picture,
  { size = 560, diameter = 512 } = {},
  coin: CoinMask = findCoin(side),
): NormalisedCoin {
  const scale = coin.diameter / diameter;
  const left = coin.centre[0] - (size / 2) * scale;
  const top = coin.centre[1] - (size / 2) * scale;
  const grey = resampleGrey(side, left, top, scale, size);
  toUnit(grey);
  return {
    size,
    diameter,
    grey,
    mask: resampleMask(coin, left, top, scale, size),
    scale,
    centre: coin.centre,
  };
}

/** From 0 … 255, or a little beyond, to 0 … 1. */
function toUnit(grey: Float32Array): void {
  for (let i = 0; i < grey.length; i++) {
    const value = grey[i];
    grey[i] = value < 0 ? 0 : value > 255 ? 1 : value / 255;
  }
}

/** The mask at another scale: bilinear, cut at one half. */
function resampleMask(
  { mask, width, height, step }: CoinMask,
  left: number,
  top: number,
  scale: number,
  size: number,
): Uint8Array {
  const out = new Uint8Array(size * size);
  // of each column: the columns of the mask beside it, and where it lies between them
  const [lefts, rights] = [new Int32Array(size), new Int32Array(size)];
  const shares = new Float64Array(size);
  for (let x = 0; x < size; x++) {
    const u = (left + (x + 0.5) * scale) / step - 0.5;
    const u0 = Math.floor(u);
    lefts[x] = u0 < -1 || u0 >= width ? -1 : Math.max(0, u0);
    rights[x] = Math.min(width - 1, u0 + 1);
    shares[x] = u - u0;
  }
  for (let y = 0; y < size; y++) {
    const v = (top + (y + 0.5) * scale) / step - 0.5;
    const v0 = Math.floor(v);
    if (v0 < -1 || v0 >= height) continue;
    const above = Math.max(0, v0) * width;
    const below = Math.min(height - 1, v0 + 1) * width;
    for (let x = 0; x < size; x++) {
      const l = lefts[x];
      if (l < 0) continue;
      const r = rights[x];
      const inside = mask[above + l] + mask[above + r] + mask[below + l] + mask[below + r];
      if (inside === 0) continue;
      if (inside === 4) {
        out[y * size + x] = 1;
        continue;
      }
      const t = shares[x];
      const over = mask[above + l] * (1 - t) + mask[above + r] * t;
      const under = mask[below + l] * (1 - t) + mask[below + r] * t;
      if (over + (under - over) * (v - v0) > 0.5) out[y * size + x] = 1;
    }
  }
  return out;
}
