import { compose, type Affine } from "../align/affine";
import { placesAtAnyRotation } from "./any-rotation";
import { bestPlaces } from "./best-places";
import type { MatchSide } from "../match-side";
import { drawnForScreen, variantsOf } from "./variants";
import { shiftsOfScreen } from "./shifts";

/**
 * Best result of the coarse search of a pair of sides, over rotations, scales and shifts of the
 * first.
 */
export interface Screened {
  /** Position of the turned side, and of the other, in the list. */
  a: number;
  b: number;
  /** Correlation within the pass band times the gain of its shift (1 to 1.2); for ranking only. */
  score: number;
  /** From a to b. */
  map: Affine;
}

export interface ScreenOptions {
  /** All rotations instead of 18 degrees either way of upright. */
  anyRotation?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Coarse search of every pair of sides (a before b in the list): correlation over rotations, scales
 * and shifts.
 *
 * The engine must have been started.
 */
export function screen(
  sides: readonly MatchSide[],
  { anyRotation = false, onProgress }: ScreenOptions = {},
): Screened[] {
  const n = sides.length;
  const variants = variantsOf(anyRotation);
  const shifts = shiftsOfScreen();
  const drawn = sides.map(drawnForScreen);
  const once = { pairsOnce: true, onProgress };
  const { best, which } = anyRotation
    ? placesAtAnyRotation(drawn, drawn, once)
    : bestPlaces(drawn, drawn, variants, shifts, once);
  const screened: Screened[] = [];
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const [variant, shift] = [
        Math.floor(which[a * n + b] / shifts.length),
        which[a * n + b] % shifts.length,
      ];
      const { x, y } = shifts[shift];
      screened.push({
        a,
        b,
        score: best[a * n + b],
        map: compose([1, 0, x, 0, 1, y], variants[variant]),
      });
    }
  }
  return screened;
}
