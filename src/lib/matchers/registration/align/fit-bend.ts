import { upperMedian } from "../../../base/index";
import { invertMatrix } from "./invert-matrix";
import { BEND } from "./warp";

/** A displacement that was seen at a place, all in halves of the frame. */
export interface Displaced {
  u: number;
  v: number;
  du: number;
  dv: number;
}

const ROUNDS = 12;

/**
 * Robust fit of a quadratic displacement field: iteratively reweighted least squares with
 * Geman-McClure weights, whose scale decreases from that of all displacements to `scale`, so that
 * outliers have no influence.
 *
 * @param scale residual at which the weight is a quarter, halves of the frame
 * @returns null where there are too few displacements
 */
export function fitBend(seen: readonly Displaced[], scale: number): Float64Array | null {
  if (seen.length < 2 * BEND) return null;
  const [count, size] = [seen.length, BEND];
  const terms = Float64Array.from(seen.flatMap(({ u, v }) => [1, u, v, u * u, u * v, v * v]));
  const [across, down] = [
    Float64Array.from(seen, ({ du }) => du),
    Float64Array.from(seen, ({ dv }) => dv),
  ];
  const bend = new Float64Array(2 * BEND);
  let width = Math.max(scale, 2 * upperMedian(seen.map(({ du, dv }) => Math.hypot(du, dv))));
  for (let round = 0; round < ROUNDS; round++) {
    const normal = new Float64Array(BEND * BEND);
    const [right, low] = [new Float64Array(BEND), new Float64Array(BEND)];
    for (let i = 0; i < count; i++) {
      const [first, du, dv] = [i * size, across[i], down[i]];
      let [bu, bv] = [0, 0];
      for (let k = 0; k < size; k++) {
        bu += bend[k] * terms[first + k];
        bv += bend[size + k] * terms[first + k];
      }
      const off = 1 + ((du - bu) * (du - bu) + (dv - bv) * (dv - bv)) / (width * width);
      for (let r = 0; r < size; r++) {
        const t = terms[first + r] / (off * off);
        right[r] += t * du;
        low[r] += t * dv;
        for (let s = 0; s < size; s++) normal[r * size + s] += t * terms[first + s];
      }
    }
    const inverse = invertMatrix(normal, BEND);
    if (!inverse) return null;
    for (let r = 0; r < BEND; r++) {
      bend[r] = bend[BEND + r] = 0;
      for (let s = 0; s < BEND; s++) {
        bend[r] += inverse[r * BEND + s] * right[s];
        bend[BEND + r] += inverse[r * BEND + s] * low[s];
      }
    }
    width = Math.max(scale, width * 0.7);
  }
  return bend;
}
