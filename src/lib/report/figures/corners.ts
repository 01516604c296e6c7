/** A point of a figure. */
export interface Point {
  x: number;
  y: number;
}

/** The points where a curve turns: the others lie on the lines between them. */
export function corners<P extends Point>(points: readonly P[]): P[] {
  const turns = (a: P, b: P, c: P) => (b.x - a.x) * (c.y - b.y) !== (b.y - a.y) * (c.x - b.x);
  return points.filter(
    (point, i) => i === 0 || i === points.length - 1 || turns(points[i - 1], point, points[i + 1]),
  );
}
