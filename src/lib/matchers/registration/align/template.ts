import { invertMatrix } from "./invert-matrix";
import type { Plane } from "../match-side";

/**
 * Template of the fixed image in the inverse compositional algorithm: its pixels inside the mask,
 * as arrays of length `count`.
 */
export interface Template {
  size: number;
  count: number;
  /** Position, halves of the frame, -1 to 1. */
  u: Float32Array;
  v: Float32Array;
  relief: Float32Array;
  /** Gradient of the relief, across and down, per half of the frame. */
  across: Float32Array;
  down: Float32Array;
  /**
   * Inverse of the 8 x 8 normal matrix of relief, 1, and the six derivatives by an affine map; null
   * where it has none.
   */
  inverse: Float64Array | null;
}

/** Values of a regression: relief, 1, and what each entry of an affine map changes. */
export const TERMS = 8;

export function template({ size, relief, mask }: Plane): Template {
  let most = 0;
  for (const inside of mask) most += inside;
  const [u, v, kept, across, down] = Array.from({ length: 5 }, () => new Float32Array(most));
  const normal = new Float64Array(TERMS * TERMS);
  const [middle, half] = [(size - 1) / 2, size / 2];
  const slope = size / 4; // of two pixels, which are 4 / size of a half frame
  let n = 0;
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      const i = y * size + x;
      if (mask[i] === 0) continue;
      u[n] = (x - middle) / half;
      v[n] = (y - middle) / half;
      kept[n] = relief[i];
      across[n] = (relief[i + 1] - relief[i - 1]) * slope;
      down[n] = (relief[i + size] - relief[i - size]) * slope;
      n++;
    }
  }
  addProducts(normal, { count: n, u, v, relief: kept, across, down });
  for (let r = 0; r < TERMS; r++)
    for (let s = 0; s < r; s++) normal[r * TERMS + s] = normal[s * TERMS + r];
  return { size, count: n, u, v, relief: kept, across, down, inverse: invertMatrix(normal, TERMS) };
}

/** Adds the products of every two terms, the upper half. */
function addProducts(
  normal: Float64Array,
  { count, u, v, relief, across, down }: Omit<Template, "size" | "inverse">,
): void {
  const terms = new Float64Array(TERMS);
  const size = TERMS;
  terms[1] = 1;
  for (let i = 0; i < count; i++) {
    const [gx, gy] = [across[i], down[i]];
    terms[0] = relief[i];
    terms[2] = gx * u[i];
    terms[3] = gx * v[i];
    terms[4] = gx;
    terms[5] = gy * u[i];
    terms[6] = gy * v[i];
    terms[7] = gy;
    for (let r = 0; r < size; r++) {
      const term = terms[r];
      for (let s = r, at = r * size + r; s < size; s++) normal[at++] += term * terms[s];
    }
  }
}
