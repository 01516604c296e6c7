import {
  angularSpectrum,
  BANDS,
  MAX_FREQUENCY,
  radiusOf,
  WIDTH,
  type AngularSpectrum,
  type Placing,
} from "./angular-spectrum";
import type { Affine } from "../find/ellipse";
import { RING_RADIUS } from "../find/fit-ellipses";
import type { OrientationField } from "./orientation";
import { bestRotation, byFrequency, ROTATIONS, VALUES } from "./rotation-sums";

const LENGTH = BANDS * WIDTH;
/** What the stars' ring counts beside the middle. */
const RING_WEIGHT = 0.3;
/** How far frequencies with little power are raised: 0 = all count the same. */
const POWER_FLOOR = 0.3;
/**
 * The outline says where a coin lies within a few hundredths of its radius: sizes and shifts that
 * are tried.
 */
const SIZE_FACTORS = [0.9, 0.95, 1, 1.05, 1.1];
const SHIFTS_RADII = [-0.03, 0, 0.03];
const PLACINGS: Placing[] = SIZE_FACTORS.flatMap((size) =>
  SHIFTS_RADII.flatMap((x) => SHIFTS_RADII.map((y) => ({ x, y, size }))),
);

/** The pictures of a catalogue, ready to be screened. */
export interface ScreenIndex {
  count: number;
  /** What each band and frequency is multiplied by. */
  gain: Float32Array;
  /** Unit spectra, one after the other, each in the order of `byFrequency`. */
  values: Float32Array;
}

/**
 * How like a picture of the catalogue is to a coin, and the map from its coordinates to the coin's
 * under which it is.
 */
export interface ScreenHit {
  picture: number;
  score: number;
  map: Affine;
}

/**
 * @param spectra of the catalogue's pictures. Each band and frequency is divided by its usual
 *   strength among them, so that what tells designs apart counts and what all coins share does not.
 */
export function screenIndex(spectra: readonly AngularSpectrum[]): ScreenIndex {
  const gain = gainOf(spectra);
  const values = new Float32Array(spectra.length * VALUES);
  spectra.forEach((spectrum, i) => byFrequency(weighed(spectrum, gain), values, i * VALUES));
  return { count: spectra.length, gain, values };
}

/**
 * Every picture against a coin, at every rotation and placing.
 *
 * @param field  the coin's, soft
 * @returns each picture's best hit, in the order of the pictures
 */
export function screen(index: ScreenIndex, field: OrientationField): ScreenHit[] {
  const scores = new Float32Array(index.count).fill(-1);
  const rotations = new Uint8Array(index.count);
  const placings = new Uint8Array(index.count);
  const coin = new Float64Array(VALUES);
  const [length, found] = [VALUES, { score: -1, rotation: 0 }];
  PLACINGS.forEach((placing, k) => {
    byFrequency(weighed(angularSpectrum(field, placing), index.gain), coin);
    for (let i = 0; i < index.count; i++) {
      bestRotation(coin, index.values, i * length, found);
      if (found.score <= scores[i]) continue;
      scores[i] = found.score;
      rotations[i] = found.rotation;
      placings[i] = k;
    }
  });
  return Array.from(scores, (score, picture) => {
    const { x, y, size } = PLACINGS[placings[picture]];
    const angle = (2 * Math.PI * rotations[picture]) / ROTATIONS;
    const [c, s] = [size * Math.cos(angle), size * Math.sin(angle)];
    return { picture, score, map: [c, -s, x, s, c, y] };
  });
}

/**
 * From the strength of a frequency among the catalogue's pictures; its negative and the
 * neighbouring bands count in, for catalogues of few pictures.
 */
function gainOf(spectra: readonly AngularSpectrum[]): Float32Array {
  const power = new Float64Array(LENGTH);
  for (const { re, im } of spectra)
    for (let i = 0; i < LENGTH; i++) power[i] += (re[i] ** 2 + im[i] ** 2) / spectra.length;
  const mean = power.reduce((sum, value) => sum + value, 0) / LENGTH;
  const around = (band: number, k: number) => {
    const rows = [band - 1, band, band + 1].filter((row) => row >= 0 && row < BANDS);
    return (
      rows.reduce(
        (sum, row) =>
          sum + power[row * WIDTH + MAX_FREQUENCY + k] + power[row * WIDTH + MAX_FREQUENCY - k],
        0,
      ) /
      (2 * rows.length)
    );
  };
  return Float32Array.from(power, (_, i) => {
    const [band, frequency] = [Math.floor(i / WIDTH), Math.abs((i % WIDTH) - MAX_FREQUENCY)];
    if (frequency === 0) return 0;
    return (
      (radiusOf(band) > RING_RADIUS ? RING_WEIGHT : 1) /
      Math.sqrt(around(band, frequency) + POWER_FLOOR * mean + 1e-12)
    );
  });
}

function weighed(spectrum: AngularSpectrum, gain: Float32Array): AngularSpectrum {
  const [re, im] = [new Float32Array(LENGTH), new Float32Array(LENGTH)];
  for (let i = 0; i < LENGTH; i++) {
    re[i] = spectrum.re[i] * gain[i];
    im[i] = spectrum.im[i] * gain[i];
  }
  let sum = 1e-12;
  for (let i = 0; i < LENGTH; i++) sum += re[i] * re[i] + im[i] * im[i];
  const one = 1 / Math.sqrt(sum);
  for (let i = 0; i < LENGTH; i++) {
    re[i] *= one;
    im[i] *= one;
  }
  return { re, im };
}
