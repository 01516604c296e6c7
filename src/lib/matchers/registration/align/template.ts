import { invertMatrix } from "./invert-matrix";
import type { Plane } from "../match-side";
import { normalMatrix, TERMS, type TemplatePixels } from "./normal-matrix";

/**
 * Template of the fixed image in the inverse compositional algorithm: its pixels inside the mask,
 * and what is computed of them once.
 */
export interface Template extends TemplatePixels {
  /**
   * Inverse of the 8 x 8 normal matrix of relief, 1, and the six derivatives by an affine map; null
   * where it has none.
   */
  inverse: Float64Array | null;
}

export function template({ size, relief, mask }: Plane): Template {
  const runs = runsOf(mask, size);
  let count = 0;
  for (let k = 0; k < runs.length; k += 3) count += runs[k + 2] - runs[k + 1];
  const [kept, across, down] = Array.from({ length: 3 }, () => new Float32Array(count));
  const slope = size / 4; // of two pixels, which are 4 / size of a half frame
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < runs.length; k += 3) {
    const row = runs[k] * size;
    for (let i = row + runs[k + 1], end = row + runs[k + 2]; i < end; i++, n++) {
      const value = relief[i];
      kept[n] = value;
      across[n] = (relief[i + 1] - relief[i - 1]) * slope;
      down[n] = (relief[i + size] - relief[i - size]) * slope;
      sum += value;
      squares += value * value;
    }
  }
  // kept in single precision, as the maps in caches were found with
  const position = Float64Array.from({ length: size }, (_, x) =>
    Math.fround((x - (size - 1) / 2) / (size / 2)),
  );
  const pixels = { size, count, runs, position, relief: kept, across, down, sum, squares };
  return { ...pixels, inverse: invertMatrix(normalMatrix(pixels), TERMS) };
}

/** Runs of the pixels inside a mask; the outermost have no gradient and are left out. */
function runsOf(mask: Uint8Array, size: number): Int32Array {
  const found: number[] = [];
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1; x < size - 1; x++) {
      if (mask[y * size + x] === 0) continue;
      const from = x;
      while (x < size - 1 && mask[y * size + x] !== 0) x++;
      found.push(y, from, x);
    }
  }
  return Int32Array.from(found);
}
