import { resizeGrey } from "../../../coins/index";
import { invert, similarity, type Affine } from "../align/affine";
import { SCREEN_SIZE } from "./band";
import type { MatchSide } from "../match-side";

export const ROTATION_STEP_DEGREES = 3;
const MAX_ROTATION_DEGREES = 18;
export const SCALES = [0.94, 1, 1.06];
/** The picture is drawn at twice its size and then averaged, so that rotating it does not alias. */
const DRAWN_SIZE_PX = 2 * SCREEN_SIZE;

/**
 * Rotations and scales of the coarse search: 13 rotations of 3 degrees about upright, or all 120,
 * at three scales.
 */
export function variantsOf(anyRotation: boolean): Affine[] {
  return SCALES.flatMap((scale) => rotationsOf(anyRotation).map((turn) => similarity(turn, scale)));
}

/** The rotations, degrees. */
export function rotationsOf(anyRotation: boolean): number[] {
  return anyRotation
    ? Array.from({ length: 360 / ROTATION_STEP_DEGREES }, (_, i) => i * ROTATION_STEP_DEGREES - 180)
    : Array.from(
        { length: (2 * MAX_ROTATION_DEGREES) / ROTATION_STEP_DEGREES + 1 },
        (_, i) => i * ROTATION_STEP_DEGREES - MAX_ROTATION_DEGREES,
      );
}

/** Picture of a side for the coarse search: DRAWN_SIZE_PX² values. */
export function drawnForScreen({
  pyramid: [, , { relief, size }],
}: Pick<MatchSide, "pyramid">): Float32Array {
  return resizeGrey(Float32Array.from(relief), size, DRAWN_SIZE_PX);
}

/**
 * Pictures of one side, each moved by a map about the middle.
 *
 * @param drawn  from `drawnForScreen`
 * @returns SCREEN_SIZE² values for each map
 */
export function movedPictures(drawn: Float32Array, maps: readonly Affine[]): Float32Array {
  const n = SCREEN_SIZE;
  const out = new Float32Array(maps.length * n * n);
  const [c, last] = [(DRAWN_SIZE_PX - 1) / 2, DRAWN_SIZE_PX - 1];
  const size = DRAWN_SIZE_PX; // read once, as any constant of a hot loop
  for (let m = 0; m < maps.length; m++) {
    const [a, b, , d, e] = invert(maps[m]);
    for (let Y = 0; Y < size; Y++) {
      const [across, down, row] = [b * (Y - c), e * (Y - c), (m * n + (Y >> 1)) * n];
      for (let X = 0; X < size; X++) {
        const x = a * (X - c) + across + c;
        const y = d * (X - c) + down + c;
        if (!(x >= 0 && y >= 0 && x < last && y < last)) continue;
        const xi = x | 0;
        const yi = y | 0;
        const fx = x - xi;
        const p = yi * size + xi;
        const top = drawn[p] + (drawn[p + 1] - drawn[p]) * fx;
        const low = drawn[p + size] + (drawn[p + size + 1] - drawn[p + size]) * fx;
        out[row + (X >> 1)] += top + (low - top) * (y - yi);
      }
    }
  }
  return out;
}
