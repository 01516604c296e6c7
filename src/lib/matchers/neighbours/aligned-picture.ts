import type { Affine } from "../registration/align/affine";
import type { Plane } from "../registration/match-side";

/** Side of the picture that neighbours are found by, pixels. */
export const ALIGNED_SIZE_PX = 35;
/**
 * Radius of the local mean that is subtracted from the relief, pixels: lower frequencies are light,
 * or common to the design.
 */
const LOCAL_MEAN_RADIUS_PX = 2;

/**
 * A side resampled in the frame of a reference, local mean subtracted, unit length: the product of
 * two is their correlation.
 *
 * @param tiny 70 pixels a side
 * @param map from the reference to the side
 * @param out receives LAID² values
 */
export function alignedPicture(
  { size, relief, mask }: Plane,
  [a, b, c, d, e, f]: Affine,
  out: Float32Array,
): void {
  const aligned = ALIGNED_SIZE_PX;
  const [sums, counts] = [new Float32Array(aligned * aligned), new Uint8Array(aligned * aligned)];
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
      const o = (y >> 1) * aligned + (x >> 1);
      sums[o] += top + (low - top) * (Y - yi);
      counts[o]++;
    }
  }
  let squares = 0;
  for (let y = 0, o = 0; y < aligned; y++) {
    for (let x = 0; x < aligned; x++, o++) {
      out[o] = 0;
      if (counts[o] === 0) continue;
      let near = 0,
        n = 0;
      for (
        let r = Math.max(0, y - LOCAL_MEAN_RADIUS_PX);
        r <= Math.min(aligned - 1, y + LOCAL_MEAN_RADIUS_PX);
        r++
      ) {
        for (
          let s = Math.max(0, x - LOCAL_MEAN_RADIUS_PX), i = r * aligned + s;
          s <= Math.min(aligned - 1, x + LOCAL_MEAN_RADIUS_PX);
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
