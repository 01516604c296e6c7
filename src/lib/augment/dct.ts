/*
 * The discrete cosine transform of eight values, type II, and its inverse, by Arai, Agui and
 * Nakajima: five multiplications each, and coefficients that are still to be scaled by `AAN`. No
 * function of a maths library is called, so that the result is the same on every machine.
 *
 * @see libjpeg `jfdctflt.c`, `jidctflt.c`
 */

/**
 * What coefficient k of `dct8` is larger by than sqrt(8) times that of the orthonormal transform:
 * sqrt(2) cos(k pi / 16), and 1 for k = 0.
 */
export const AAN = [
  1, 1.387039845322148, 1.306562964876377, 1.175875602419359, 1, 0.7856949583871022,
  0.5411961001461971, 0.2758993792829431,
];

const [HALF, COS6, COS2_MINUS_COS6, COS2_PLUS_COS6] = [
  Math.SQRT1_2,
  0.3826834323650898,
  0.541196100146197,
  1.3065629648763766,
];

/** Replaces the eight values at `at`, `at + step` … by their scaled coefficients. */
export function dct8(values: Float64Array, at: number, step: number): void {
  const b = at + step;
  const c = b + step;
  const d = c + step;
  const e = d + step;
  const f = e + step;
  const g = f + step;
  const h = g + step;
  const sum0 = values[at] + values[h];
  const sum1 = values[b] + values[g];
  const sum2 = values[c] + values[f];
  const sum3 = values[d] + values[e];
  const apart0 = values[at] - values[h];
  const apart1 = values[b] - values[g];
  const apart2 = values[c] - values[f];
  const apart3 = values[d] - values[e];

  const even = sum0 - sum3;
  const tilt = (sum1 - sum2 + even) * HALF;
  values[at] = sum0 + sum3 + sum1 + sum2;
  values[e] = sum0 + sum3 - sum1 - sum2;
  values[c] = even + tilt;
  values[g] = even - tilt;

  const low = apart3 + apart2;
  const high = apart1 + apart0;
  const shared = (low - high) * COS6;
  const left = COS2_MINUS_COS6 * low + shared;
  const right = COS2_PLUS_COS6 * high + shared;
  const middle = (apart2 + apart1) * HALF;
  values[f] = apart0 - middle + left;
  values[d] = apart0 - middle - left;
  values[b] = apart0 + middle + right;
  values[h] = apart0 + middle - right;
}

/** The way back: an eighth of what `dct8` leaves becomes the values that it was given. */
export function inverseDct8(values: Float64Array, at: number, step: number): void {
  const b = at + step;
  const c = b + step;
  const d = c + step;
  const e = d + step;
  const f = e + step;
  const g = f + step;
  const h = g + step;
  const plus = values[at] + values[e];
  const minus = values[at] - values[e];
  const sum = values[c] + values[g];
  const apart = (values[c] - values[g]) * Math.SQRT2 - sum;
  const even0 = plus + sum;
  const even1 = minus + apart;
  const even2 = minus - apart;
  const even3 = plus - sum;

  const z13 = values[f] + values[d];
  const z10 = values[f] - values[d];
  const z11 = values[b] + values[h];
  const z12 = values[b] - values[h];
  const z5 = (z10 + z12) * 1.8477590650225735;
  const odd0 = z11 + z13;
  const odd1 = z5 - z10 * 2.613125929752753 - odd0;
  const odd2 = (z11 - z13) * Math.SQRT2 - odd1;
  const odd3 = z5 - z12 * 1.0823922002923938 - odd2;
  values[at] = even0 + odd0;
  values[h] = even0 - odd0;
  values[b] = even1 + odd1;
  values[g] = even1 - odd1;
  values[c] = even2 + odd2;
  values[f] = even2 - odd2;
  values[d] = even3 + odd3;
  values[e] = even3 - odd3;
}
