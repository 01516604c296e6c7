import type { Affine } from "../registration/align/affine";
import type { Plane } from "../registration/match-side";

/** Pixels a side of the picture that neighbours are found by. */
export const LAID = 35;
/**
 * Relief is compared with its mean over so many pixels either way: what is broader is light, or the
 * design's own.
 */
const ROUND = 2;

/**
 * A side as it lies on a reference, flattened: of unit length, so that the product of two is their
 * correlation.
 *
 * @param tiny 70 pixels a side
 * @param map from the reference to the side
 * @param out receives LAID² values
 */
export function laidPicture(
  { size, relief, mask }: Plane,
  [a, b, c, d, e, f]: Affine,
  out: Float32Array,
): void {
  const laid = LAID;
  const [sums, counts] = [new Float32Array(laid * laid), new Uint8Array(laid * laid)];
  const [middle, half, last] = [(size - 1) / 2, size / 2, size - 1];
  for (let y = 0; y < size; y++) {
    const v = (y - middle) / half;
    for (let x = 0; x < size; x++) {
      const u = (x - middle) / half;
      const X = (a * u + b * v + c) * half + middle;
      const Y = (d * u + e * v + f) * half + middle;
      if (!(X >= 0 && Y >= 0 && X < last && Y < last)) continue;
      if (mask[((Y + 0.5) | 0) * size + ((X + 0.5) | 0)] === 0) continue;
      const xi = X | 0;
      const yi = Y | 0;
      const fx = X - xi;
      const p = yi * size + xi;
      const top = relief[p] + (relief[p + 1] - relief[p]) * fx;
      const low = relief[p + size] + (relief[p + size + 1] - relief[p + size]) * fx;
      const o = (y >> 1) * laid + (x >> 1);
      sums[o] += top + (low - top) * (Y - yi);
      counts[o]++;
    }
  }
  let squares = 0;
  for (let y = 0, o = 0; y < laid; y++) {
    for (let x = 0; x < laid; x++, o++) {
      out[o] = 0;
      if (counts[o] === 0) continue;
      let near = 0,
        n = 0;
      for (let r = Math.max(0, y - ROUND); r <= Math.min(laid - 1, y + ROUND); r++) {
        for (
          let s = Math.max(0, x - ROUND), i = r * laid + s;
          s <= Math.min(laid - 1, x + ROUND);
          s++, i++
        ) {
          near += sums[i];
          n += 4;
        }
      }
      out[o] = sums[o] / 4 - near / n;
      squares += out[o] * out[o];
    }
  }
  const length = Math.sqrt(squares) || 1;
  for (let o = 0; o < out.length; o++) out[o] /= length;
}
