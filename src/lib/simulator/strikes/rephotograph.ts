import type { Random } from "../../base/index";
import { radians } from "./curves";
import type { Deposits, Life } from "./life";
import { drawLife } from "./life";
import { apply, invert, type Homography } from "./pose";
import type { Surface } from "./strike";

/** How another photograph of a coin differs; spreads are standard deviations. */
export const REPHOTOGRAPHING = {
  scaleSpread: 0.03,
  /** Shift, shares of the picture. */
  shiftSpread: 0.006,
  /** Degrees by which the coin is tilted. */
  tilt: 1.5,
  /** Shares of coins that were cleaned since, or have another patina. */
  cleaned: 0.25,
  patina: 0.25,
} as const;

/**
 * Draws how a coin lies in another photograph of it.
 *
 * @param turn of the die's top in the first photograph, degrees
 * @param rotation the die's top lies within this many degrees of upright
 * @param size pixels a side of the picture
 * @returns from the first picture to the other
 */
export function drawRetake(
  rng: Random,
  turn: number,
  { rotation, size }: { rotation: number; size: number },
): { map: Homography; turn: number; scale: number } {
  const to = rng.uniform(-rotation, rotation);
  const scale = 1 + rng.normal(0, REPHOTOGRAPHING.scaleSpread);
  const by = radians(to - turn);
  const [cos, sin] = [Math.cos(by) * scale, Math.sin(by) * scale];
  const [tilt, towards] = [rng.normal(0, REPHOTOGRAPHING.tilt), rng.uniform(0, 2 * Math.PI)];
  const [ax, ay] = [Math.cos(towards), Math.sin(towards)];
  const shrink = Math.cos(radians(tilt)) - 1;
  const middle = size / 2;
  const [x, y] = [0, 0].map(() => middle + rng.normal(0, REPHOTOGRAPHING.shiftSpread * size));
  // turned about the middle of the picture, then made shorter in the direction of the tilt
  const [a, b] = [1 + shrink * ax * ax, shrink * ax * ay];
  const [c, d] = [shrink * ax * ay, 1 + shrink * ay * ay];
  const m = [a * cos + b * sin, b * cos - a * sin, c * cos + d * sin, d * cos - c * sin];
  const map: Homography = [
    m[0],
    m[1],
    x - m[0] * middle - m[1] * middle,
    m[2],
    m[3],
    y - m[2] * middle - m[3] * middle,
    0,
    0,
    1,
  ];
  return { map, turn: to, scale };
}

/** The coin as it is later: the same wear, and perhaps cleaned, or with another patina. */
export function laterLife(life: Life, rng: Random): Life {
  const other = drawLife(rng.fork("patina"));
  const cleaned = rng.next() < REPHOTOGRAPHING.cleaned;
  const recoloured = cleaned || rng.next() < REPHOTOGRAPHING.patina;
  const { dark, field, bright } = recoloured ? other : life;
  return { ...life, dark, field, bright, speckle: other.speckle };
}

/**
 * A struck and aged surface, and what lies on it, resampled on the pixels of another picture.
 *
 * @param map from the first picture to the other
 * @param size pixels a side of the other
 */
export function resurfaced(
  surface: Surface,
  deposits: Deposits,
  { map, size }: { map: Homography; size: number },
): { surface: Surface; deposits: Deposits } {
  const { x0, y0, width, rows } = surface;
  const corners = [0, width].flatMap((x) => [0, rows].map((y) => apply(map, [x0 + x, y0 + y])));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const across = Math.min(size, Math.ceil(Math.max(...xs))) - left;
  const down = Math.min(size, Math.ceil(Math.max(...ys))) - top;
  const from = [
    surface.height,
    surface.depth,
    deposits.grain,
    deposits.crust,
    deposits.blotch,
  ] as const;
  const to = from.map(() => new Float32Array(across * down));
  to[1].fill(-1); // off the coin
  const back = invert(map);
  for (let y = 0, at = 0; y < down; y++) {
    for (let x = 0; x < across; x++, at++) {
      const [u, v] = apply(back, [left + x + 0.5, top + y + 0.5]);
      const [X, Y] = [u - x0 - 0.5, v - y0 - 0.5];
      const [i, j] = [Math.floor(X), Math.floor(Y)];
      if (i < 1 || j < 1 || i >= width - 2 || j >= rows - 2) continue;
      const [across4, down4] = [weights(X - i), weights(Y - j)];
      from.forEach((plane, k) => {
        let sum = 0;
        for (let r = 0; r < 4; r++) {
          const p = (j + r - 1) * width + i - 1;
          sum +=
            down4[r] *
            (across4[0] * plane[p] +
              across4[1] * plane[p + 1] +
              across4[2] * plane[p + 2] +
              across4[3] * plane[p + 3]);
        }
        to[k][at] = sum;
      });
    }
  }
  const [height, depth, grain, crust, blotch] = to;
  return {
    surface: { x0: left, y0: top, width: across, rows: down, height, depth },
    deposits: { grain, crust, blotch },
  };
}

/** Weights of four neighbours in cubic interpolation (Catmull and Rom). */
function weights(t: number): [number, number, number, number] {
  const [t2, t3] = [t * t, t * t * t];
  return [
    (-t3 + 2 * t2 - t) / 2,
    (3 * t3 - 5 * t2 + 2) / 2,
    (-3 * t3 + 4 * t2 + t) / 2,
    (t3 - t2) / 2,
  ];
}
