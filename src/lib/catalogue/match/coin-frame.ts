import { fromDisc, type Ellipse } from "../find/ellipse";
import type { GreyImage } from "../find/grey-image";

/** Pixels a side of the square in which coins are compared, and a coin's radius there. */
export const FRAME = 160;
export const FRAME_RADIUS = 72;

/**
 * The coin brought to a circle of FRAME_RADIUS in the middle of a FRAME x FRAME square, as it is
 * turned.
 */
export function coinFrame({ width, height, values }: GreyImage, ellipse: Ellipse): Float32Array {
  const [xx, xy, x0, yx, yy, y0] = fromDisc(ellipse);
  const out = new Float32Array(FRAME * FRAME);
  // samples a side of a pixel
  const n = Math.max(1, Math.min(4, Math.round(Math.sqrt(ellipse.a * ellipse.b) / FRAME_RADIUS)));
  for (let y = 0, i = 0; y < FRAME; y++) {
    for (let x = 0; x < FRAME; x++, i++) {
      let sum = 0;
      for (let q = 0; q < n; q++) {
        for (let p = 0; p < n; p++) {
          const u = (x + (p + 0.5) / n - FRAME / 2) / FRAME_RADIUS;
          const v = (y + (q + 0.5) / n - FRAME / 2) / FRAME_RADIUS;
          const px = Math.max(0, Math.min(width - 1.001, xx * u + xy * v + x0 - 0.5));
          const py = Math.max(0, Math.min(height - 1.001, yx * u + yy * v + y0 - 0.5));
          const at = (py | 0) * width + (px | 0);
          const fx = px - (px | 0);
          const fy = py - (py | 0);
          const top = values[at] + (values[at + 1] - values[at]) * fx;
          const low = values[at + width] + (values[at + width + 1] - values[at + width]) * fx;
          sum += top + (low - top) * fy;
        }
      }
      out[i] = sum / (n * n);
    }
  }
  return out;
}
