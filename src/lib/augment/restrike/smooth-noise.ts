import type { Random } from "../../base/index";
import { addNoise } from "../noise";

/**
 * Noise that varies slowly: `cells` x `cells` values of mean 0 and deviation 1, read between by a
 * smooth step.
 *
 * @returns size * size values
 */
export function smoothNoise(size: number, cells: number, random: Random): Float32Array {
  const grid = new Float32Array(cells * cells);
  addNoise(grid, 1, 1 + random.integer(0xffffffff));
  return enlarge(grid, cells, size, (t) => t * t * (3 - 2 * t));
}

/** Pixels a side at which what varies over a fourth of the picture is computed. */
const COARSE_SIDE = 48;

/** A function of slow noise of `cells` x `cells` values, computed on a coarse grid. */
export function slowField(
  size: number,
  cells: number,
  { of, random }: { of(value: number): number; random: Random },
): Float32Array {
  const coarse = smoothNoise(COARSE_SIDE, cells, random);
  for (let i = 0; i < coarse.length; i++) coarse[i] = of(coarse[i]);
  return enlarge(coarse, COARSE_SIDE, size, (t) => t);
}

/** A smooth mask of 0 to 1: where slow noise exceeds `level`, by a sigmoid of this steepness. */
export function patches(size: number, level: number, steep: number, random: Random): Float32Array {
  return slowField(size, 4, { of: (value) => sigmoid((value - level) * steep), random });
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** A square grid of values read at the pixels of a larger square; at its edges, the edge goes on. */
function enlarge(
  grid: Float32Array,
  cells: number,
  size: number,
  ease: (share: number) => number,
): Float32Array {
  const index = new Int32Array(size);
  const share = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const at = Math.min(cells - 1, Math.max(0, ((i + 0.5) * cells) / size - 0.5));
    index[i] = Math.min(Math.max(cells - 2, 0), Math.floor(at));
    share[i] = ease(at - index[i]);
  }
  const out = new Float32Array(size * size);
  const next = cells > 1 ? 1 : 0;
  const row = new Float32Array(cells + next);
  for (let y = 0, o = 0; y < size; y++) {
    const above = index[y] * cells;
    const below = above + next * cells;
    for (let c = 0; c < cells; c++)
      row[c] = grid[above + c] + share[y] * (grid[below + c] - grid[above + c]);
    for (let x = 0; x < size; x++, o++) {
      const k = index[x];
      out[o] = row[k] + share[x] * (row[k + next] - row[k]);
    }
  }
  return out;
}
