import { tf } from "../engine/index";
import { compose, IDENTITY, type Affine } from "./affine";
import type { MatchSide } from "./match-side";
import { drawnForScreen, movedPictures, variantsOf } from "./variants";
import { wavesOf, type Waves } from "./waves";

/** The best of a coarse look at two sides, one turned, scaled and shifted over the other. */
export interface Screened {
  /** Position of the turned side, and of the other, in the list. */
  a: number;
  b: number;
  /** Correlation within the pass band, at most 1: for ranking, not for deciding. */
  score: number;
  /** From a to b. */
  map: Affine;
}

/** Shifts, in 128ths of the frame: every second one within a disc of 11. */
const REACH = 11.5;
const STEP = 2;
/** Sides of one product: as many as let it run at full speed and fit in memory. */
const SHIFTED = 32;
const TURNED = 4;
/** Variants whose waves are kept at once. */
const VARIANTS = 39;

export interface ScreenOptions {
  /** All round, in place of 18 degrees either way of upright. */
  anyRotation?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Looks at every pair of sides (a before b in the list) coarsely, by correlation over turns, scales and shifts: one
 * matrix product a block of sides. Rows are the turned and scaled pictures of the one as waves within a pass band,
 * columns are the waves of the other at every shift; all are unit vectors, so each entry is a correlation.
 *
 * The engine must have been started.
 */
export function screen(sides: readonly MatchSide[], { anyRotation = false, onProgress }: ScreenOptions = {}): Screened[] {
  const n = sides.length;
  const variants = variantsOf(anyRotation);
  const shifts = shiftsOfScreen();
  const drawn = sides.map(({ pyramid }) => drawnForScreen(pyramid[2]));
  const best = new Float32Array(n * n).fill(-Infinity);
  const which = new Int32Array(n * n);
  const waves = wavesOf(shifts);
  try {
    for (let v = 0; v < variants.length; v += VARIANTS) {
      const some = variants.slice(v, v + VARIANTS);
      const turned = blocks(n - 1, TURNED).map(({ from, to }) => ({ from, to, waves: waves.of(drawn.slice(from, to).map((one) => movedPictures(one, some))) }));
      for (const { from, to } of blocks(n, SHIFTED)) {
        const still = shiftedWaves(waves, drawn.slice(from, to));
        for (const block of turned) {
          if (block.from >= to - 1) break;
          const { values, at } = bestShifts(block.waves, still, shifts.length);
          let i = 0;
          for (let a = block.from; a < block.to; a++) {
            for (let s = 0; s < some.length; s++) {
              for (let b = from; b < to; b++, i++) {
                if (values[i] <= best[a * n + b]) continue;
                best[a * n + b] = values[i];
                which[a * n + b] = (v + s) * shifts.length + at[i];
              }
            }
          }
        }
        still.dispose();
        onProgress?.(v * n + some.length * to, variants.length * n);
      }
      tf.dispose(turned.map((block) => block.waves));
    }
  } finally {
    waves.dispose();
  }
  return everyPair(n).map(([a, b]) => {
    const [variant, shift] = [Math.floor(which[a * n + b] / shifts.length), which[a * n + b] % shifts.length];
    const [x, y] = shifts[shift];
    return { a, b, score: best[a * n + b], map: compose([1, 0, x, 0, 1, y], variants[variant]) };
  });
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

/** Where a picture may lie on another, in halves of the frame. */
function shiftsOfScreen(): [number, number][] {
  const shifts: [number, number][] = [];
  for (let y = -11; y <= 11; y += STEP) for (let x = -11; x <= 11; x += STEP) if (Math.hypot(x, y) <= REACH) shifts.push([x / 64, y / 64]);
  return shifts;
}

const everyPair = (n: number): [number, number][] => Array.from({ length: n }, (_, a) => Array.from({ length: n - 1 - a }, (_, i): [number, number] => [a, a + 1 + i])).flat();

const blocks = (n: number, size: number) => Array.from({ length: Math.ceil(n / size) }, (_, i) => ({ from: i * size, to: Math.min(n, (i + 1) * size) }));
