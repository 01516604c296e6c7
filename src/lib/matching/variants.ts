import { resizeGrey } from "../coins/index";
import { invert, similarity, type Affine } from "./affine";
import { SCREEN_SIZE } from "./band";
import type { Plane } from "./match-side";

const STEP = 3;
const UPRIGHT = 18;
const SCALES = [0.94, 1, 1.06];
/** The screen's picture is drawn at twice its size, then averaged, so that turning it does not alias. */
const DRAWN = 2 * SCREEN_SIZE;

/**
 * The turns and scales in which one side is held against the others: 13 turns of 3 degrees about upright, or all 120
 * round, in three scales.
 */
export function variantsOf(anyRotation: boolean): Affine[] {
  const turns = anyRotation
    ? Array.from({ length: 360 / STEP }, (_, i) => i * STEP - 180)
    : Array.from({ length: (2 * UPRIGHT) / STEP + 1 }, (_, i) => i * STEP - UPRIGHT);
  return SCALES.flatMap((scale) => turns.map((turn) => similarity(turn, scale)));
}

/** A side as the screen turns it: DRAWN pixels a side. */
export function drawnForScreen({ relief, size }: Plane): Float32Array {
  return resizeGrey(Float32Array.from(relief), size, DRAWN);
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
  const [c, last] = [(DRAWN - 1) / 2, DRAWN - 1];
  maps.forEach((map, m) => {
    const [a, b, , d, e] = invert(map);
    for (let Y = 0; Y < DRAWN; Y++) {
      for (let X = 0; X < DRAWN; X++) {
        const x = a * (X - c) + b * (Y - c) + c;
        const y = d * (X - c) + e * (Y - c) + c;
        if (!(x >= 0 && y >= 0 && x < last && y < last)) continue;
        const [xi, yi] = [x | 0, y | 0];
        const [fx, fy] = [x - xi, y - yi];
        const p = yi * DRAWN + xi;
        const top = drawn[p] + (drawn[p + 1] - drawn[p]) * fx;
        const low = drawn[p + DRAWN] + (drawn[p + DRAWN + 1] - drawn[p + DRAWN]) * fx;
        out[(m * n + (Y >> 1)) * n + (X >> 1)] += top + (low - top) * fy;
      }
    }
  });
  return out;
}
