/** An ellipse in pixels of a picture, pixel i covering i … i + 1. */
export interface CoinOutline {
  /** Centre. */
  x: number;
  y: number;
  /** Half axes, a >= b. */
  a: number;
  b: number;
  /** Of `a` against the x axis, in degrees clockwise, -90 (excluded) to 90. */
  angle: number;
}

/**
 * The ellipse with the same area, centroid and direction as a mask: its second moments are those of
 * the mask, up to a common factor.
 *
 * @param step pixels of the picture for one of the mask
 */
export function ellipseOfMask({
  mask,
  width,
  step,
}: {
  mask: Uint8Array;
  width: number;
  step: number;
}): CoinOutline {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const x = i % width;
    const y = (i - x) / width;
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const [mx, my] = [sx / n, sy / n];
  const [vx, vxy, vy] = [sxx / n - mx * mx, sxy / n - mx * my, syy / n - my * my];
  const middle = (vx + vy) / 2;
  const apart = Math.hypot((vx - vy) / 2, vxy);
  const ratio = Math.sqrt(Math.max(1e-9, middle - apart) / (middle + apart));
  const a = Math.sqrt(n / Math.PI / ratio);
  const angle = (Math.atan2(2 * vxy, vx - vy) * 90) / Math.PI;
  return {
    x: (mx + 0.5) * step,
    y: (my + 0.5) * step,
    a: a * step,
    b: a * ratio * step,
    angle: angle <= -90 ? 90 : angle,
  };
}
