import type { Random } from "../random";

/** How far a view may stray from the photograph; each is a largest value, either way. */
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
 * Another photograph of the same strike, as far as simple means can make one: turned, shifted, scaled, with other
 * contrast, noise, and a patch lost to corrosion. It never mirrors: no coin is its own mirror image.
 *
 * @param picture  square, row by row, `size` pixels a side; 0 is the ground
 * @param target  where the view is written, same length
 */
export function randomView(picture: Float32Array, size: number, range: ViewRange, random: Random, target: Float32Array): void {
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
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const i = y * size + x;
      if (y >= top && y < top + patch && x >= left && x < left + patch) {
        target[i] = 0;
        continue;
      }
      const u = cos * (x - dx) + sin * (y - dy) + centre;
      const v = -sin * (x - dx) + cos * (y - dy) + centre;
      target[i] = gain * bilinear(picture, size, u, v) + (range.noise > 0 ? triangular(random) * range.noise : 0);
    }
  }
}

/** Value between four pixels; 0 outside the picture. */
function bilinear(picture: Float32Array, size: number, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < size - 1 && y < size - 1)) return 0;
  const i = Math.floor(y) * size + Math.floor(x);
  const fx = x - Math.floor(x);
  const above = picture[i] + (picture[i + 1] - picture[i]) * fx;
  const below = picture[i + size] + (picture[i + size + 1] - picture[i + size]) * fx;
  return above + (below - above) * (y - Math.floor(y));
}

/** A bell of standard deviation 1 that costs two draws and no logarithm a pixel. */
function triangular(random: Random): number {
  return (random.next() - random.next()) * Math.sqrt(6);
}
