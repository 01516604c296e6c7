import type { Random } from "../../base/index";
import { radians, type Point } from "./curves";

/** A plane-to-plane map, row by row; the last value is 1. */
export type Homography = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export function apply(h: Homography, [x, y]: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

export function invert(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h;
  const m = [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ];
  return m.map((v) => v / m[8]) as unknown as Homography;
}

/** First `b`, then `a`. */
export function compose(a: Homography, b: Homography): Homography {
  const m = [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map(
      (column) =>
        a[3 * row] * b[column] + a[3 * row + 1] * b[3 + column] + a[3 * row + 2] * b[6 + column],
    ),
  );
  return m.map((v) => v / m[8]) as unknown as Homography;
}

/**
 * How a coin side lies before the camera and how its die met it. Lengths in die diameters, angles
 * in degrees.
 */
export interface Pose {
  /** The die's top in the picture, clockwise from upright. */
  readonly turn: number;
  /** The die's middle from the flan's, in the picture's directions. */
  readonly offCentre: Point;
  readonly tilt: number;
  readonly tiltTowards: number;
  /** Pixels to a die diameter. */
  readonly scale: number;
  /** The flan's middle in the picture, pixels. */
  readonly middle: Point;
}

/** How sides lie. Lengths in die diameters, angles in degrees; standard deviations. */
export const LYING = {
  /**
   * The die's middle from the flan's, usually and in a share of strikes that were placed with less
   * care.
   */
  offCentre: 0.022,
  farOffCentre: 0.05,
  farShare: 0.15,
  tilt: 2.2,
  scale: 0.008,
} as const;

const CAMERA = 7; // the lens's distance, die diameters

/**
 * Draws a pose.
 *
 * @param picture   the picture's width and height (pixels)
 * @param rotation  the design's top lies within this many degrees of upright
 * @param scale     pixels to a die diameter, the same for both sides of a coin
 */
export function drawPose(rng: Random, picture: number, rotation: number, scale: number): Pose {
  const far = rng.next() < LYING.farShare ? LYING.farOffCentre : LYING.offCentre;
  return {
    turn: rng.uniform(-rotation, rotation),
    offCentre: [rng.normal(0, far), rng.normal(0, far)],
    tilt: Math.abs(rng.normal(0, LYING.tilt)),
    tiltTowards: rng.uniform(0, 360),
    scale: scale * (1 + rng.normal(0, LYING.scale)),
    middle: [picture * (0.483 + rng.normal(0, 0.004)), picture * (0.5 + rng.normal(0, 0.006))],
  };
}

/** From the flan's plane (die diameters from its middle, picture's directions) to the picture. */
export function flanToPicture({ tilt, tiltTowards, scale, middle }: Pose): Homography {
  // turned about an axis in the plane, then seen from CAMERA diameters above
  const [ax, ay] = [Math.cos(radians(tiltTowards)), Math.sin(radians(tiltTowards))];
  const shrink = Math.cos(radians(tilt)) - 1;
  const lean = Math.sin(radians(tilt)) / CAMERA;
  const [p, q] = [lean * ax, lean * ay];
  const [mx, my] = middle;
  return [
    scale * (1 + shrink * ax * ax) + mx * p,
    scale * shrink * ax * ay + mx * q,
    mx,
    scale * shrink * ax * ay + my * p,
    scale * (1 + shrink * ay * ay) + my * q,
    my,
    p,
    q,
    1,
  ];
}

/** From a point of the die's design to the picture: what aligns two strikes from the same die. */
export function dieToPicture(pose: Pose): Homography {
  const [cos, sin] = [Math.cos(radians(pose.turn)), Math.sin(radians(pose.turn))];
  const [dx, dy] = pose.offCentre;
  const f = flanToPicture(pose);
  const row = (i: number): [number, number, number] => [
    f[i] * cos + f[i + 1] * sin,
    -f[i] * sin + f[i + 1] * cos,
    f[i] * dx + f[i + 1] * dy + f[i + 2],
  ];
  const m = [...row(0), ...row(3), ...row(6)];
  return m.map((v) => v / m[8]) as unknown as Homography;
}
