import { tf } from "../../../engine/index";
import { IDENTITY, type Affine } from "../align/affine";
import type { Shift } from "./shifts";
import { movedPictures } from "./variants";
import { fourierCoefficients, type FourierCoefficients } from "./fourier-coefficients";

/** Rows of one matrix product, and sides whose shifts are its columns; chosen for speed. */
const ROWS_PER_PRODUCT = 156;
const SIDES_PER_PRODUCT = 16;
/** Largest number of rows in memory, 7 kB each. */
const MAX_STORED_ROWS = 12_000;

export interface BestPlacesOptions {
  /** Both lists are the same: only pairs in which the turned side comes before the other. */
  pairsOnce?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Correlates every side of one list, at every rotation, scale and shift, with every side of
 * another, by one matrix product per block of sides. Rows are the Fourier coefficients of the
 * rotated and scaled pictures within a pass band, columns those of the others at every shift; all
 * are unit vectors (times the shift's gain), so each entry is a correlation.
 *
 * The engine must have been started.
 *
 * @param turned, still from `drawnForScreen`
 * @returns for turned side a and other side b at a * still.length + b: the largest correlation,
 *   -Infinity where it was not looked for; and which it was, variant * shifts.length + shift
 */
export function bestPlaces(
  turned: readonly Float32Array[],
  fixed: readonly Float32Array[],
  variants: readonly Affine[],
  shifts: readonly Shift[],
  { pairsOnce = false, onProgress }: BestPlacesOptions = {},
): Places {
  const found = placesOf(turned.length, fixed.length);
  const coefficients = fourierCoefficients(shifts);
  try {
    const together = Math.max(1, Math.floor(MAX_STORED_ROWS / turned.length));
    for (let v = 0; v < variants.length; v += together) {
      const some = variants.slice(v, v + together);
      const rows = rowsOf(coefficients, pairsOnce ? turned.slice(0, -1) : turned, some, v);
      updateBest(rows, fixed, coefficients, shifts.length, found, {
        pairsOnce,
        onProgress: (to) =>
          onProgress?.(v * fixed.length + some.length * to, variants.length * fixed.length),
      });
      tf.dispose(rows.map((block) => block.coefficients));
    }
  } finally {
    coefficients.dispose();
  }
  return found;
}

/**
 * Correlates the same rotated and scaled sides with one list of others after another: see
 * `bestPlaces`.
 */
export interface PlaceFinder {
  /** As `bestPlaces` returns it. */
  among(fixed: readonly Float32Array[]): Places;
  dispose(): void;
}

/** Computes the coefficients of the rotated sides once: 7 kB for each side and variant. */
export function placeFinder(
  turned: readonly Float32Array[],
  variants: readonly Affine[],
  shifts: readonly Shift[],
): PlaceFinder {
  const coefficients = fourierCoefficients(shifts);
  const rows = rowsOf(coefficients, turned, variants, 0);
  return {
    among(fixed) {
      const found = placesOf(turned.length, fixed.length);
      updateBest(rows, fixed, coefficients, shifts.length, found, {});
      return found;
    },
    dispose() {
      tf.dispose(rows.map((block) => block.coefficients));
      coefficients.dispose();
    },
  };
}

/**
 * For turned side a and other side b at a * still + b: the largest correlation, and which it was,
 * variant * shifts + shift.
 */
export interface Places {
  best: Float32Array;
  which: Int32Array;
}

const placesOf = (turned: number, fixed: number): Places => ({
  best: new Float32Array(turned * fixed).fill(-Infinity),
  which: new Int32Array(turned * fixed),
});

/**
 * Fourier coefficients of the sides `from` to `to` at `variants` rotations and scales from `first`
 * on.
 */
interface Rows {
  from: number;
  to: number;
  first: number;
  variants: number;
  coefficients: tf.Tensor2D;
}

function rowsOf(
  coefficients: FourierCoefficients,
  turned: readonly Float32Array[],
  variants: readonly Affine[],
  first: number,
): Rows[] {
  return blocks(turned.length, Math.ceil(ROWS_PER_PRODUCT / variants.length)).map(
    ({ from, to }) => ({
      from,
      to,
      first,
      variants: variants.length,
      coefficients: coefficients.of(
        turned.slice(from, to).map((one) => movedPictures(one, variants)),
      ),
    }),
  );
}

/** Correlates rows with sides and updates the best results. */
function updateBest(
  rows: readonly Rows[],
  fixed: readonly Float32Array[],
  coefficients: FourierCoefficients,
  shifts: number,
  { best, which }: Places,
  { pairsOnce = false, onProgress }: { pairsOnce?: boolean; onProgress?(to: number): void },
): void {
  const n = fixed.length;
  for (const { from, to } of blocks(n, SIDES_PER_PRODUCT)) {
    const columns = shiftedCoefficients(coefficients, fixed.slice(from, to));
    for (const block of rows) {
      if (pairsOnce && block.from >= to - 1) break;
      const { values, at } = bestShifts(block.coefficients, columns, shifts);
      let i = 0;
      for (let a = block.from; a < block.to; a++) {
        for (let s = 0; s < block.variants; s++) {
          for (let b = from; b < to; b++, i++) {
            if (values[i] <= best[a * n + b]) continue;
            best[a * n + b] = values[i];
            which[a * n + b] = (block.first + s) * shifts + at[i];
          }
        }
      }
    }
    columns.dispose();
    onProgress?.(to);
  }
}

function shiftedCoefficients(
  coefficients: FourierCoefficients,
  drawn: readonly Float32Array[],
): tf.Tensor2D {
  const unmoved = coefficients.of(drawn.map((one) => movedPictures(one, [IDENTITY])));
  const fixed = coefficients.shifted(unmoved);
  unmoved.dispose();
  return fixed;
}

/** The largest correlation over shifts, and where: for every turned picture, for every side. */
function bestShifts(turned: tf.Tensor2D, fixed: tf.Tensor2D, shifts: number) {
  const [value, shift] = tf.tidy(() => {
    const all = tf.matMul(turned, fixed, false, true).reshape([-1, shifts]);
    return [all.max(1), all.argMax(1)];
  });
  const [values, at] = [value.dataSync(), shift.dataSync()];
  tf.dispose([value, shift]);
  return { values, at };
}

const blocks = (n: number, size: number) =>
  Array.from({ length: Math.ceil(n / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(n, (i + 1) * size),
  }));
