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

const LENGTH = BANDS * WIDTH;
/** Number of rotations that are tried. */
const ROTATIONS = 48;
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
  /** Unit spectra, one after the other. */
  re: Float32Array;
  im: Float32Array;
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
  const [re, im] = [
    new Float32Array(spectra.length * LENGTH),
    new Float32Array(spectra.length * LENGTH),
  ];
  spectra.forEach((spectrum, i) => {
    const unit = weighed(spectrum, gain);
    re.set(unit.re, i * LENGTH);
    im.set(unit.im, i * LENGTH);
  });
  return { count: spectra.length, gain, re, im };
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
  PLACINGS.forEach((placing, k) => {
    const coin = weighed(angularSpectrum(field, placing), index.gain);
    for (let i = 0; i < index.count; i++) {
      const { score, rotation } = bestRotation(coin, index, i);
      if (score > scores[i]) [scores[i], rotations[i], placings[i]] = [score, rotation, k];
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
  const [re, im] = [
    spectrum.re.map((value, i) => value * gain[i]),
    spectrum.im.map((value, i) => value * gain[i]),
  ];
  let sum = 1e-12;
  for (let i = 0; i < LENGTH; i++) sum += re[i] * re[i] + im[i] * im[i];
  const one = 1 / Math.sqrt(sum);
  for (let i = 0; i < LENGTH; i++) {
    re[i] *= one;
    im[i] *= one;
  }
  return { re, im };
}

const wave = (f: (angle: number) => number) =>
  Float32Array.from({ length: ROTATIONS * MAX_FREQUENCY }, (_, i) =>
    f((2 * Math.PI * ((i % MAX_FREQUENCY) + 1) * Math.floor(i / MAX_FREQUENCY)) / ROTATIONS),
  );
const [COS, SIN] = [wave(Math.cos), wave(Math.sin)];
const sums = {
  re: new Float64Array(WIDTH),
  im: new Float64Array(WIDTH),
  even: new Float64Array(MAX_FREQUENCY),
  odd: new Float64Array(MAX_FREQUENCY),
};

/**
 * The rotation of a picture, in steps clockwise, under which it is most like the coin: one inverse
 * Fourier sum over all bands.
 */
function bestRotation(
  { re: coinRe, im: coinIm }: AngularSpectrum,
  { re: pictureRe, im: pictureIm }: ScreenIndex,
  picture: number,
): { score: number; rotation: number } {
  const { re, im, even, odd } = sums;
  re.fill(0);
  im.fill(0);
  let at = picture * LENGTH;
  for (let band = 0, i = 0; band < BANDS; band++) {
    for (let k = 0; k < WIDTH; k++, i++, at++) {
      re[k] += coinRe[i] * pictureRe[at] + coinIm[i] * pictureIm[at];
      im[k] += coinIm[i] * pictureRe[at] - coinRe[i] * pictureIm[at];
    }
  }
  for (let k = 1; k <= MAX_FREQUENCY; k++) {
    even[k - 1] = re[MAX_FREQUENCY + k] + re[MAX_FREQUENCY - k];
    odd[k - 1] = im[MAX_FREQUENCY + k] - im[MAX_FREQUENCY - k];
  }
  let score = -1;
  let rotation = 0;
  for (let t = 0, w = 0; t < ROTATIONS; t++) {
    let sum = 0;
    for (let k = 0; k < MAX_FREQUENCY; k++, w++) sum += even[k] * COS[w] - odd[k] * SIN[w];
    if (sum > score) {
      score = sum;
      rotation = t;
    }
  }
  return { score, rotation };
}
