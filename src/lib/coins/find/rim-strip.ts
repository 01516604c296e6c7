import type { Picture } from "../picture";
import { shrinkPicture } from "../image/shrink-picture";
import { fitGroundSurface, groundAt, type GroundSurface } from "./ground-surface";

/** Angles and radii of a strip, and values at each. */
export const ANGLES = 96;
export const RADII = 48;
export const CHANNELS = 6;

/** Radii of a strip as shares of its base curve: at first wide, then close to the rim. */
export const RANGES = { wide: [0.4, 1.6], close: [0.85, 1.15] } as const;
export type Range = keyof typeof RANGES;

/** A picture at several sizes, with the surface that its ground follows. */
export interface ScaledPicture {
  width: number;
  height: number;
  ground: GroundSurface;
  /** The picture shrunk by whole steps. */
  at(step: number): Picture;
}

/** Prepares a picture for strips: its ground is fitted once, its smaller copies are kept. */
export function scaledPicture(picture: Picture): ScaledPicture {
  const kept = new Map<number, Picture>([[1, picture]]);
  const at = (step: number) => {
    const small = kept.get(step) ?? shrinkPicture(picture, step);
    kept.set(step, small);
    return small;
  };
  const { width, height } = picture;
  const ground = fitGroundSurface(at(Math.max(1, Math.ceil(Math.max(width, height) / 200))));
  return { width, height, ground, at };
}

/** A closed curve round a centre: radii at `ANGLES` even angles from the x axis, y downwards. */
export interface PolarCurve {
  x: number;
  y: number;
  radii: Float32Array;
}

/** Radius in pixels to which the base curve is shrunk before a strip is read. */
const BASE_RADIUS_PX = { wide: 110, close: 220 };
const FAINT_LEVELS = 6;
const LIMIT = 4;

/**
 * Unrolls a picture round a base curve: `ANGLES` rows of `RADII` samples of `CHANNELS` values, from
 * the inside outwards. The values are brightness and two opponent colours, in units of the strip's
 * own contrast; distance from the ground surface in units of its scatter (logarithmic); 1 outside
 * the picture, where the nearest pixel stands in; and 1 for the close range.
 */
export function rimStrip(picture: ScaledPicture, base: PolarCurve, range: Range): Float32Array {
  let mean = 0;
  for (let a = 0; a < ANGLES; a++) mean += base.radii[a] / ANGLES;
  const step = Math.max(1, Math.floor(mean / BASE_RADIUS_PX[range]));
  const { width, height, channels, data } = picture.at(step);
  const { coefficients, scatter } = picture.ground;
  const [low, high] = RANGES[range];
  const out = new Float32Array(ANGLES * RADII * CHANNELS);
  const colour = [0, 0, 0];
  const sums = [0, 0, 0, 0];
  for (let a = 0, o = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let k = 0; k < RADII; k++, o += CHANNELS) {
      const r = base.radii[a] * (low + ((high - low) * (k + 0.5)) / RADII);
      const x = (base.x + r * cos) / step - 0.5;
      const y = (base.y + r * sin) / step - 0.5;
      const u = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
      const v = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
      const [u0, v0] = [u | 0, v | 0];
      const [s, t] = [u - u0, v - v0];
      const i = (v0 * width + u0) * channels;
      const j = i + width * channels;
      let off = 0;
      const [gx, gy] = [(u + 0.5) / width - 0.5, (v + 0.5) / height - 0.5];
      for (let c = 0; c < channels; c++) {
        const over = data[i + c] * (1 - s) + data[i + channels + c] * s;
        const under = data[j + c] * (1 - s) + data[j + channels + c] * s;
        colour[c] = over + (under - over) * t;
        const d = colour[c] - groundAt(coefficients[c], gx, gy);
        off += d * d;
      }
      if (channels === 1) {
        colour[1] = colour[2] = colour[0];
        off *= 3;
      }
      const bright = 0.25 * colour[0] + 0.5 * colour[1] + 0.25 * colour[2];
      out[o] = bright;
      out[o + 1] = colour[0] - colour[1];
      out[o + 2] = 0.5 * (colour[0] + colour[1]) - colour[2];
      out[o + 3] = 0.5 * Math.log1p(Math.sqrt(off) / (scatter + 2));
      out[o + 4] = u === x && v === y ? 0 : 1;
      out[o + 5] = range === "close" ? 1 : 0;
      sums[0] += bright;
      sums[1] += out[o + 1];
      sums[2] += out[o + 2];
      sums[3] += bright * bright;
    }
  }
  normalise(out, sums);
  return out;
}

/** Subtracts the means of the colours and divides by the contrast of brightness. */
function normalise(strip: Float32Array, sums: number[]): void {
  const n = ANGLES * RADII;
  const means = sums.map((sum) => sum / n);
  const gain = 1 / (Math.sqrt(Math.max(0, means[3] - means[0] * means[0])) + FAINT_LEVELS);
  for (let o = 0; o < strip.length; o += CHANNELS) {
    for (let c = 0; c < 3; c++) {
      const value = (strip[o + c] - means[c]) * gain;
      strip[o + c] = value > LIMIT ? LIMIT : value < -LIMIT ? -LIMIT : value;
    }
  }
}
