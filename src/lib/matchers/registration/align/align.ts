import { compose, invert, type Affine } from "./affine";
import type { Plane } from "../match-side";
import { TERMS, type Template } from "./template";

/** Largest change of an entry of the map in one step, so that a bad start does not diverge. */
const MAX_STEP = 0.06;
/** Lower bound of the estimated gain; with a smaller one a full step would be too long. */
const MIN_GAIN = 0.15;

/** A map between two sides, and the correlation of their reliefs under it. */
export interface Aligned {
  map: Affine;
  correlation: number;
}

/**
 * Refines an affine map between two sides by the inverse compositional Gauss-Newton algorithm with
 * free gain and offset. The normal matrix depends on the template only. A step that lowers the
 * correlation is halved.
 *
 * @param start initial map from the template to the moving image, halves of the frame
 * @param steps at most
 * @param minStep iteration stops when no entry changes by more than this
 * @returns the best map and its correlation; `start` and NaN if the template has no relief
 * @see Baker and Matthews 2004, Lucas-Kanade 20 years on; Evangelidis and Psarakis 2008
 */
export function align(
  fixed: Template,
  other: Plane,
  start: Affine,
  steps: number,
  minStep: number,
): Aligned {
  const { inverse } = fixed;
  if (!inverse) return { map: start, correlation: NaN };
  const products = new Float64Array(TERMS);
  let best = start;
  let highest = correlateTerms(fixed, other, start, products);
  let change = changeFrom(inverse, products);
  for (let step = 0; step < steps; step++) {
    const map = compose(
      best,
      invert([1 + change[0], change[1], change[2], change[3], 1 + change[4], change[5]]),
    );
    const value = correlateTerms(fixed, other, map, products);
    const better = value > highest;
    if (better) {
      best = map;
      highest = value;
    }
    const largest = change.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
    if (largest < minStep) break;
    change = better ? changeFrom(inverse, products) : change.map((entry) => entry / 2);
  }
  return { map: best, correlation: highest };
}

/** Gauss-Newton step: change of the six entries of the map. */
function changeFrom(inverse: Float64Array, products: Float64Array): number[] {
  const found = Array.from({ length: TERMS }, (_, r) => {
    let sum = 0;
    for (let k = 0; k < TERMS; k++) sum += inverse[r * TERMS + k] * products[k];
    return sum;
  });
  const change = found.slice(2).map((entry) => entry / Math.max(found[0], MIN_GAIN));
  const largest = change.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  return largest > MAX_STEP ? change.map((entry) => (entry * MAX_STEP) / largest) : change;
}

/**
 * Products of the template's terms with the other relief, read where the map says.
 *
 * @param products  receives TERMS values
 * @returns the correlation of the two where both have relief
 */
function correlateTerms(
  { count, u, v, relief, across, down }: Template,
  { size, relief: other }: Plane,
  map: Affine,
  products: Float64Array,
): number {
  const [middle, half, last] = [(size - 1) / 2, size / 2, size - 1];
  const [a, b, c] = [map[0] * half, map[1] * half, map[2] * half + middle];
  const [d, e, f] = [map[3] * half, map[4] * half, map[5] * half + middle];
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    s4 = 0,
    s5 = 0,
    s6 = 0,
    s7 = 0;
  let n = 0,
    sa = 0,
    saa = 0,
    sww = 0;
  for (let i = 0; i < count; i++) {
    const pu = u[i];
    const pv = v[i];
    const x = a * pu + b * pv + c;
    const y = d * pu + e * pv + f;
    if (!(x >= 0 && y >= 0 && x < last && y < last)) continue;
    const xi = x | 0;
    const yi = y | 0;
    const fx = x - xi;
    const p = yi * size + xi;
    const top = other[p] + (other[p + 1] - other[p]) * fx;
    const low = other[p + size] + (other[p + size + 1] - other[p + size]) * fx;
    const w = top + (low - top) * (y - yi);
    if (w === 0) continue; // outside the other's mask
    const r = relief[i];
    const gx = across[i] * w;
    const gy = down[i] * w;
    n++;
    sa += r;
    saa += r * r;
    sww += w * w;
    s0 += r * w;
    s1 += w;
    s2 += gx * pu;
    s3 += gx * pv;
    s4 += gx;
    s5 += gy * pu;
    s6 += gy * pv;
    s7 += gy;
  }
  products.set([s0, s1, s2, s3, s4, s5, s6, s7]);
  return (
    (s0 - (sa * s1) / n) / Math.sqrt(Math.max((saa - (sa * sa) / n) * (sww - (s1 * s1) / n), 1e-9))
  );
}
