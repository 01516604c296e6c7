import { ANGLES, type PolarCurve } from "../rim-strip";

/** The form of an outline. */
export interface ShapeChecks {
  /** Deviation of the radii from an ellipse, as a share of their mean. */
  rough: number;
  /** Share of the angles at which the outline lies at or beyond the edge of the picture. */
  beyond: number;
}

/** How far an outline is from an ellipse, and how much of it leaves the picture. */
export function shapeChecks(
  { x, y, radii }: PolarCurve,
  { width, height }: { width: number; height: number },
): ShapeChecks {
  let [sum, re, im, beyond] = [0, 0, 0, 0];
  for (let a = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    sum += radii[a] / ANGLES;
    re += (2 * radii[a] * Math.cos(2 * angle)) / ANGLES;
    im += (2 * radii[a] * Math.sin(2 * angle)) / ANGLES;
    const [u, v] = [x + 1.02 * radii[a] * Math.cos(angle), y + 1.02 * radii[a] * Math.sin(angle)];
    if (u < 0 || v < 0 || u >= width || v >= height) beyond++;
  }
  let square = 0;
  for (let a = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    const ellipse = sum + re * Math.cos(2 * angle) + im * Math.sin(2 * angle);
    square += ((radii[a] - ellipse) / sum) ** 2 / ANGLES;
  }
  return {
    rough: Math.sqrt(square),
    beyond: beyond / ANGLES,
  };
}
