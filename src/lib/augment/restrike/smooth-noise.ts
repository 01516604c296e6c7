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
  const index = new Int32Array(size);
  const share = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const at = Math.min(cells - 1, Math.max(0, ((i + 0.5) * cells) / size - 0.5));
    index[i] = Math.min(Math.max(cells - 2, 0), Math.floor(at));
    const t = at - index[i];
    share[i] = t * t * (3 - 2 * t);
  }
  const out = new Float32Array(size * size);
  const next = cells > 1 ? 1 : 0;
  const row = new Float32Array(cells);
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

/** A smooth mask of 0 to 1: where slow noise exceeds `level`, by a sigmoid of this steepness. */
export function patches(size: number, level: number, steep: number, random: Random): Float32Array {
  return smoothNoise(size, 4, random).map((value) => sigmoid((value - level) * steep));
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
