import { FRAME, FRAME_RADIUS } from "./coin-frame";
import type { OrientationField } from "./orientation";

/**
 * Bands round the coin's middle, circles in each, samples on each circle, and the highest frequency
 * round them that is kept.
 */
export const BANDS = 12;
const CIRCLES_PER_BAND = 4;
const SAMPLES_PER_CIRCLE = 128;
export const MAX_FREQUENCY = 12;
/** Frequencies of a band: -HIGHEST … HIGHEST. */
export const WIDTH = 2 * MAX_FREQUENCY + 1;
/** The inner and outer edge of the bands, in coin radii. */
const [INNER_RADIUS, OUTER_RADIUS] = [0.06, 0.97];

/** The middle of a band, in coin radii. */
export const radiusOf = (band: number): number =>
  INNER_RADIUS + ((OUTER_RADIUS - INNER_RADIUS) * (band + 0.5)) / BANDS;

/**
 * BANDS x WIDTH complex values: how a coin's orientation, measured against the radius, runs round
 * each band. A turned coin has the same with other phases.
 */
export interface AngularSpectrum {
  re: Float32Array;
  im: Float32Array;
}

/**
 * Another reading of where the coin lies in its frame: its middle shifted, in coin radii, and its
 * size.
 */
export interface Placing {
  x: number;
  y: number;
  size: number;
}

const COS = Float32Array.from({ length: SAMPLES_PER_CIRCLE }, (_, i) =>
  Math.cos((2 * Math.PI * i) / SAMPLES_PER_CIRCLE),
);
const SIN = Float32Array.from({ length: SAMPLES_PER_CIRCLE }, (_, i) =>
  Math.sin((2 * Math.PI * i) / SAMPLES_PER_CIRCLE),
);

/**
 * Frequency 0 is dropped: it holds the rings that every coin has. @param field a soft one (see
 * softField), which forgives a coin that lies a little elsewhere
 */
export function angularSpectrum(
  field: OrientationField,
  { x, y, size }: Placing = { x: 0, y: 0, size: 1 },
): AngularSpectrum {
  const [re, im] = [new Float32Array(BANDS * WIDTH), new Float32Array(BANDS * WIDTH)];
  const [along, across] = [
    new Float32Array(SAMPLES_PER_CIRCLE),
    new Float32Array(SAMPLES_PER_CIRCLE),
  ];
  for (let band = 0; band < BANDS; band++) {
    const radius = radiusOf(band);
    along.fill(0);
    across.fill(0);
    for (let i = 0; i < CIRCLES_PER_BAND; i++) {
      const r =
        radius + ((OUTER_RADIUS - INNER_RADIUS) / BANDS) * ((i + 0.5) / CIRCLES_PER_BAND - 0.5);
      sampleCircle(field, x, y, size * r, along, across);
    }
    const weight = Math.sqrt(radius); // by the band's length
    for (let k = 1; k <= MAX_FREQUENCY; k++) {
      let cosRe = 0;
      let sinRe = 0;
      let cosIm = 0;
      let sinIm = 0;
      for (let j = 0, t = 0; j < SAMPLES_PER_CIRCLE; j++, t = (t + k) % SAMPLES_PER_CIRCLE) {
        cosRe += along[j] * COS[t];
        sinRe += along[j] * SIN[t];
        cosIm += across[j] * COS[t];
        sinIm += across[j] * SIN[t];
      }
      const at = band * WIDTH + MAX_FREQUENCY;
      re[at + k] = weight * (cosRe + sinIm);
      im[at + k] = weight * (cosIm - sinRe);
      re[at - k] = weight * (cosRe - sinIm);
      im[at - k] = weight * (cosIm + sinRe);
    }
  }
  return { re, im };
}

/** Adds the orientation along a circle, turned so that it is measured against the radius. */
function sampleCircle(
  { re, im }: OrientationField,
  x: number,
  y: number,
  radius: number,
  along: Float32Array,
  across: Float32Array,
): void {
  const [frame, scale] = [FRAME, FRAME_RADIUS]; // read once: an import is looked up at every use
  const last = frame - 2;
  for (let j = 0; j < SAMPLES_PER_CIRCLE; j++) {
    const px = frame / 2 + scale * (x + radius * COS[j]) - 0.5;
    const py = frame / 2 + scale * (y + radius * SIN[j]) - 0.5;
    const left = px | 0;
    const top = py | 0;
    if (left < 1 || top < 1 || left >= last || top >= last) continue;
    const fx = px - left;
    const fy = py - top;
    const at = top * frame + left;
    const w00 = (1 - fx) * (1 - fy);
    const w10 = fx * (1 - fy);
    const w01 = (1 - fx) * fy;
    const w11 = fx * fy;
    const a = re[at] * w00 + re[at + 1] * w10 + re[at + frame] * w01 + re[at + frame + 1] * w11;
    const b = im[at] * w00 + im[at + 1] * w10 + im[at + frame] * w01 + im[at + frame + 1] * w11;
    const twice = (2 * j) % SAMPLES_PER_CIRCLE;
    along[j] += a * COS[twice] + b * SIN[twice];
    across[j] += b * COS[twice] - a * SIN[twice];
  }
}
