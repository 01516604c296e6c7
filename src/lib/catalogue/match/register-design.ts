import { FRAME, FRAME_RADIUS } from "./coin-frame";
import type { Affine } from "../find/ellipse";
import type { OrientationField } from "./orientation";

/** Stars and rim are much the same on every coin: they count less than the middle. */
const RING_INNER_RADIUS = 0.72;
const RING_WEIGHT = 0.4;
/** Where on its face a design is sampled, in coin radii, and how much each place counts. */
interface Grid {
  count: number;
  /** The places' upper left pixels in the frame. */
  at: Int32Array;
  x: Float32Array;
  y: Float32Array;
  weight: Float32Array;
}

function gridOf(step: number, reach = 0.95): Grid {
  const places: { at: number; x: number; y: number; weight: number }[] = [];
  for (let v = 4; v < FRAME - 4; v += step) {
    for (let u = 4; u < FRAME - 4; u += step) {
      const [x, y] = [(u + 1 - FRAME / 2) / FRAME_RADIUS, (v + 1 - FRAME / 2) / FRAME_RADIUS];
      const r = Math.hypot(x, y);
      if (r <= reach)
        places.push({ at: v * FRAME + u, x, y, weight: r > RING_INNER_RADIUS ? RING_WEIGHT : 1 });
    }
  }
  const of = (key: "x" | "y" | "weight") => Float32Array.from(places, (place) => place[key]);
  return {
    count: places.length,
    at: Int32Array.from(places, ({ at }) => at),
    x: of("x"),
    y: of("y"),
    weight: of("weight"),
  };
}

/** Every second pixel for fields in detail, every fifth for broad ones. */
export const GRIDS = { fine: gridOf(2), broad: gridOf(5) };
export type Detail = keyof typeof GRIDS;

/** A design's orientation field at the places of a grid, weighed, 127 = 1. */
export interface DesignPoints {
  detail: Detail;
  re: Int8Array;
  im: Int8Array;
}

/** @param field  of a frame (see fineField, broadField) */
export function designPoints({ re, im }: OrientationField, detail: Detail): DesignPoints {
  const { at: places, weight } = GRIDS[detail];
  const sample = (plane: Float32Array) =>
    Int8Array.from(places, (at, i) =>
      Math.max(
        -127,
        Math.min(
          127,
          Math.round(
            (127 / 4) *
              weight[i] *
              (plane[at] + plane[at + 1] + plane[at + FRAME] + plane[at + FRAME + 1]),
          ),
        ),
      ),
    );
  return { detail, re: sample(re), im: sample(im) };
}

/** A photograph's field with both planes in one array, which is read at places all over. */
export function interleaved({ re, im }: OrientationField): Float32Array {
  const out = new Float32Array(2 * re.length);
  for (let i = 0; i < re.length; i++) {
    out[2 * i] = re[i];
    out[2 * i + 1] = im[i];
  }
  return out;
}

/**
 * Correlation of the orientation fields of a design and a coin.
 *
 * @param coin its field in the same detail, interleaved
 * @param map from the design's coordinates to the coin's, in coin radii
 * @param stride 1 = every point of the grid
 * @returns correlation, -1 … 1
 */
export function correlationUnder(
  { detail, re, im }: DesignPoints,
  coin: Float32Array,
  [xx, xy, x0, yx, yy, y0]: Affine,
  stride = 1,
): number {
  let along = 0;
  let across = 0;
  let ofDesign = 0;
  let ofCoin = 0;
  const [frame, radius] = [FRAME, FRAME_RADIUS]; // read once: an import is looked up at every use
  const middle = frame / 2 - 0.5;
  const last = frame - 1;
  const { count, x: xs, y: ys } = GRIDS[detail];
  for (let i = 0; i < count; i += stride) {
    const x = xs[i];
    const y = ys[i];
    const a = re[i];
    const b = im[i];
    ofDesign += a * a + b * b;
    const px = middle + radius * (xx * x + xy * y + x0);
    const py = middle + radius * (yx * x + yy * y + y0);
    if (!(px >= 0 && py >= 0 && px < last && py < last)) continue;
    const left = px | 0;
    const top = py | 0;
    const fx = px - left;
    const fy = py - top;
    const at = 2 * (top * frame + left);
    const below = at + 2 * frame;
    const upper = coin[at] + (coin[at + 2] - coin[at]) * fx;
    const u = upper + (coin[below] + (coin[below + 2] - coin[below]) * fx - upper) * fy;
    const other = coin[at + 1] + (coin[at + 3] - coin[at + 1]) * fx;
    const v = other + (coin[below + 1] + (coin[below + 3] - coin[below + 1]) * fx - other) * fy;
    along += u * a + v * b;
    across += v * a - u * b;
    ofCoin += u * u + v * v;
  }
  const twice = 2 * Math.atan2(yx - xy, xx + yy); // orientations turn with the coin
  return (
    (along * Math.cos(twice) + across * Math.sin(twice)) / (Math.sqrt(ofDesign * ofCoin) + 1e-9)
  );
}

/** A design aligned with a coin. */
export interface DesignRegistration {
  score: number;
  map: Affine;
}

/**
 * Steps from `from` down to `to`, coin radii or radians, and every how many points of the grid are
 * looked at.
 */
export interface ClimbSteps {
  from: number;
  to: number;
  stride?: number;
}

/** Largest shift of a design from the position that the coin's outline gives, coin radii. */
const MAX_SHIFT_RADII = 0.15;
const REFINEMENT_ROUNDS = 6;

/**
 * Maximises the correlation over affine transforms of the design: coordinate ascent with steps that
 * are halved.
 */
export function registerDesign(
  design: DesignPoints,
  coin: Float32Array,
  start: Affine,
  { from, to, stride = 1 }: ClimbSteps,
): DesignRegistration {
  let [map, score] = [start, correlationUnder(design, coin, start, stride)];
  for (let step = from; step >= to; step /= 2) {
    const moves = movesOf(step);
    let tried = 0;
    for (let round = 0, better = true; better && round < REFINEMENT_ROUNDS; round++) {
      better = false;
      for (const move of moves) {
        if (tried === moves.length) break; // no move from this map is better
        tried++;
        const next = move(map);
        if (Math.hypot(next[2], next[5]) > MAX_SHIFT_RADII) continue;
        const found = correlationUnder(design, coin, next, stride);
        if (found > score + 1e-4) [map, score, better, tried] = [next, found, true, 0];
      }
    }
  }
  return { score, map };
}

function movesOf(step: number): ((map: Affine) => Affine)[] {
  const linear =
    (a: number, b: number, c: number, d: number) =>
    ([xx, xy, x0, yx, yy, y0]: Affine): Affine => [
      xx * a + xy * c,
      xx * b + xy * d,
      x0,
      yx * a + yy * c,
      yx * b + yy * d,
      y0,
    ];
  return [-step, step].flatMap((s) => [
    ([xx, xy, x0, yx, yy, y0]: Affine): Affine => [xx, xy, x0 + s, yx, yy, y0],
    ([xx, xy, x0, yx, yy, y0]: Affine): Affine => [xx, xy, x0, yx, yy, y0 + s],
    linear(Math.cos(s), -Math.sin(s), Math.sin(s), Math.cos(s)),
    linear(1 + s, 0, 0, 1 + s),
    linear(1 + s, 0, 0, 1 - s),
    linear(1, s, s, 1),
  ]);
}
