/**
 * An affine map between two coin sides, [a, b, c, d, e, f]: (u, v) -> (a u + b v + c, d u + e v +
 * f).
 *
 * Lengths are halves of the frame, so that a map is the same at every size of a picture: (0, 0) is
 * its middle, -1 and 1 are its edges, and the coin's radius is 512/560.
 */
export type Affine = readonly [number, number, number, number, number, number];

export const IDENTITY: Affine = [1, 0, 0, 0, 1, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, w] = inner;
  return [
    a * p + b * s,
    a * q + b * t,
    a * r + b * w + c,
    d * p + e * s,
    d * q + e * t,
    d * r + e * w + f,
  ];
}

/** Inverse map. Its entries are not finite if there is none. */
export function invert([a, b, c, d, e, f]: Affine): Affine {
  const det = a * e - b * d;
  return [e / det, -b / det, (b * f - e * c) / det, -d / det, a / det, (d * c - a * f) / det];
}

/** Image of a point. */
export function moved([a, b, c, d, e, f]: Affine, u: number, v: number): [number, number] {
  return [a * u + b * v + c, d * u + e * v + f];
}

/**
 * Similarity transform: rotation about the middle, scaling, then translation.
 *
 * @param degrees clockwise, as pictures are seen
 */
export function similarity(
  degrees: number,
  scale: number,
  shift: readonly [number, number] = [0, 0],
): Affine {
  const cos = scale * Math.cos((degrees * Math.PI) / 180);
  const sin = scale * Math.sin((degrees * Math.PI) / 180);
  return [cos, -sin, shift[0], sin, cos, shift[1]];
}

/**
 * Rotation, scale and stretch of a map.
 *
 * @returns `degrees` clockwise in -180 … 180; `scale`, the root of the change in area; `stretch`,
 *   the longer by the shorter axis of the ellipse that a circle becomes, at least 1, or Infinity
 *   where the map mirrors or flattens
 */
export function shapeOf([a, b, , d, e]: Affine): {
  degrees: number;
  scale: number;
  stretch: number;
} {
  const det = a * e - b * d;
  const together = Math.hypot(a + e, d - b); // sum and difference of the singular values
  const apart = Math.hypot(a - e, d + b);
  return {
    degrees: (Math.atan2(d - b, a + e) * 180) / Math.PI,
    scale: Math.sqrt(Math.max(0, det)),
    stretch: det > 0 ? (together + apart) / (together - apart) : Infinity,
  };
}
