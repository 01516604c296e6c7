export type Point = [number, number];

/**
 * Corners of the convex hull of a mask's pixels, pixel i covering i … i + 1 (Andrew's monotone
 * chain).
 */
export function convexHull(mask: Uint8Array, width: number, height: number): Point[] {
  const points: Point[] = [];
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    const last = row.lastIndexOf(1) + 1;
    points.push([first, y], [first, y + 1], [last, y], [last, y + 1]);
  }
  points.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return [...chain(points), ...chain(points.reverse())];
}

function chain(points: Point[]): Point[] {
  const hull: Point[] = [];
  for (const p of points) {
    while (hull.length > 1 && turn(hull[hull.length - 2], hull[hull.length - 1], p) <= 0)
      hull.pop();
    hull.push(p);
  }
  return hull.slice(0, -1);
}

/** Positive for a turn to one side, negative to the other, 0 straight on. */
function turn(o: Point, p: Point, q: Point): number {
  return (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
}

/** Area of a polygon (the shoelace formula). */
export function polygonArea(corners: Point[]): number {
  let twice = 0;
  for (let i = 0; i < corners.length; i++) {
    const [p, q] = [corners[i], corners[(i + 1) % corners.length]];
    twice += p[0] * q[1] - p[1] * q[0];
  }
  return Math.abs(twice) / 2;
}
