import type { Random } from "../base/index";
import { addNoise } from "./noise";
import { turn } from "./turn";

/** Range of random views; each value is the largest change in either direction. */
export interface ViewRange {
  /** Degrees. */
  rotation: number;
  /** Share of the picture. */
  shift: number;
  /** Share of the size. */
  zoom: number;
  /** Share of the contrast. */
  contrast: number;
  /** Standard deviation of the noise, in the picture's own units. */
  noise: number;
  /** Side of the patch that is blanked, as a share of the picture. */
  erase: number;
}

/**
 * Another photograph of the same strike, as far as simple means can make one: turned, shifted,
 * scaled, with other contrast, noise, and a patch lost to corrosion. It never mirrors: no coin is
 * its own mirror image.
 *
 * @param picture square, row by row, `size` pixels a side; 0 is the ground
 * @param target where the view is written, same length
 */
export function randomView(
  picture: Float32Array,
  size: number,
  range: ViewRange,
  random: Random,
  target: Float32Array,
): void {
  const angle = (random.uniform(-range.rotation, range.rotation) * Math.PI) / 180;
  const scale = 1 + random.uniform(-range.zoom, range.zoom);
  const centre = (size - 1) / 2;
  const dx = centre + random.uniform(-range.shift, range.shift) * size;
  const dy = centre + random.uniform(-range.shift, range.shift) * size;
  const [cos, sin] = [Math.cos(angle) / scale, Math.sin(angle) / scale];
  const gain = 1 + random.uniform(-range.contrast, range.contrast);
  const patch = Math.round(random.uniform(0, range.erase) * size);
  const left = random.integer(size);
  const top = random.integer(size);
  turn(
    picture,
    size,
    { cos, sin, u0: centre - cos * dx - sin * dy, v0: centre + sin * dx - cos * dy, gain },
    target,
  );
  if (range.noise > 0) addNoise(target, range.noise, 1 + random.integer(0xffffffff));
  for (let y = top; y < Math.min(top + patch, size); y++)
    target.fill(0, y * size + left, y * size + Math.min(left + patch, size));
}
