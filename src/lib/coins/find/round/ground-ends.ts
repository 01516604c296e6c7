import { groundAt } from "../ground-surface";
import { ANGLES, type ScaledPicture } from "../rim-strip";

/** Nearer to the edge of the picture than this, nothing is seen of the ground. */
export const MARGIN_PX = 2;

/** One point for each angle, x and y by turns; NaN where there is none. */
export type Points = Float64Array;

/** For each angle round a centre where a ray from outside leaves the ground; none where none is seen. */
export function groundEnds(picture: ScaledPicture, x: number, y: number, levels: number): Points {
  const { data, width, height, channels } = picture.at(1);
  const { coefficients } = picture.ground;
  const isGround = (px: number, py: number) => {
    const [u, v] = [Math.floor(px), Math.floor(py)];
    const [gx, gy] = [(u + 0.5) / width - 0.5, (v + 0.5) / height - 0.5];
    for (let c = 0; c < channels; c++)
      if (
        Math.abs(data[(v * width + u) * channels + c] - groundAt(coefficients[c], gx, gy)) > levels
      )
        return false;
    return true;
  };
  const points = new Float64Array(2 * ANGLES).fill(NaN);
  for (let a = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const frame = toFrame({ width, height }, x, y, [c, s]);
    for (let r = frame - 0.5; r > 2; r -= 0.5) {
      if (isGround(x + r * c, y + r * s)) continue;
      if (r < frame - MARGIN_PX)
        [points[2 * a], points[2 * a + 1]] = [x + (r + 0.25) * c, y + (r + 0.25) * s];
      break;
    }
  }
  return points;
}

/** Distance from a point within the picture to its edge. */
export function toFrame(
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
  [c, s]: readonly [number, number],
): number {
  const across = c > 0 ? (width - x) / c : c < 0 ? -x / c : Infinity;
  const down = s > 0 ? (height - y) / s : s < 0 ? -y / s : Infinity;
  return Math.min(across, down);
}
