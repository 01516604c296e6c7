import type { Relief } from "./blocks";

/** Smallest number of common pixels for a correlation. */
const MIN_COMMON_PIXELS = 50;

/**
 * Zero-mean normalised correlation of two aligned reliefs over the pixels of both masks.
 *
 * @returns -1 … 1; NaN where they have fewer than 50 pixels in common
 */
export function correlation(a: Relief, b: Relief): number {
  let n = 0,
    sa = 0,
    sb = 0,
    aa = 0,
    bb = 0,
    ab = 0;
  for (let i = 0; i < a.relief.length; i++) {
    if (a.mask[i] === 0 || b.mask[i] === 0) continue;
    const x = a.relief[i];
    const y = b.relief[i];
    n++;
    sa += x;
    sb += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  if (n < MIN_COMMON_PIXELS) return NaN;
  return (
    (ab - (sa * sb) / n) / Math.sqrt(Math.max((aa - (sa * sa) / n) * (bb - (sb * sb) / n), 1e-9))
  );
}
