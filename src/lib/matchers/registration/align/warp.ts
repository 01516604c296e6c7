import { moved, type Affine } from "./affine";
import type { Relief } from "./blocks";
import type { Plane } from "../match-side";

/**
 * A smooth map between two sides: a quadratic displacement (12 numbers), then an affine map. Two
 * photographs from the same die differ by tilt and perspective, which this takes up; two cuttings
 * of one design do not.
 */
export interface Warp {
  map: Affine;
  /**
   * Displacement across, then down, in the frame of the first side: of 1, u, v, u², uv, v² each.
   */
  bend: Float64Array;
}

/** Values of a bend in one direction. */
export const BEND = 6;

/** A warp that is affine. */
export const unbent = (map: Affine): Warp => ({ map, bend: new Float64Array(2 * BEND) });

/** How far a bend displaces a point, in halves of the frame. */
export function displacement(bend: ArrayLike<number>, u: number, v: number): [number, number] {
  const [uu, uv, vv] = [u * u, u * v, v * v];
  return [
    bend[0] + bend[1] * u + bend[2] * v + bend[3] * uu + bend[4] * uv + bend[5] * vv,
    bend[6] + bend[7] * u + bend[8] * v + bend[9] * uu + bend[10] * uv + bend[11] * vv,
  ];
}

/** Where a point of the first side lies on the second. */
export function warped({ map, bend }: Warp, u: number, v: number): [number, number] {
  const [du, dv] = displacement(bend, u, v);
  return moved(map, u + du, v + dv);
}

/**
 * Resamples the moving image in the frame of the fixed image.
 *
 * @param within only pixels that are not 0 here are read; all where it is left out
 * @returns of the same size; 0 outside the second side's mask
 */
export function seenThrough(
  other: Plane,
  { map, bend }: Warp,
  within?: Uint8Array,
): Relief & { relief: Float32Array } {
  const { size } = other;
  const middle = (size - 1) / 2;
  const half = size / 2;
  const last = size - 1;
  const values = other.relief;
  const inside = other.mask;
  const [a, b, c, d, e, f] = map;
  const isBent = bend.some((value) => value !== 0);
  const relief = new Float32Array(size * size);
  const mask = new Uint8Array(size * size);
  for (let y = 0, i = 0; y < size; y++) {
    const v = (y - middle) / half;
    for (let x = 0; x < size; x++, i++) {
      if (within !== undefined && within[i] === 0) continue;
      const u = (x - middle) / half;
      let du = u;
      let dv = v;
      if (isBent) {
        du +=
          bend[0] + bend[1] * u + bend[2] * v + bend[3] * u * u + bend[4] * u * v + bend[5] * v * v;
        dv +=
          bend[6] +
          bend[7] * u +
          bend[8] * v +
          bend[9] * u * u +
          bend[10] * u * v +
          bend[11] * v * v;
      }
      const X = (a * du + b * dv + c) * half + middle;
      const Y = (d * du + e * dv + f) * half + middle;
      if (!(X >= 0 && Y >= 0 && X < last && Y < last)) continue;
      if (inside[((Y + 0.5) | 0) * size + ((X + 0.5) | 0)] === 0) continue;
      const xi = X | 0;
      const yi = Y | 0;
      const fx = X - xi;
      const p = yi * size + xi;
      const top = values[p] + (values[p + 1] - values[p]) * fx;
      const low = values[p + size] + (values[p + size + 1] - values[p + size]) * fx;
      relief[i] = top + (low - top) * (Y - yi);
      mask[i] = 1;
    }
  }
  return { size, relief, mask };
}
