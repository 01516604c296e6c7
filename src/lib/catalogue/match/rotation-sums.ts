import { BANDS, MAX_FREQUENCY, WIDTH, type AngularSpectrum } from "./angular-spectrum";

/** Number of rotations that are tried, a multiple of four. */
export const ROTATIONS = 48;

/** Values of one frequency and its negative in all bands: real and imaginary parts. */
const PER_FREQUENCY = 4 * BANDS;
/** In this file's own constant, since an import is looked up at every use. */
const FREQUENCIES = MAX_FREQUENCY;
/** Values of a spectrum in the order of `byFrequency`. */
export const VALUES = FREQUENCIES * PER_FREQUENCY;

/**
 * Writes a spectrum in the order in which it is read by `bestRotation`: frequency by frequency, for
 * each band the value at the frequency, then the one at its negative. Frequency 0 is left out, as
 * it is the same at every rotation.
 */
export function byFrequency(
  { re, im }: AngularSpectrum,
  out: Float32Array | Float64Array,
  first = 0,
): void {
  const [bands, width] = [BANDS, WIDTH];
  for (let k = 1, to = first; k <= FREQUENCIES; k++) {
    for (let band = 0; band < bands; band++) {
      const zero = band * width + FREQUENCIES;
      out[to++] = re[zero + k];
      out[to++] = im[zero + k];
      out[to++] = re[zero - k];
      out[to++] = im[zero - k];
    }
  }
}

/** Rotations of the first quarter turn; the others follow from their symmetry. */
const QUARTER = ROTATIONS / 4;
const wave = (f: (angle: number) => number) =>
  Float64Array.from({ length: (QUARTER + 1) * MAX_FREQUENCY }, (_, i) =>
    f((2 * Math.PI * ((i % MAX_FREQUENCY) + 1) * Math.floor(i / MAX_FREQUENCY)) / ROTATIONS),
  );
const [COS, SIN] = [wave(Math.cos), wave(Math.sin)];
const sums = { even: new Float64Array(MAX_FREQUENCY), odd: new Float64Array(MAX_FREQUENCY) };

/**
 * The rotation of a picture, in steps clockwise, under which it is most similar to the coin: one
 * inverse Fourier sum over all bands.
 *
 * Rotations t, -t, t + half a turn and half a turn - t share their products: a cosine is the same
 * and a sine reversed under -t, and both are reversed by half a turn at odd frequencies.
 *
 * @param coin, pictures in the order of `byFrequency`
 * @param first  where the picture begins in `pictures`
 * @param found  receives the correlation and the rotation
 */
export function bestRotation(
  coin: Float64Array,
  pictures: Float32Array,
  first: number,
  found: { score: number; rotation: number },
): void {
  const { even, odd } = sums;
  for (let k = 0, i = 0, at = first; k < FREQUENCIES; k++) {
    let real = 0;
    let imaginary = 0;
    for (const end = i + PER_FREQUENCY; i < end; i += 4, at += 4) {
      const a = coin[i];
      const b = coin[i + 1];
      const c = coin[i + 2];
      const d = coin[i + 3];
      const p = pictures[at];
      const q = pictures[at + 1];
      const r = pictures[at + 2];
      const s = pictures[at + 3];
      real += a * p + b * q + (c * r + d * s);
      imaginary += b * p - a * q + (c * s - d * r);
    }
    even[k] = real;
    odd[k] = imaginary;
  }
  let score = -1;
  let rotation = 0;
  for (let t = 0, w = 0; t <= QUARTER; t++) {
    // of frequencies 1, 3, …, then 2, 4, …
    let cos1 = 0;
    let cos2 = 0;
    let sin1 = 0;
    let sin2 = 0;
    for (let k = 0; k < FREQUENCIES; k += 2, w += 2) {
      cos1 += even[k] * COS[w];
      sin1 += odd[k] * SIN[w];
      cos2 += even[k + 1] * COS[w + 1];
      sin2 += odd[k + 1] * SIN[w + 1];
    }
    const same = cos2 + cos1;
    const opposite = cos2 - cos1;
    const sines = sin2 + sin1;
    const reversed = sin2 - sin1;
    const most = Math.max(same + Math.abs(sines), opposite + Math.abs(reversed));
    if (most <= score) continue;
    score = most;
    if (same + Math.abs(sines) === most) rotation = sines <= 0 ? t : (ROTATIONS - t) % ROTATIONS;
    else rotation = (reversed <= 0 ? ROTATIONS / 2 + t : ROTATIONS / 2 - t) % ROTATIONS;
  }
  found.score = score;
  found.rotation = rotation;
}
