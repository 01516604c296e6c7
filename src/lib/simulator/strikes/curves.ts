/**
 * A point of a die's design: x to the right, y down, the origin in the die's middle, 1 = the die's
 * diameter.
 */
export type Point = readonly [x: number, y: number];

/** Moves points: a part of the design being placed, turned or reshaped. */
export type Placing = (point: Point) => Point;

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * A smooth curve through its control points (uniform Catmull-Rom).
 *
 * @param steps  points made for each span
 */
export function smooth(points: readonly Point[], steps = 8, closed = false): Point[] {
  const n = points.length;
  const at = (i: number): Point =>
    closed ? points[(i + n) % n] : points[Math.min(n - 1, Math.max(0, i))];
  const out: Point[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const axis = (k: 0 | 1) =>
        b[k] +
        0.5 *
          t *
          (c[k] -
            a[k] +
            t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
      out.push([axis(0), axis(1)]);
    }
  }
  if (!closed) out.push(points[n - 1]);
  return out;
}

/** Part of an ellipse; angles in degrees clockwise from 3 o'clock. */
export function arc(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  from: number,
  to: number,
  steps = 12,
): Point[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = radians(from + ((to - from) * i) / steps);
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  });
}

/** Scales and turns about a pivot, then shifts. Turn in degrees, clockwise. */
export function placing(options: {
  pivot?: Point;
  scale?: number | Point;
  turn?: number;
  shift?: Point;
}): Placing {
  const [px, py] = options.pivot ?? [0, 0];
  const scale = options.scale ?? 1;
  const [sx, sy] = typeof scale === "number" ? [scale, scale] : scale;
  const [dx, dy] = options.shift ?? [0, 0];
  const cos = Math.cos(radians(options.turn ?? 0));
  const sin = Math.sin(radians(options.turn ?? 0));
  return ([x, y]) => {
    const u = (x - px) * sx;
    const v = (y - py) * sy;
    return [px + dx + cos * u - sin * v, py + dy + sin * u + cos * v];
  };
}

/** The point a share `t` (0 … 1) along a polyline, by index, and the direction there. */
export function along(line: readonly Point[], t: number): { point: Point; direction: Point } {
  const at = Math.min(line.length - 1.001, Math.max(0, t * (line.length - 1)));
  const i = Math.floor(at);
  const [a, b] = [line[i], line[i + 1]];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const mix = at - i;
  return {
    point: [a[0] + mix * (b[0] - a[0]), a[1] + mix * (b[1] - a[1])],
    direction: [(b[0] - a[0]) / length, (b[1] - a[1]) / length],
  };
}

/** True where the point lies inside the polygon (even-odd rule). */
export function inside(polygon: readonly Point[], [x, y]: Point): boolean {
  let odd = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i];
    const [bx, by] = polygon[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

/** Turns a heading by some degrees. */
export const turned = ([x, y]: Point, degrees: number): Point => {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [cos * x - sin * y, sin * x + cos * y];
};
