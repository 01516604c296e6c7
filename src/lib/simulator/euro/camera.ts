import { radians } from "../strikes/curves";
import type { Shot } from "./shot";

/** A 3 x 3 matrix, row by row. */
export type Projection = readonly number[];

/** Where a coin lies before the camera: its middle in pixels and its diameter in pixels. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
  readonly rotation: number;
  readonly tilt: number;
  readonly tiltFrom: number;
  readonly distance: number;
}

/** The main coin's place in the picture. */
export function placeOf(shot: Shot): Placed {
  const diameter = shot.share * Math.min(shot.width, shot.height);
  return {
    ...shot,
    x: shot.width * (shot.pair ? 0.255 : 0.5) + shot.right * diameter,
    y: shot.height / 2 + shot.below * diameter,
    diameter,
  };
}

/**
 * The view through a pinhole: from a point of the coin's face (coin diameters from its middle, x
 * right, y down, the coin upright) to pixels.
 *
 * @param depth of the plane below the face, coin diameters
 */
export function projection(
  { x, y, diameter, rotation, tilt, tiltFrom, distance }: Placed,
  depth = 0,
): Projection {
  const turn = (degrees: number): [number, number] => [
    Math.cos(radians(degrees)),
    Math.sin(radians(degrees)),
  ];
  const [c, s] = turn(rotation - tiltFrom);
  const [ct, st] = turn(tilt);
  const [cb, sb] = turn(tiltFrom);
  // turned so that the far edge is at 12 o'clock, tipped back, turned on; z is away from the camera
  const tipped = [c, -s, 0, s * ct, c * ct, depth * st, -s * st, -c * st, depth * ct];
  const rows = [
    cb * tipped[0] - sb * tipped[3],
    cb * tipped[1] - sb * tipped[4],
    cb * tipped[2] - sb * tipped[5],
    sb * tipped[0] + cb * tipped[3],
    sb * tipped[1] + cb * tipped[4],
    sb * tipped[2] + cb * tipped[5],
  ];
  const [w0, w1, w2] = [tipped[6] / distance, tipped[7] / distance, 1 + tipped[8] / distance];
  return [
    diameter * rows[0] + x * w0,
    diameter * rows[1] + x * w1,
    diameter * rows[2] + x * w2,
    diameter * rows[3] + y * w0,
    diameter * rows[4] + y * w1,
    diameter * rows[5] + y * w2,
    w0,
    w1,
    w2,
  ];
}

/** The way back. */
export function inverse([a, b, c, d, e, f, g, h, i]: Projection): Projection {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}
