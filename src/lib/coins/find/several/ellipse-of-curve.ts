import { cornersOf } from "../rim-path";
import type { PolarCurve } from "../rim-strip";

/** An ellipse in pixels; the angle of `a`, the longer half axis, in radians clockwise from x. */
export interface OutlineEllipse {
  x: number;
  y: number;
  a: number;
  b: number;
  angle: number;
}

/** The ellipse with the area moments of a closed curve, up to the second. */
export function ellipseOfCurve(curve: PolarCurve): OutlineEllipse {
  const corners = cornersOf(curve);
  let [area, mx, my, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    const [px, py] = [corners[i] - curve.x, corners[i + 1] - curve.y];
    const [qx, qy] = [corners[j] - curve.x, corners[j + 1] - curve.y];
    const cross = px * qy - qx * py;
    area += cross / 2;
    mx += ((px + qx) * cross) / 6;
    my += ((py + qy) * cross) / 6;
    xx += ((px * px + px * qx + qx * qx) * cross) / 12;
    yy += ((py * py + py * qy + qy * qy) * cross) / 12;
    xy += ((px * qy + 2 * px * py + 2 * qx * qy + qx * py) * cross) / 24;
  }
  [mx, my] = [mx / area, my / area];
  const [vx, vy, vxy] = [xx / area - mx * mx, yy / area - my * my, xy / area - mx * my];
  const [middle, apart] = [(vx + vy) / 2, Math.hypot((vx - vy) / 2, vxy)];
  return {
    x: curve.x + mx,
    y: curve.y + my,
    a: 2 * Math.sqrt(middle + apart),
    b: 2 * Math.sqrt(Math.max(1e-9, middle - apart)),
    angle: Math.atan2(2 * vxy, vx - vy) / 2,
  };
}

/** Points of a disc, evenly spread: a sunflower's. */
const DISC = Array.from({ length: 200 }, (_, i) => {
  const [r, angle] = [Math.sqrt((i + 0.5) / 200), i * Math.PI * (3 - Math.sqrt(5))];
  return [r * Math.cos(angle), r * Math.sin(angle)];
});

/** Share of an ellipse that lies in another, to about a hundredth. */
export function coveredShare(inner: OutlineEllipse, outer: OutlineEllipse): number {
  if (Math.hypot(inner.x - outer.x, inner.y - outer.y) > inner.a + outer.a) return 0;
  const [c, s] = [Math.cos(inner.angle), Math.sin(inner.angle)];
  const [k, n] = [Math.cos(outer.angle), Math.sin(outer.angle)];
  let count = 0;
  for (const [p, q] of DISC) {
    const [u, v] = [inner.a * p, inner.b * q];
    const [x, y] = [inner.x + u * c - v * s - outer.x, inner.y + u * s + v * c - outer.y];
    const [e, f] = [(x * k + y * n) / outer.a, (y * k - x * n) / outer.b];
    if (e * e + f * f <= 1) count++;
  }
  return count / DISC.length;
}
