import { invert, moved } from "./affine";
import { invertMatrix } from "./invert-matrix";
import { BEND, unbent, warped, type Warp } from "./warp";

/**
 * Points per side of the grid that the inverse is fitted to, and their distance in halves of the
 * frame.
 */
const GRID_POINTS = 13;
const GRID_SPACING = 1 / 6.5;

/** Approximate inverse of a warp: exact up to second order. */
export function invertWarp({ map, bend }: Warp): Warp {
  const back = invert(map);
  if (bend.every((value) => value === 0)) return unbent(back);
  const normal = new Float64Array(BEND * BEND);
  const [across, down] = [new Float64Array(BEND), new Float64Array(BEND)];
  for (let i = 0; i < GRID_POINTS * GRID_POINTS; i++) {
    const [u, v] = [
      ((i % GRID_POINTS) - (GRID_POINTS - 1) / 2) * GRID_SPACING,
      (Math.floor(i / GRID_POINTS) - (GRID_POINTS - 1) / 2) * GRID_SPACING,
    ];
    const [x, y] = warped({ map, bend }, u, v);
    const [p, q] = moved(map, u, v);
    const terms = [1, x, y, x * x, x * y, y * y];
    for (let r = 0; r < BEND; r++) {
      across[r] += terms[r] * (p - x);
      down[r] += terms[r] * (q - y);
      for (let s = 0; s < BEND; s++) normal[r * BEND + s] += terms[r] * terms[s];
    }
  }
  const inverse = invertMatrix(normal, BEND)!;
  const times = (right: Float64Array) =>
    Array.from(right, (_, r) =>
      right.reduce((sum, value, s) => sum + inverse[r * BEND + s] * value, 0),
    );
  return { map: back, bend: Float64Array.from([...times(across), ...times(down)]) };
}
