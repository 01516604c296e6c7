import { cornersOf, polarCurve } from "./rim-path";
import { ANGLES, type PolarCurve } from "./rim-strip";

/** The pixels whose middle lies in a curve, on a grid `step` times coarser than the picture. */
export function maskOf(
  curve: PolarCurve,
  { width, height, step }: { width: number; height: number; step: number },
): Uint8Array {
  const corners = cornersOf(curve);
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const level = (y + 0.5) * step;
    const crossings: number[] = [];
    for (let i = 0; i < corners.length; i += 2) {
      const j = (i + 2) % corners.length;
      const [py, qy] = [corners[i + 1], corners[j + 1]];
      if (py < level === qy < level) continue;
      crossings.push(corners[i] + ((level - py) / (qy - py)) * (corners[j] - corners[i]));
    }
    crossings.sort((a, b) => a - b);
    for (let n = 0; n + 1 < crossings.length; n += 2) {
      const from = Math.max(0, Math.ceil(crossings[n] / step - 0.5));
      const to = Math.min(width - 1, Math.floor(crossings[n + 1] / step - 0.5));
      if (to >= from) mask.fill(1, y * width + from, y * width + to + 1);
    }
  }
  return mask;
}

/** Intersection over union of two masks of one size. */
export function overlap(a: Uint8Array, b: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    both += a[i] & b[i];
    either += a[i] | b[i];
  }
  return either === 0 ? 0 : both / either;
}

/**
 * The outline of a mask seen from a point within: the outermost pixel on each ray; null where the
 * point lies outside.
 */
export function outlineOf(
  mask: Uint8Array,
  { width, height }: { width: number; height: number },
  x: number,
  y: number,
): PolarCurve | null {
  const radii = new Float32Array(ANGLES);
  const most = Math.hypot(width, height);
  for (let a = 0; a < ANGLES; a++) {
    const [c, s] = [Math.cos((2 * Math.PI * a) / ANGLES), Math.sin((2 * Math.PI * a) / ANGLES)];
    for (let r = 0; r < most; r += 0.5) {
      const [u, v] = [Math.floor(x + r * c), Math.floor(y + r * s)];
      if (u < 0 || v < 0 || u >= width || v >= height) break;
      if (mask[v * width + u]) radii[a] = r + 0.25;
    }
  }
  return radii.some((r) => r < 2) ? null : { x, y, radii };
}

/** The curve midway between two, seen from the centre of the first; null where it lies outside the other. */
export function midway(one: PolarCurve, other: PolarCurve): PolarCurve | null {
  const { x, y } = one;
  const seen = polarCurve(cornersOf(other), x, y);
  return seen && { x, y, radii: one.radii.map((r, a) => (r + seen.radii[a]) / 2) };
}

/** The disc with the area and the centroid of a mask. */
export function equalDisc(
  mask: Uint8Array,
  width: number,
  height: number,
): { centre: [number, number]; radius: number } {
  let [sumX, sumY, area] = [0, 0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 0) continue;
      sumX += x;
      sumY += y;
      area++;
    }
  }
  return { centre: [sumX / area + 0.5, sumY / area + 0.5], radius: Math.sqrt(area / Math.PI) };
}
