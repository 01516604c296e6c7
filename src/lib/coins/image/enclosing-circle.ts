import type { Point } from "./convex-hull";

export interface Circle {
  centre: Point;
  radius: number;
}

/**
 * The smallest circle round points.
 *
 * @see Welzl 1991, "Smallest enclosing disks", in its iterative form: a point outside lies on the
 *   next circle
 */
export function enclosingCircle(points: readonly Point[]): Circle {
  let circle: Circle = { centre: points[0], radius: 0 };
  for (let i = 1; i < points.length; i++) {
    if (holds(circle, points[i])) continue;
    circle = { centre: points[i], radius: 0 };
    for (let j = 0; j < i; j++) {
      if (holds(circle, points[j])) continue;
      circle = onDiameter(points[i], points[j]);
      for (let k = 0; k < j; k++)
        if (!holds(circle, points[k])) circle = through(points[i], points[j], points[k]);
    }
  }
  return circle;
}

function holds({ centre, radius }: Circle, p: Point): boolean {
  return distance(centre, p) <= radius * (1 + 1e-9);
}

function distance(p: Point, q: Point): number {
  return Math.hypot(p[0] - q[0], p[1] - q[1]);
}

function onDiameter(p: Point, q: Point): Circle {
  return { centre: [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], radius: distance(p, q) / 2 };
}

/** The circle through three points that are not in line, as corners of a hull never are. */
function through(p: Point, q: Point, r: Point): Circle {
  const [bx, by, cx, cy] = [q[0] - p[0], q[1] - p[1], r[0] - p[0], r[1] - p[1]];
  const twice = 2 * (bx * cy - by * cx);
  const [b, c] = [bx * bx + by * by, cx * cx + cy * cy];
  const [x, y] = [(cy * b - by * c) / twice, (bx * c - cx * b) / twice];
  return { centre: [p[0] + x, p[1] + y], radius: Math.hypot(x, y) };
}
