/**
 * A coin's outline as a camera sees it: middle, half axes and the first axis's angle (radians,
 * clockwise from the right), in pixels.
 */
export interface Ellipse {
  x: number;
  y: number;
  a: number;
  b: number;
  angle: number;
}

/** An affine map of the plane: [xx, xy, x0, yx, yy, y0]. */
export type Affine = readonly [number, number, number, number, number, number];

/**
 * From a coin's own coordinates (its radius 1, its middle 0, x right, y down) to the picture,
 * without turning it.
 */
export function fromDisc({ x, y, a, b, angle }: Ellipse): Affine {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [a * c * c + b * s * s, (a - b) * c * s, x, (a - b) * c * s, a * s * s + b * c * c, y];
}

export function shifted(ellipse: Ellipse, scale: number, left: number, top: number): Ellipse {
  return {
    x: ellipse.x * scale + left,
    y: ellipse.y * scale + top,
    a: ellipse.a * scale,
    b: ellipse.b * scale,
    angle: ellipse.angle,
  };
}
