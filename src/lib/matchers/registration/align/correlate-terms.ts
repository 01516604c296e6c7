import type { Affine } from "./affine";
import type { Template } from "./template";

/**
 * Products of a template's terms with the other relief, read where a map says.
 *
 * @param other size * size values, 0 outside the mask
 * @param products receives TERMS values
 * @returns the correlation of the two where both have relief
 */
export function correlateTerms(
  { size, count, runs, position, relief, across, down, sum, squares }: Template,
  other: Float64Array,
  map: Affine,
  products: Float64Array,
): number {
  const middle = (size - 1) / 2;
  const half = size / 2;
  const last = size - 1;
  const a = map[0] * half;
  const b = map[1] * half;
  const c = map[2] * half + middle;
  const d = map[3] * half;
  const e = map[4] * half;
  const f = map[5] * half + middle;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  let sww = 0;
  // of the template alone: pixels that have no counterpart are taken away
  let n = count;
  let sa = sum;
  let saa = squares;
  for (let k = 0, i = 0; k < runs.length; k += 3) {
    const v = position[runs[k]];
    const bv = b * v;
    const ev = e * v;
    const end = runs[k + 2];
    let across0 = 0;
    let down0 = 0;
    for (let column = runs[k + 1]; column < end; column++, i++) {
      const u = position[column];
      const r = relief[i];
      const x = a * u + bv + c;
      const y = d * u + ev + f;
      let w = 0;
      if (x >= 0 && y >= 0 && x < last && y < last) {
        const xi = x | 0;
        const yi = y | 0;
        const fx = x - xi;
        const p = yi * size + xi;
        const top = other[p] + (other[p + 1] - other[p]) * fx;
        const low = other[p + size] + (other[p + size + 1] - other[p + size]) * fx;
        w = top + (low - top) * (y - yi);
      }
      if (w === 0) {
        // outside the other's mask
        n--;
        sa -= r;
        saa -= r * r;
        continue;
      }
      const gx = across[i] * w;
      const gy = down[i] * w;
      sww += w * w;
      s0 += r * w;
      s1 += w;
      s2 += gx * u;
      across0 += gx;
      s5 += gy * u;
      down0 += gy;
    }
    s3 += across0 * v;
    s4 += across0;
    s6 += down0 * v;
    s7 += down0;
  }
  products[0] = s0;
  products[1] = s1;
  products[2] = s2;
  products[3] = s3;
  products[4] = s4;
  products[5] = s5;
  products[6] = s6;
  products[7] = s7;
  return (
    (s0 - (sa * s1) / n) / Math.sqrt(Math.max((saa - (sa * sa) / n) * (sww - (s1 * s1) / n), 1e-9))
  );
}
