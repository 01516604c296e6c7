import type { Random } from "../../base/index";
import { blur } from "./blur";
import { radians, type Point } from "./curves";
import { depthInside, type Flan } from "./flan";
import { flanToPicture, invert, type Pose } from "./pose";
import { resolution, SPAN, type Relief } from "./relief";

/** How one blow fell on one side. */
export interface Blow {
  /**
   * Struck weakly towards one edge: the share of relief lost there, and where (degrees clockwise
   * from upright).
   */
  readonly weak: number;
  readonly weakTowards: number;
  /** A flat patch where the metal did not fill the die. Lengths in die diameters. */
  readonly patch: { readonly at: Point; readonly radius: number; readonly loss: number };
  /**
   * The flan jumped between two blows: the first impression's turn (degrees) and shift, and how
   * much of it is left.
   */
  readonly double: { readonly turn: number; readonly shift: Point; readonly left: number } | null;
}

/** How blows differ. Lengths in die diameters, angles in degrees. */
export const STRIKING = {
  /** Relief lost towards one edge: standard deviation of the share. */
  weak: 0.42,
  /**
   * Strikes with a patch that stayed flat, where it lies, its size and the share of relief lost.
   */
  patchShare: 0.45,
  patchFrom: [0.1, 0.45],
  patchRadius: [0.06, 0.2],
  patchLoss: [0.15, 0.7],
  /**
   * Double strikes: how many, how far the flan jumped, and how much of the first impression is
   * left.
   */
  doubleShare: 0.04,
  doubleTurn: 6,
  doubleShift: 0.012,
  doubleLeft: [0.3, 0.7],
} as const;

export function drawBlow(rng: Random): Blow {
  const angle = rng.uniform(0, 6.28);
  const out = rng.uniform(...STRIKING.patchFrom);
  return {
    weak: Math.min(0.95, Math.abs(rng.normal(0, STRIKING.weak))),
    weakTowards: rng.uniform(0, 360),
    patch: {
      at: [out * Math.cos(angle), out * Math.sin(angle)],
      radius: rng.uniform(...STRIKING.patchRadius),
      loss: rng.next() < STRIKING.patchShare ? rng.uniform(...STRIKING.patchLoss) : 0,
    },
    double:
      rng.next() < STRIKING.doubleShare
        ? {
            turn: rng.normal(0, STRIKING.doubleTurn),
            shift: [rng.normal(0, STRIKING.doubleShift), rng.normal(0, STRIKING.doubleShift)],
            left: rng.uniform(...STRIKING.doubleLeft),
          }
        : null,
  };
}

/**
 * A struck side on the picture's pixels: a window of it, as heights and distances from the flan's
 * edge (die diameters).
 */
export interface Surface {
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly rows: number;
  readonly height: Float32Array;
  readonly depth: Float32Array;
}

/** A relief between its grid points, by a cubic B-spline: smooth slopes, as shading needs. */
function sampled({ size, data }: Relief, u: number, v: number): number {
  const x = ((u + SPAN / 2) / SPAN) * size - 0.5;
  const y = ((v + SPAN / 2) / SPAN) * size - 0.5;
  const i = Math.floor(x);
  const j = Math.floor(y);
  if (i < 1 || j < 1 || i >= size - 2 || j >= size - 2) return 0;
  const s = x - i;
  const t = y - j;
  const s2 = s * s;
  const s3 = s2 * s;
  const a0 = (1 - 3 * s + 3 * s2 - s3) / 6;
  const a1 = (4 - 6 * s2 + 3 * s3) / 6;
  const a2 = (1 + 3 * s + 3 * s2 - 3 * s3) / 6;
  const a3 = s3 / 6;
  const t2 = t * t;
  const t3 = t2 * t;
  let at = (j - 1) * size + i - 1;
  const r0 = a0 * data[at] + a1 * data[at + 1] + a2 * data[at + 2] + a3 * data[at + 3];
  at += size;
  const r1 = a0 * data[at] + a1 * data[at + 1] + a2 * data[at + 2] + a3 * data[at + 3];
  at += size;
  const r2 = a0 * data[at] + a1 * data[at + 1] + a2 * data[at + 2] + a3 * data[at + 3];
  at += size;
  const r3 = a0 * data[at] + a1 * data[at + 1] + a2 * data[at + 2] + a3 * data[at + 3];
  return (
    ((1 - 3 * t + 3 * t2 - t3) * r0 +
      (4 - 6 * t2 + 3 * t3) * r1 +
      (1 + 3 * t + 3 * t2 - 3 * t3) * r2 +
      t3 * r3) /
    6
  );
}

/**
 * The height above the field (die diameters) that a pose's map is exact for: half of what letters
 * and folds stand up.
 */
const LEVEL = 0.008;
/** Relief finer than this (die diameters) moves with what is around it. */
const BROAD = 0.012;

/**
 * How far relief seems to lie beside its place on a tilted coin, for each height above `LEVEL`: in
 * die diameters, in the design's directions. What is higher leans away from the camera's side of
 * the tilt.
 */
function parallax({ tilt, tiltTowards, turn }: Pose): Point {
  const along = radians(tiltTowards - turn);
  const by = Math.tan(radians(tilt));
  return [by * Math.cos(along), by * Math.sin(along)];
}

/** Strikes a flan with a die and lays the side before the camera. */
export function strike(die: Relief, flan: Flan, pose: Pose, blow: Blow, picture: number): Surface {
  const inverse = invert(flanToPicture(pose));
  const reach = flan.reach * pose.scale;
  const x0 = Math.max(0, Math.floor(pose.middle[0] - reach));
  const y0 = Math.max(0, Math.floor(pose.middle[1] - reach));
  const width = Math.min(picture, Math.ceil(pose.middle[0] + reach)) - x0;
  const rows = Math.min(picture, Math.ceil(pose.middle[1] + reach)) - y0;
  const height = new Float32Array(width * rows);
  const depth = new Float32Array(width * rows);
  const [cos, sin] = [Math.cos(radians(pose.turn)), Math.sin(radians(pose.turn))];
  const [ox, oy] = pose.offCentre;
  const [wx, wy] = [Math.sin(radians(blow.weakTowards)), -Math.cos(radians(blow.weakTowards))];
  const {
    at: [px, py],
    radius,
    loss,
  } = blow.patch;
  const { size } = die;
  const broad = blur(die.data, size, size, BROAD * resolution(size));
  const [shiftX, shiftY] = parallax(pose);
  const cell = (c: number): number =>
    Math.min(size - 1, Math.max(0, Math.floor(((c + SPAN / 2) / SPAN) * size)));
  const again = blow.double && {
    cos: Math.cos(radians(blow.double.turn)),
    sin: Math.sin(radians(blow.double.turn)),
    ...blow.double,
  };

  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      const [i, j] = [x + x0 + 0.5, y + y0 + 0.5];
      const w = inverse[6] * i + inverse[7] * j + inverse[8];
      const fx = (inverse[0] * i + inverse[1] * j + inverse[2]) / w;
      const fy = (inverse[3] * i + inverse[4] * j + inverse[5]) / w;
      const at = y * width + x;
      const inside = depthInside(flan, fx, fy);
      depth[at] = inside;
      if (inside < -0.01) continue;
      const u0 = cos * (fx - ox) + sin * (fy - oy);
      const v0 = cos * (fy - oy) - sin * (fx - ox);
      const above = broad[cell(v0) * size + cell(u0)] - LEVEL;
      const [u, v] = [u0 - above * shiftX, v0 - above * shiftY];
      let h = sampled(die, u, v);
      if (again) {
        const [a, b] = [u - again.shift[0], v - again.shift[1]];
        h = Math.max(
          h,
          again.left * sampled(die, again.cos * a + again.sin * b, again.cos * b - again.sin * a),
        );
      }
      const lean = 1.6 * (wx * fx + wy * fy) + 0.2;
      let press = lean > 0 ? 1 - blow.weak * Math.min(1, lean) : 1;
      if (loss > 0)
        press *= 1 - loss * Math.exp(-((fx - px) ** 2 + (fy - py) ** 2) / (radius * radius));
      h *= press;
      if (inside < 0.024) h -= 0.03 * (1 - inside / 0.024) ** 2;
      height[at] = h;
    }
  }
  return { x0, y0, width, rows, height, depth };
}
