import type { Picture, PreparedSide } from "../../../coins/index";
import { warped, type Warp } from "../align/warp";

/**
 * Overlay of two aligned sides, the first in red, the second in cyan: grey where both show the same
 * relief, coloured where they differ.
 *
 * @param a a prepared side
 * @param b another, prepared at the same size
 * @param warp from a to b
 * @returns a picture of a's size in colour, white outside the coins
 */
export function overlay(a: PreparedSide, b: PreparedSide, warp: Warp): Picture {
  const { size } = a;
  const data = new Uint8Array(3 * size * size).fill(255);
  const second = throughWarp(b, warp);
  for (let i = 0; i < size * size; i++) {
    const [inA, inB] = [a.mask[i] === 1, !Number.isNaN(second[i])];
    if (!inA && !inB) continue;
    const red = inA ? tone(a.flat[i]) : 200;
    const cyan = inB ? tone(second[i]) : 200;
    data.set([red, cyan, cyan], 3 * i);
  }
  return { width: size, height: size, channels: 3, data };
}

/**
 * Relief (or brightness) of the second side, resampled in the frame of the first.
 *
 * @returns size * size values, NaN outside the coin
 */
export function throughWarp(
  { size, mask, flat }: PreparedSide,
  warp: Warp,
  values: Float32Array = flat,
): Float32Array {
  const out = new Float32Array(size * size).fill(NaN);
  const [middle, half, last] = [(size - 1) / 2, size / 2, size - 1];
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const [u, v] = warped(warp, (x - middle) / half, (y - middle) / half);
      const [X, Y] = [u * half + middle, v * half + middle];
      if (
        !(X >= 0 && Y >= 0 && X < last && Y < last) ||
        mask[Math.round(Y) * size + Math.round(X)] === 0
      )
        continue;
      const p = Math.floor(Y) * size + Math.floor(X);
      const [fx, fy] = [X % 1, Y % 1];
      const top = values[p] + (values[p + 1] - values[p]) * fx;
      const low = values[p + size] + (values[p + size + 1] - values[p + size]) * fx;
      out[i] = top + (low - top) * fy;
    }
  }
  return out;
}

/** Relief as brightness. */
const tone = (relief: number): number => Math.max(0, Math.min(255, Math.round(128 + relief * 60)));
