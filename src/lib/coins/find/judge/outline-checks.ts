import { ringChecks, type RingChecks } from "./ring-checks";
import { OUTPUTS, rimLogits } from "../rim-network";
import {
  ANGLES,
  CHANNELS,
  RADII,
  rimStrip,
  type PolarCurve,
  type ScaledPicture,
} from "../rim-strip";
import { weakestEighth } from "../trace-rim";
import { shapeChecks, type ShapeChecks } from "./shape-checks";

/** What speaks for and against an outline, whichever way it was found; shares from 0 to 1. */
export interface OutlineChecks extends RingChecks, ShapeChecks {
  /** Mean probability of the network that the rim lies on the outline, from close by. */
  seen: number;
  /** The same over the eighth of the circle where it is lowest. */
  weakest: number;
  /** Mean probability from afar: other rims may be seen from 0.4 to 1.6 of the radius. */
  wideSeen: number;
  /** Share of the angles at which the ring outside looks like the ground surface. */
  groundOutside: number;
}

/** Samples of a strip within which a rim is that of the outline in its middle. */
const ON_OUTLINE = 2.5;
/** Samples of the ring outside. */
const [OUTSIDE_FROM, OUTSIDE_TO] = [28, 42];
/** Logarithmic distance from the ground surface (see `rimStrip`) within which a sample is ground. */
const GROUND_DISTANCE = 0.7;

/** Checks an outline of a coin: two passes of the network and a look at the rings on either side. */
export function checkOutline(picture: ScaledPicture, curve: PolarCurve): OutlineChecks {
  const strip = rimStrip(picture, curve, "close");
  const close = onOutline(rimLogits(strip).rim);
  return {
    seen: mean(close),
    weakest: weakestEighth(close),
    wideSeen: mean(onOutline(rimLogits(rimStrip(picture, curve, "wide")).rim)),
    groundOutside: groundOutside(strip),
    ...ringChecks(picture, curve),
    ...shapeChecks(curve, picture),
  };
}

/** For each output the probability that the rim lies in the middle of the strip. */
function onOutline(rim: Float32Array): Float32Array {
  const on = new Float32Array(OUTPUTS);
  for (let a = 0; a < OUTPUTS; a++)
    for (let k = 0; k < RADII; k++)
      if (Math.abs(k + 0.5 - RADII / 2) < ON_OUTLINE) on[a] += Math.exp(rim[a * RADII + k]);
  return on;
}

function groundOutside(strip: Float32Array): number {
  let count = 0;
  for (let a = 0; a < ANGLES; a++) {
    const distances = Float32Array.from(
      { length: OUTSIDE_TO - OUTSIDE_FROM },
      (_, k) => strip[(a * RADII + OUTSIDE_FROM + k) * CHANNELS + 3],
    ).sort();
    if (distances[distances.length >> 1] < GROUND_DISTANCE) count++;
  }
  return count / ANGLES;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}
