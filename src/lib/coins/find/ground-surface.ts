import type { Picture } from "../picture";
import { eliminate } from "../image/eliminate";
import { nthSmallest } from "./nth-smallest";

/** The ground of a photograph as a smooth surface of colour. */
export interface GroundSurface {
  /**
   * For each channel six coefficients of 1, x, y, x², y² and xy, with x and y from -0.5 to 0.5
   * across the picture.
   */
  coefficients: Float64Array[];
  /** Typical distance of a ground pixel from the surface, in levels, over all channels. */
  scatter: number;
  /** Share of the pixels along the border that lie on the surface. */
  share: number;
}

const TERMS = 6;
const ROUNDS = 6;
/** Share of the picture's shorter side that counts as border. */
const BORDER_SHARE = 0.02;
/** No surface is known better than this, in levels: JPEG and rounding. */
const MIN_SCATTER_LEVELS = 0.8;

/**
 * Fits a quadratic surface to the colour along the border of a picture, by iteratively reweighted
 * least squares: what differs from the surface, such as a ruler that reaches the border, loses its
 * weight (Tukey's idea with a Cauchy-like weight).
 *
 * @param picture at most about 256 pixels a side; more only costs time
 */
export function fitGroundSurface(picture: Picture): GroundSurface {
  const { terms, colours, count } = borderSamples(picture);
  const { channels } = picture;
  const weights = new Float64Array(count);
  const residuals = new Float64Array(count);
  distancesFromMode(colours, channels, residuals);
  let scatter = 20;
  let coefficients: Float64Array[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (let i = 0; i < count; i++) {
      const r = residuals[i] / (2 * scatter);
      weights[i] = 1 / (1 + r * r) ** 2;
    }
    coefficients = solveSurfaces(terms, colours, weights, channels);
    residualsOf(terms, colours, coefficients, residuals);
    scatter = 1.4826 * nthSmallest(residuals.slice(), count >> 1) + MIN_SCATTER_LEVELS;
  }
  let on = 0;
  for (let i = 0; i < count; i++) if (residuals[i] < 3 * scatter + 6) on++;
  return { coefficients, scatter, share: on / count };
}

/** The surface's value of a channel at x, y from -0.5 to 0.5. */
export function groundAt(c: Float64Array, x: number, y: number): number {
  return c[0] + c[1] * x + c[2] * y + c[3] * x * x + c[4] * y * y + c[5] * x * y;
}

function borderSamples({ data, width, height, channels }: Picture) {
  const depth = Math.max(1, Math.round(BORDER_SHARE * Math.min(width, height)));
  const count = width * height - Math.max(0, width - 2 * depth) * Math.max(0, height - 2 * depth);
  const terms = new Float64Array(TERMS * count);
  const colours = new Float64Array(channels * count);
  let [t, p] = [0, 0];
  for (let y = 0; y < height; y++) {
    const whole = y < depth || y >= height - depth;
    for (let x = 0; x < width; x++) {
      if (!whole && x === depth) x = Math.max(depth, width - depth);
      const [u, v] = [(x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5];
      terms[t] = 1;
      terms[t + 1] = u;
      terms[t + 2] = v;
      terms[t + 3] = u * u;
      terms[t + 4] = v * v;
      terms[t + 5] = u * v;
      t += TERMS;
      for (let c = 0; c < channels; c++) colours[p++] = data[(y * width + x) * channels + c];
    }
  }
  return { terms, colours, count };
}

/** Distance of each sample from the commonest brightness with the mean colour that it has. */
function distancesFromMode(colours: Float64Array, channels: number, out: Float64Array): void {
  const counts = new Float64Array(32);
  const bin = (i: number) =>
    channels === 1
      ? colours[i] >> 3
      : (colours[3 * i] + 2 * colours[3 * i + 1] + colours[3 * i + 2]) >> 5;
  for (let i = 0; i < out.length; i++) counts[bin(i)]++;
  let mode = 0;
  const around = (b: number) => (counts[b - 1] ?? 0) + 2 * counts[b] + (counts[b + 1] ?? 0);
  for (let b = 1; b < 32; b++) if (around(b) > around(mode)) mode = b;
  const mean = new Float64Array(channels);
  let n = 0;
  for (let i = 0; i < out.length; i++) {
    if (bin(i) !== mode) continue;
    n++;
    for (let c = 0; c < channels; c++) mean[c] += colours[i * channels + c];
  }
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += (colours[i * channels + c] - mean[c] / n) ** 2;
    out[i] = Math.sqrt(sum);
  }
}

function residualsOf(
  terms: Float64Array,
  colours: Float64Array,
  coefficients: Float64Array[],
  out: Float64Array,
): void {
  const channels = coefficients.length;
  out.fill(0);
  for (let c = 0; c < channels; c++) {
    const own = coefficients[c];
    for (let i = 0, t = 0; i < out.length; i++, t += TERMS) {
      let value = 0;
      for (let k = 0; k < TERMS; k++) value += own[k] * terms[t + k];
      const off = value - colours[i * channels + c];
      out[i] += off * off;
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(out[i]);
}

/** Weighted least squares of every channel by the normal equations, lightly damped. */
function solveSurfaces(
  terms: Float64Array,
  colours: Float64Array,
  weights: Float64Array,
  channels: number,
): Float64Array[] {
  const width = TERMS + channels;
  const sums = new Float64Array(TERMS * width); // one array: twice as fast as an array of rows
  for (let i = 0, t = 0, p = 0; i < weights.length; i++, t += TERMS, p += channels) {
    for (let a = 0, at = 0; a < TERMS; a++) {
      const wa = weights[i] * terms[t + a];
      for (let b = 0; b < TERMS; b++) sums[at++] += wa * terms[t + b];
      for (let c = 0; c < channels; c++) sums[at++] += wa * colours[p + c];
    }
  }
  const rows = Array.from({ length: TERMS }, (_, a) => sums.slice(a * width, (a + 1) * width));
  for (let a = 1; a < TERMS; a++) rows[a][a] += 1e-4 * rows[0][0] + 1e-9;
  rows[0][0] += 1e-9;
  eliminate(rows);
  return Array.from({ length: channels }, (_, c) =>
    Float64Array.from(rows, (row) => row[TERMS + c]),
  );
}
