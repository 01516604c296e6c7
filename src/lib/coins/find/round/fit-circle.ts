import { eliminate } from "../../image/eliminate";
import type { Points } from "./ground-ends";
import { ANGLES, type PolarCurve } from "../rim-strip";
import type { Seed } from "../trace-rim";

/** Distance from a circle within which a point lies on it: as a share of the radius, and pixels. */
export const [LOOSE, EXACT, SLACK_PX] = [0.015, 0.006, 0.6];
/** Points are this many angles apart where circles through three of them are tried. */
const TRIED_EVERY = 6;
/** The axes of the curve differ by at most this share of the radius, either way from the mean. */
const MAX_SLANT = 0.025;

/** The circle through three of the points that most of them lie on, roughly. */
export function mostSupported(points: Points): Seed | null {
  const tried: number[] = [];
  for (let a = 0; a < ANGLES; a += TRIED_EVERY) if (!Number.isNaN(points[2 * a])) tried.push(2 * a);
  let [best, most] = [null as Seed | null, 0];
  for (let i = 0; i < tried.length; i++)
    for (let j = i + 1; j < tried.length; j++)
      for (let k = j + 1; k < tried.length; k++) {
        const circle = circleThrough(points, tried[i], tried[j], tried[k]);
        if (!circle) continue;
        let count = 0;
        for (const p of tried) {
          const off = Math.hypot(points[p] - circle.x, points[p + 1] - circle.y) - circle.radius;
          if (Math.abs(off) < LOOSE * circle.radius) count++;
        }
        if (count > most) [best, most] = [circle, count];
      }
  return most > tried.length / 2 ? best : null;
}

/** The points that do not lie on a circle, not even roughly. */
export function pointsOff(points: Points, { x, y, radius }: Seed): Points {
  const off = points.slice();
  for (let p = 0; p < off.length; p += 2)
    if (Math.abs(Math.hypot(off[p] - x, off[p + 1] - y) - radius) < LOOSE * radius) off[p] = NaN;
  return off;
}

function circleThrough(p: Points, i: number, j: number, k: number): Seed | null {
  const [bx, by] = [p[j] - p[i], p[j + 1] - p[i + 1]];
  const [cx, cy] = [p[k] - p[i], p[k + 1] - p[i + 1]];
  const d = 2 * (bx * cy - by * cx);
  if (Math.abs(d) < 1) return null;
  const [b, c] = [bx * bx + by * by, cx * cx + cy * cy];
  const [x, y] = [(cy * b - by * c) / d, (bx * c - cx * b) / d];
  return { x: p[i] + x, y: p[i + 1] + y, radius: Math.hypot(x, y) };
}

/** Terms of the radius by the angle: mean, place of the centre, slant. */
const termsAt = (angle: number) => [
  1,
  Math.cos(angle),
  Math.sin(angle),
  Math.cos(2 * angle),
  Math.sin(2 * angle),
];

/** Least squares through the points near a circle; null where the slant is more than slight. */
export function slightlySlanted(points: Points, { x, y, radius }: Seed): PolarCurve | null {
  let radiusAt = (_angle: number) => radius;
  for (const share of [LOOSE, EXACT, EXACT]) {
    const rows = Array.from({ length: 5 }, (_, i) => {
      const row = new Float64Array(6);
      row[i] = 1e-6; // no points at all
      return row;
    });
    for (let a = 0; a < ANGLES; a++) {
      const [dx, dy] = [points[2 * a] - x, points[2 * a + 1] - y];
      const [r, angle] = [Math.hypot(dx, dy), Math.atan2(dy, dx)];
      if (!(Math.abs(r - radiusAt(angle)) < share * radius + SLACK_PX)) continue;
      const terms = [...termsAt(angle), r];
      for (let i = 0; i < 5; i++) for (let j = 0; j < 6; j++) rows[i][j] += terms[i] * terms[j];
    }
    for (const i of [3, 4]) rows[i][i] += 0.05 * rows[0][0]; // a gap does not bend the curve
    eliminate(rows);
    const fit = rows.map((row) => row[5]);
    if (Math.hypot(fit[3], fit[4]) > MAX_SLANT * fit[0] || !(fit[0] > 8)) return null;
    radiusAt = (angle) => termsAt(angle).reduce((sum, term, i) => sum + term * fit[i], 0);
  }
  const radii = Float32Array.from({ length: ANGLES }, (_, a) =>
    radiusAt((2 * Math.PI * a) / ANGLES),
  );
  return { x, y, radii };
}
