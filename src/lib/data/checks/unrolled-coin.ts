import { gaussian } from "../../coins/index";

/** Side of the square picture, filled by the coin, that is unrolled. */
export const COIN_INPUT = 96;
const RINGS = 16;
const ANGLES = 64;
const FREQUENCIES = 24;
/** How far apart light and relief are taken to be, in pixels. */
const LIGHT = 8;

/**
 * The relief of a coin, unrolled round its middle: for each ring, and each wave round it, the real
 * and imaginary part.
 */
export type UnrolledCoin = Float32Array;

/**
 * Unrolls a coin: the grey picture, freed of slow changes of light and brought to equal contrast
 * everywhere, along rings round its middle, as Fourier waves. Its length is 1, so that two coins
 * can be compared.
 *
 * @param grey 96 x 96 values, the coin from edge to edge
 */
export function unrollCoin(grey: Float32Array): UnrolledCoin {
  const relief = evenRelief(grey);
  const rings = new Float32Array(RINGS * FREQUENCIES * 2);
  for (let r = 0; r < RINGS; r++) {
    const radius = ((r + 0.5) / RINGS) * (COIN_INPUT / 2 - 1);
    for (let a = 0; a < ANGLES; a++) {
      // An outer ring stands for more of the coin
      const value =
        Math.sqrt(r + 0.5) *
        bilinear(
          relief,
          COIN_INPUT / 2 - 0.5 + radius * COS[a],
          COIN_INPUT / 2 - 0.5 + radius * SIN[a],
        );
      for (let k = 0; k < FREQUENCIES; k++) {
        const turn = ((k + 1) * a) % ANGLES;
        rings[(r * FREQUENCIES + k) * 2] += value * COS[turn];
        rings[(r * FREQUENCIES + k) * 2 + 1] -= value * SIN[turn];
      }
    }
  }
  const length = Math.sqrt(rings.reduce((sum, v) => sum + v * v, 0)) || 1;
  return rings.map((v) => v / length);
}

const COS = Float64Array.from({ length: ANGLES }, (_, a) => Math.cos((2 * Math.PI * a) / ANGLES));
const SIN = Float64Array.from({ length: ANGLES }, (_, a) => Math.sin((2 * Math.PI * a) / ANGLES));

/**
 * The correlation of two unrolled coins in the rotation in which they are most alike; 1 for the
 * same picture.
 */
export function correlation(one: UnrolledCoin, other: UnrolledCoin): number {
  const real = new Float64Array(FREQUENCIES);
  const imaginary = new Float64Array(FREQUENCIES);
  for (let i = 0, k = 0; i < one.length; i += 2, k = k + 1 === FREQUENCIES ? 0 : k + 1) {
    real[k] += one[i] * other[i] + one[i + 1] * other[i + 1];
    imaginary[k] += one[i + 1] * other[i] - one[i] * other[i + 1];
  }
  let best = -1;
  for (let a = 0; a < ANGLES; a++) {
    let sum = 0;
    for (let k = 0, turn = a; k < FREQUENCIES; k++, turn = (turn + a) % ANGLES)
      sum += real[k] * COS[turn] - imaginary[k] * SIN[turn];
    if (sum > best) best = sum;
  }
  return best;
}

function evenRelief(grey: Float32Array): Float32Array {
  const light = gaussian(grey, COIN_INPUT, COIN_INPUT, LIGHT);
  const relief = grey.map((v, i) => v - light[i]);
  const strength = gaussian(
    relief.map((v) => v * v),
    COIN_INPUT,
    COIN_INPUT,
    LIGHT,
  );
  // plain ground stays plain
  return relief.map((v, i) => v / (Math.sqrt(Math.max(0, strength[i])) + 4));
}

function bilinear(image: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const i = top * COIN_INPUT + left;
  const across = x - left;
  const upper = image[i] + across * (image[i + 1] - image[i]);
  const lower =
    image[i + COIN_INPUT] + across * (image[i + COIN_INPUT + 1] - image[i + COIN_INPUT]);
  return upper + (y - top) * (lower - upper);
}
