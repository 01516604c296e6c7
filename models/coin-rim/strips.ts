import {
  ANGLES,
  CHANNELS,
  RADII,
  RANGES,
  rimStrip,
  scaledPicture,
  type PolarCurve,
  type Range,
} from "../../src/lib/coins/find/rim-strip";
import type { Random } from "../../src/lib/base/random";
import type { Composed } from "./compose";

/** Rim positions that the network tells: one for every second angle of the strip. */
export const OUTPUTS = ANGLES / 2;
export const STRIP = ANGLES * RADII * CHANNELS;

/** A strip with the true rim: position in 0 … RADII for each output, -1 where it is not shown. */
export interface Example {
  strip: Float32Array;
  truth: Float32Array;
}

/** Strips of a composed photograph round curves that are off by random amounts. */
export function examplesOf(scene: Composed, r: Random): Example[] {
  const picture = scaledPicture(scene.picture);
  const out: Example[] = [];
  const R = scene.radius;
  for (let k = 0; k < 3; k++) {
    const far = k === 2 && r.next() < 0.3 ? 3 : 1;
    const x = scene.centre[0] + r.normal(0, 0.1) * R * far;
    const y = scene.centre[1] + r.normal(0, 0.1) * R * far;
    const size = R * Math.exp(r.normal(0, 0.17));
    out.push(example({ x, y, radii: new Float32Array(ANGLES).fill(size) }, "wide"));
  }
  for (let k = 0; k < 2; k++) {
    const x = scene.centre[0] + r.normal(0, 0.03) * R;
    const y = scene.centre[1] + r.normal(0, 0.03) * R;
    const base = { x, y, radii: new Float32Array(ANGLES) };
    const waves = [0, 1, 2, 3, 5].map((n) => [n, r.normal(0, 0.018), r.uniform(0, 6.3)]);
    for (let a = 0; a < ANGLES; a++) {
      const angle = (2 * Math.PI * a) / ANGLES;
      let bend = 1;
      for (const [n, size, phase] of waves) bend += size * Math.cos(n * angle + phase);
      base.radii[a] = trueRadius(scene, x, y, angle) * bend || R;
    }
    out.push(example({ ...base, radii: smoothed(base.radii) }, "close"));
  }
  return out;

  function example(base: PolarCurve, range: Range): Example {
    const [low, high] = RANGES[range];
    const truth = new Float32Array(OUTPUTS);
    for (let a = 0; a < OUTPUTS; a++) {
      const angle = (2 * Math.PI * (2 * a + 0.5)) / ANGLES; // between its two rows
      const b = 0.5 * (base.radii[2 * a] + base.radii[2 * a + 1]);
      const rim = trueRadius(scene, base.x, base.y, angle);
      const [ex, ey] = [base.x + rim * Math.cos(angle), base.y + rim * Math.sin(angle)];
      const shown = ex > 0 && ey > 0 && ex < picture.width && ey < picture.height;
      const at = ((rim / b - low) / (high - low)) * RADII;
      truth[a] = rim > 0 && shown && at >= 0 && at < RADII ? at : -1;
    }
    return { strip: rimStrip(picture, base, range), truth };
  }
}

/** The outermost radius at which a ray from x, y leaves the coin; 0 where x, y is not on it. */
function trueRadius(scene: Composed, x: number, y: number, angle: number): number {
  if (!scene.inside(x, y)) return 0;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const isIn = (r: number) => scene.inside(x + r * c, y + r * s);
  const step = scene.radius / 16;
  let r = 2 * scene.radius;
  while (r > 0 && !isIn(r)) r -= step;
  let [low, high] = [r, r + step];
  for (let k = 0; k < 5; k++) {
    const middle = (low + high) / 2;
    if (isIn(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Three rounds of a running mean of three, round the circle. */
function smoothed(radii: Float32Array): Float32Array {
  let out = radii;
  for (let k = 0; k < 3; k++) {
    const from = out;
    out = from.map((v, i) => (from.at(i - 1)! + v + from[(i + 1) % from.length]) / 3);
  }
  return out;
}
