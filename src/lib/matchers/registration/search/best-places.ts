import { tf } from "../../../engine/index";
import { IDENTITY, type Affine } from "../align/affine";
import type { Shift } from "./shifts";
import { movedPictures } from "./variants";
import { wavesOf, type Waves } from "./waves";

/**
 * Rows of one product, and sides whose shifts are its columns: as many as let it run at full speed.
 */
const ROWS = 156;
const SHIFTED = 16;
/** Rows that are kept at once, 7 kB each. */
const KEPT = 12_000;

export interface BestPlacesOptions {
  /** Both lists are the same: only pairs in which the turned side comes before the other. */
  pairsOnce?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Holds every side of one list, turned and scaled and shifted, against every side of another: one
 * matrix product a block of sides. Rows are the turned and scaled pictures as waves within a pass
 * band, columns are the waves of the others at every shift; all are unit vectors (times the shift's
 * gain), so each entry is a correlation.
 *
 * The engine must have been started.
 *
 * @param turned, still from `drawnForScreen`
 * @returns for turned side a and other side b at a * still.length + b: the largest correlation,
 *   -Infinity where it was not looked for; and which it was, variant * shifts.length + shift
 */
export function bestPlaces(
  turned: readonly Float32Array[],
  still: readonly Float32Array[],
  variants: readonly Affine[],
  shifts: readonly Shift[],
  { pairsOnce = false, onProgress }: BestPlacesOptions = {},
): Places {
  const found = placesOf(turned.length, still.length);
  const waves = wavesOf(shifts);
  try {
    const together = Math.max(1, Math.floor(KEPT / turned.length));
    for (let v = 0; v < variants.length; v += together) {
      const some = variants.slice(v, v + together);
      const rows = rowsOf(waves, pairsOnce ? turned.slice(0, -1) : turned, some, v);
      lookThrough(rows, still, waves, shifts.length, found, {
        pairsOnce,
        onProgress: (to) =>
          onProgress?.(v * still.length + some.length * to, variants.length * still.length),
      });
      tf.dispose(rows.map((block) => block.waves));
    }
  } finally {
    waves.dispose();
  }
  return found;
}

/**
 * Holds the same sides, turned and scaled, against one list of others after another: see
 * `bestPlaces`.
 */
export interface PlaceFinder {
  /** As `bestPlaces` returns it. */
  among(still: readonly Float32Array[]): Places;
  dispose(): void;
}

/**
 * What is made of the turned sides is made once, and held: 7 kB for each of them in each variant.
 */
export function placeFinder(
  turned: readonly Float32Array[],
  variants: readonly Affine[],
  shifts: readonly Shift[],
): PlaceFinder {
  const waves = wavesOf(shifts);
  const rows = rowsOf(waves, turned, variants, 0);
  return {
    among(still) {
      const found = placesOf(turned.length, still.length);
      lookThrough(rows, still, waves, shifts.length, found, {});
      return found;
    },
    dispose() {
      tf.dispose(rows.map((block) => block.waves));
      waves.dispose();
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

const placesOf = (turned: number, still: number): Places => ({
  best: new Float32Array(turned * still).fill(-Infinity),
  which: new Int32Array(turned * still),
});

/** Turned sides from `from` to `to` in `variants` variants from `first` on, as waves. */
interface Rows {
  from: number;
  to: number;
  first: number;
  variants: number;
  waves: tf.Tensor2D;
}

function rowsOf(
  waves: Waves,
  turned: readonly Float32Array[],
  variants: readonly Affine[],
  first: number,
): Rows[] {
  return blocks(turned.length, Math.ceil(ROWS / variants.length)).map(({ from, to }) => ({
    from,
    to,
    first,
    variants: variants.length,
    waves: waves.of(turned.slice(from, to).map((one) => movedPictures(one, variants))),
  }));
}

/** Holds rows against sides and keeps what is better than what was found. */
function lookThrough(
  rows: readonly Rows[],
  still: readonly Float32Array[],
  waves: Waves,
  shifts: number,
  { best, which }: Places,
  { pairsOnce = false, onProgress }: { pairsOnce?: boolean; onProgress?(to: number): void },
): void {
  const n = still.length;
  for (const { from, to } of blocks(n, SHIFTED)) {
    const columns = shiftedWaves(waves, still.slice(from, to));
    for (const block of rows) {
      if (pairsOnce && block.from >= to - 1) break;
      const { values, at } = bestShifts(block.waves, columns, shifts);
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

function shiftedWaves(waves: Waves, drawn: readonly Float32Array[]): tf.Tensor2D {
  const unmoved = waves.of(drawn.map((one) => movedPictures(one, [IDENTITY])));
  const still = waves.shifted(unmoved);
  unmoved.dispose();
  return still;
}

/** The largest correlation over shifts, and where: for every turned picture, for every side. */
function bestShifts(turned: tf.Tensor2D, still: tf.Tensor2D, shifts: number) {
  const [value, shift] = tf.tidy(() => {
    const all = tf.matMul(turned, still, false, true).reshape([-1, shifts]);
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
