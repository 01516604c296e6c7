import { tf } from "../../../engine/index";
import { IDENTITY, similarity } from "../align/affine";
import { band } from "./band";
import type { Places } from "./best-places";
import { fourierCoefficients, type FourierCoefficients } from "./fourier-coefficients";
import { quarterTurn } from "./quarter-turns";
import { bestRotations } from "./rotation-peaks";
import { shiftsOfScreen } from "./shifts";
import { movedPictures, ROTATION_STEP_DEGREES, rotationsOf, SCALES, variantsOf } from "./variants";

/** Rotations are found by the frequencies up to this one, cycles per frame, at every scale. */
const ROTATION_FREQUENCY = 18;
/** Shifts for these frequencies are this much farther apart than those of the coarse search. */
const ROTATION_SPACING = 1.25;
/** Rotations of each pair that are looked at with all frequencies. */
const ROTATIONS_PER_PAIR = 5;
/** Rows in memory, 7 kB each, and sides that are compared with them at once. */
const MAX_STORED_ROWS = 18_000;
const SIDES_AT_ONCE = 16;

const ROTATIONS = 360 / ROTATION_STEP_DEGREES;
/** Rotations within a quarter turn. */
const BASE_ROTATIONS = ROTATIONS / 4;

export interface AnyRotationOptions {
  /** Both lists are the same: only pairs in which the turned side comes before the other. */
  pairsOnce?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * `bestPlaces` over all rotations (`variantsOf(true)`, `shiftsOfScreen()`), in three steps: low
 * frequencies and widely spaced shifts give each pair's most promising rotations, each with a scale;
 * all frequencies and shifts are tried at these and beside them; the other scales at the best.
 *
 * The engine must have been started.
 *
 * @param turned, fixed from `drawnForScreen`
 */
export function placesAtAnyRotation(
  turned: readonly Float32Array[],
  fixed: readonly Float32Array[],
  { pairsOnce = false, onProgress }: AnyRotationOptions = {},
): Places {
  const found: Places = {
    best: new Float32Array(turned.length * fixed.length).fill(-Infinity),
    which: new Int32Array(turned.length * fixed.length),
  };
  const size = Math.floor(MAX_STORED_ROWS / variantsOf(true).length);
  for (let from = 0; from < turned.length; from += size) {
    const some = turned.slice(from, from + size);
    const finder = anyRotationFinder(some);
    const first = pairsOnce ? from + 1 : 0;
    const { best, which } = finder.among(fixed.slice(first), {
      // sides of the list itself are compared with those before them
      before: (b) => (pairsOnce ? Math.min(some.length, b + 1) : some.length),
      onProgress: (done) => onProgress?.(from * fixed.length + done, turned.length * fixed.length),
    });
    finder.dispose();
    const width = fixed.length - first;
    some.forEach((_, a) => {
      const to = (from + a) * fixed.length + first;
      found.best.set(best.subarray(a * width, (a + 1) * width), to);
      found.which.set(which.subarray(a * width, (a + 1) * width), to);
    });
  }
  return found;
}

export interface AmongOptions {
  /** How many of the turned sides, from the first on, are compared with a side; all by default. */
  before?(side: number): number;
  onProgress?(done: number): void;
}

/** As `placeFinder`, over all rotations. */
export interface AnyRotationFinder {
  among(fixed: readonly Float32Array[], options?: AmongOptions): Places;
  dispose(): void;
}

/**
 * Computes the coefficients of the turned sides once.
 *
 * @param options.scaled whether other scales are tried; without them a variant is a rotation
 * @param options.nearOnly as for `shiftsOfScreen`
 */
export function anyRotationFinder(
  turned: readonly Float32Array[],
  { scaled = true, nearOnly = false } = {},
): AnyRotationFinder {
  const low = lowFrequencies();
  const shifts = shiftsOfScreen({ nearOnly });
  const lowShifts = shiftsOfScreen({ nearOnly, spacing: ROTATION_SPACING });
  const scales = scaled ? SCALES : [1];
  const variants = scales.length * ROTATIONS;
  const all = fourierCoefficients(shifts);
  const coarse = fourierCoefficients(lowShifts, band(ROTATION_FREQUENCY));
  const rows = turnedRows(turned, scales, all);
  const lowRows = lowOf(rows, low);

  /** For each of some sides, turned side and variant: the largest correlation of low frequencies. */
  const byVariant = (sides: tf.Tensor2D): Float32Array =>
    valuesOf(() =>
      tf
        .matMul(coarse.shifted(lowOf(sides, low)), lowRows, false, true)
        .reshape([-1, lowShifts.length, turned.length * variants])
        .max(1),
    );

  return {
    among(fixed, { before = () => turned.length, onProgress } = {}) {
      const n = fixed.length;
      const best = new Float32Array(turned.length * n).fill(-Infinity);
      const which = new Int32Array(turned.length * n);
      const take = (b: number, tried: readonly (readonly number[])[], shifted: tf.Tensor2D) => {
        const chosen = tried.flatMap((own, t) => own.map((variant) => t * variants + variant));
        const { values, at } = atShifts(rows, chosen, shifted);
        let i = 0;
        tried.forEach((own, t) => {
          for (const variant of own) {
            if (values[i] > best[t * n + b]) {
              best[t * n + b] = values[i];
              which[t * n + b] = variant * shifts.length + at[i];
            }
            i++;
          }
        });
      };
      for (let from = 0; from < n; from += SIDES_AT_ONCE) {
        const some = fixed.slice(from, from + SIDES_AT_ONCE);
        const sides = all.of(some.map((one) => movedPictures(one, [IDENTITY])));
        const scores = byVariant(sides);
        some.forEach((_, s) => {
          const b = from + s;
          const count = before(b);
          if (count === 0) return;
          const shifted = tf.tidy(() => all.shifted(sides.slice([s, 0], [1, -1])));
          const promising = Array.from({ length: count }, (__, t) => {
            const start = (s * turned.length + t) * variants;
            return promisingVariants(scores.subarray(start, start + variants));
          });
          take(b, promising, shifted);
          if (scales.length > 1) {
            const rescaled = promising.map((__, t) => {
              const variant = Math.floor(which[t * n + b] / shifts.length);
              const others = [...scales.keys()].filter(
                (scale) => scale !== Math.floor(variant / ROTATIONS),
              );
              return others.flatMap((scale) => withNeighbours(variant % ROTATIONS, scale));
            });
            take(b, rescaled, shifted);
          }
          shifted.dispose();
        });
        sides.dispose();
        onProgress?.(Math.min(n, from + SIDES_AT_ONCE) * turned.length);
      }
      return { best, which };
    },
    dispose() {
      tf.dispose([rows, lowRows, low]);
      all.dispose();
      coarse.dispose();
    },
  };
}

/**
 * The best rotations of a pair and those beside them, each at the scale at which the low frequencies
 * correlate best.
 *
 * @param scores by variant: all rotations at the first scale, then at the next
 */
function promisingVariants(scores: Float32Array): number[] {
  const scales = scores.length / ROTATIONS;
  const scaleOf = new Uint8Array(ROTATIONS);
  const best = scores.slice(0, ROTATIONS);
  for (let scale = 1; scale < scales; scale++) {
    for (let r = 0; r < ROTATIONS; r++) {
      const score = scores[scale * ROTATIONS + r];
      if (score <= best[r]) continue;
      best[r] = score;
      scaleOf[r] = scale;
    }
  }
  const peaks = bestRotations(best, ROTATIONS_PER_PAIR);
  return [...new Set(peaks.flatMap((r) => withNeighbours(r, scaleOf[r])))];
}

/** Variants of a rotation and of those beside it, at a scale. */
const withNeighbours = (rotation: number, scale: number): number[] =>
  [ROTATIONS - 1, 0, 1].map((step) => scale * ROTATIONS + ((rotation + step) % ROTATIONS));

/** The coefficients of every variant of each side: those within a quarter turn are drawn. */
function turnedRows(
  turned: readonly Float32Array[],
  scales: readonly number[],
  all: FourierCoefficients,
): tf.Tensor2D {
  const quarter = rotationsOf(true).slice(0, BASE_ROTATIONS);
  const drawn = scales.flatMap((scale) => quarter.map((degrees) => similarity(degrees, scale)));
  const { turn } = quarterTurn(band());
  const width = 2 * band().count;
  const size = ROTATIONS * width;
  const out = new Float32Array(turned.length * scales.length * size);
  turned.forEach((one, t) => {
    const base = valuesOf(() => all.of([movedPictures(one, drawn)]));
    for (let s = 0; s < scales.length; s++) {
      const start = (t * scales.length + s) * size;
      const own = out.subarray(start, start + size);
      own.set(base.subarray(s * BASE_ROTATIONS * width, (s + 1) * BASE_ROTATIONS * width));
      const row = (r: number) => own.subarray(r * width, (r + 1) * width);
      for (let r = BASE_ROTATIONS; r < ROTATIONS; r++) turn(row(r - BASE_ROTATIONS), row(r));
    }
  });
  return tf.tensor2d(out, [turned.length * scales.length * ROTATIONS, width]);
}

/** The largest correlation over shifts, and where, of some rows. */
function atShifts(
  rows: tf.Tensor2D,
  chosen: readonly number[],
  shifted: tf.Tensor2D,
): { values: ArrayLike<number>; at: ArrayLike<number> } {
  const [value, shift] = tf.tidy(() => {
    const places = tf.tensor1d([...chosen], "int32");
    const correlation = tf.matMul(tf.gather(rows, places), shifted, false, true);
    return [correlation.max(1), correlation.argMax(1)];
  });
  const found = { values: value.dataSync(), at: shift.dataSync() };
  tf.dispose([value, shift]);
  return found;
}

/** The values of a tensor; `tidy` would look for tensors among values that it returns. */
function valuesOf(compute: () => tf.Tensor): Float32Array {
  const tensor = tf.tidy(compute);
  const values = tensor.dataSync() as Float32Array;
  tensor.dispose();
  return values;
}

/** Where the low frequencies stand among the coefficients of all. */
function lowFrequencies(): tf.Tensor1D {
  const { kx, ky, count } = band();
  const low = [...kx.keys()].filter((k) => Math.hypot(kx[k], ky[k]) <= ROTATION_FREQUENCY);
  return tf.tensor1d([...low, ...low.map((k) => k + count)], "int32");
}

/** Unit vectors of the low frequencies. */
const lowOf = (coefficients: tf.Tensor, low: tf.Tensor1D): tf.Tensor2D =>
  tf.tidy(() => {
    const found = tf.gather(coefficients, low, 1);
    return found.div(found.square().sum(1, true).sqrt().add(1e-6)) as tf.Tensor2D;
  });
