import { grown } from "./blur";
import type { Random } from "../../base/index";

/**
 * Adds smooth noise: random values within ±`strength` on a lattice of `cell` pixels, blended in
 * between.
 */
function addLattice(
  out: Float32Array,
  width: number,
  height: number,
  cell: number,
  strength: number,
  rng: Random,
): void {
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) values[i] = strength * (2 * rng.next() - 1);
  const column = new Int32Array(width);
  const mix = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = x / cell;
    column[x] = Math.floor(at);
    const t = at - column[x];
    mix[x] = t * t * (3 - 2 * t);
  }
  const row = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const at = y / cell;
    const top = Math.floor(at);
    const t = (at - top) * (at - top) * (3 - 2 * (at - top));
    for (let c = 0; c < columns; c++)
      row[c] = values[top * columns + c] * (1 - t) + values[(top + 1) * columns + c] * t;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const c = column[x];
      out[start + x] += row[c] + mix[x] * (row[c + 1] - row[c]);
    }
  }
}

/** Coarse noise is made on a grid this many times coarser: nobody sees the difference. */
const COARSER = 4;

/**
 * Fractal noise: octaves from a cell (pixels) down, each half the size and `fade` times the
 * strength; standard deviation about 1.
 */
export function fractal(
  width: number,
  height: number,
  cell: number,
  octaves: number,
  rng: Random,
  fade = 0.55,
): Float32Array {
  if (cell / 2 ** (octaves - 1) >= 1.5 * COARSER) {
    const [w, h] = [Math.ceil(width / COARSER), Math.ceil(height / COARSER)];
    return grown(
      { data: fractal(w, h, cell / COARSER, octaves, rng, fade), width: w, height: h },
      width,
      height,
      COARSER,
    );
  }
  const strengths = Array.from({ length: octaves }, (_, o) => fade ** o).filter(
    (_, o) => o === 0 || cell / 2 ** o >= 1,
  );
  const power = strengths.reduce((sum, s) => sum + s * s, 0);
  const out = new Float32Array(width * height);
  strengths.forEach((s, o) =>
    addLattice(out, width, height, Math.max(1, cell / 2 ** o), s / Math.sqrt(0.2 * power), rng),
  );
  return out;
}

const TABLE = 1 << 14;

/** Normal noise for pixels, quickly: a table drawn once, read at pseudo-random places. */
export function grain(rng: Random): () => number {
  const table = new Float32Array(TABLE);
  for (let i = 0; i < TABLE; i++) table[i] = rng.normal();
  let state = Math.floor(rng.next() * 4294967296) | 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return table[state >>> 18];
  };
}
