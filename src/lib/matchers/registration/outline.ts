import type { Plane } from "./match-side";

/** Step along a ray, pixels. */
const STEP_PX = 0.25;

/** The middle of a coin, the mean of its mask, pixels. */
export function middleOf({ size, mask }: Plane): [number, number] {
  let [n, sx, sy] = [0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    n++;
    sx += i % size;
    sy += Math.floor(i / size);
  }
  return [sx / n, sy / n];
}

/** Whether a place belongs to the coin. */
export function isInside({ size, mask }: Plane, x: number, y: number): boolean {
  const [i, j] = [Math.round(x), Math.round(y)];
  return i >= 0 && j >= 0 && i < size && j < size && mask[j * size + i] === 1;
}

/**
 * Distance to the last place along a ray that is inside, pixels; 0 where none is.
 *
 * @param inside of a distance along the ray
 */
export function reachOf(inside: (distance: number) => boolean, farthest: number): number {
  for (let distance = farthest; distance > 0; distance -= STEP_PX)
    if (inside(distance)) return distance;
  return 0;
}

/**
 * Distance from a coin's middle to its outline, for directions clockwise from the top of the
 * picture, pixels.
 */
export function outlineRadii(plane: Plane, directions: number): Float64Array {
  const [x, y] = middleOf(plane);
  return Float64Array.from({ length: directions }, (_, i) => {
    const angle = (2 * Math.PI * i) / directions;
    const [across, down] = [Math.sin(angle), -Math.cos(angle)];
    return reachOf((r) => isInside(plane, x + across * r, y + down * r), 0.6 * plane.size);
  });
}
