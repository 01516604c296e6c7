import { gaussian } from "../../coins/index";
import type { Random } from "../../base/index";
import type { RestrikeRange } from "./range";

/** Sigmas of the blurs between which the frequencies are told apart, pixels of a side of 192. */
const SIGMAS = [1, 3];
/** Middle of each band, cycles a pixel: above the first blur, between two, below the last. */
const BANDS = [0.3, 0.1, 0.04];
/** Frequency that a tilt of the spectrum leaves as it is, cycles a pixel. */
const LEVEL_FREQUENCY = 1 / 11;
/** So that the cross derivatives of all blurs together have the gain of a Lambertian surface. */
const CROSS_GAIN = 1.6 * Math.log(3);

/**
 * A relief as light from another direction shows it, and with another tilt of its spectrum. Turned
 * by d, light along direction t shows a wave of direction w with cos(w - t - d) instead of
 * cos(w - t); the part that sin d adds is the mixed derivative along t and across it, which is taken
 * of several blurs, so that all wave lengths get the same.
 */
export function relight(
  relief: Float32Array,
  size: number,
  range: Pick<RestrikeRange, "relight" | "tilt">,
  random: Random,
): Float32Array {
  const direction = random.uniform(-Math.PI, Math.PI);
  const turn = (random.normal(0, range.relight) * Math.PI) / 180;
  const tilt = random.uniform(-range.tilt, range.tilt);
  if (range.relight === 0 && range.tilt === 0) return relief;
  const unit = size / 192;
  const blurs = SIGMAS.map((sigma) => gaussian(relief, size, size, sigma * unit));
  const gains = BANDS.map((band) => (band / LEVEL_FREQUENCY) ** tilt);
  const out = new Float32Array(relief.length);
  // the bands, each with its gain: a blur stands in the one above it and, negative, in that below
  for (let i = 0; i < out.length; i++) {
    let value = gains[0] * relief[i];
    for (let k = 0; k < blurs.length; k++) value += (gains[k + 1] - gains[k]) * blurs[k][i];
    out[i] = value;
  }
  if (turn !== 0)
    SIGMAS.forEach((sigma, k) =>
      addCross(out, blurs[k], size, {
        direction,
        gain: -Math.sin(turn) * CROSS_GAIN * (sigma * unit) ** 2,
      }),
    );
  return out;
}

/** Adds the mixed derivative along a direction and across it. */
function addCross(
  out: Float32Array,
  f: Float32Array,
  size: number,
  { direction, gain }: { direction: number; gain: number },
): void {
  const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
  const straight = gain * cos * sin;
  const mixed = (gain * (cos * cos - sin * sin)) / 4;
  for (let y = 1; y < size - 1; y++)
    for (let x = 1, i = y * size + 1; x < size - 1; x++, i++)
      out[i] +=
        straight * (f[i - size] + f[i + size] - f[i - 1] - f[i + 1]) +
        mixed * (f[i + size + 1] - f[i + size - 1] - f[i - size + 1] + f[i - size - 1]);
}
