import { OUTPUTS, rimLogits, type RimLogits } from "./rim-network";
import {
  centroidOf,
  cornersOf,
  curveOf,
  mostProbablePath,
  recentred,
  type RimPath,
} from "./rim-path";
import {
  ANGLES,
  RADII,
  RANGES,
  rimStrip,
  type PolarCurve,
  type Range,
  type ScaledPicture,
} from "./rim-strip";

/** Where a coin may lie: a centre and a radius, in pixels of the picture. */
export interface Seed {
  x: number;
  y: number;
  radius: number;
}

/** A rim that was traced, and how well it is seen. */
export interface TracedRim {
  curve: PolarCurve;
  /** Radius of the disc of equal area. */
  radius: number;
  /** Probability for each 1/48 of the circle that the rim lies on the curve. */
  support: Float32Array;
  /** Mean of `support`. */
  seen: number;
  /** Lowest mean of `support` over an eighth of the circle. */
  weakest: number;
}

/** Rims at least this far off their seed, as a share of the radius, are looked at once more. */
const RETRACE_OFFSET_SHARE = 0.12;

/** Traces the rim of the coin round a seed, roughly: to about 2 % of the radius. */
export function traceWide(picture: ScaledPicture, seed: Seed): TracedRim {
  let rim = traced(picture, circle(seed), "wide");
  const moved = Math.hypot(rim.curve.x - seed.x, rim.curve.y - seed.y) / rim.radius;
  if (
    moved > RETRACE_OFFSET_SHARE ||
    Math.abs(Math.log(rim.radius / seed.radius)) > 2 * RETRACE_OFFSET_SHARE
  ) {
    const { x, y } = rim.curve;
    const again = traced(picture, circle({ x, y, radius: rim.radius }), "wide");
    if (again.seen > rim.seen - 0.05) rim = again;
  }
  return rim;
}

/** Traces a rim that is known within a tenth of the radius, to about half a hundredth. */
export function traceClose(picture: ScaledPicture, rim: PolarCurve, rounds = 3): TracedRim {
  return traced(picture, { ...rim, radii: smoothed(rim.radii, rounds) }, "close");
}

/**
 * Traces a rim closely that does not lie beyond a limit.
 *
 * @param limits largest radius for each angle of the rim
 */
export function traceWithin(
  picture: ScaledPicture,
  rim: PolarCurve,
  limits: Float32Array,
): TracedRim {
  return traced(picture, { ...rim, radii: smoothed(rim.radii, 3) }, "close", limits);
}

function traced(
  picture: ScaledPicture,
  base: PolarCurve,
  range: Range,
  limits?: Float32Array,
): TracedRim {
  const logits = rimLogits(rimStrip(picture, base, range));
  if (limits) excludeBeyond(logits, base, range, limits);
  const path: RimPath = mostProbablePath(logits, range);
  const curve = recentred(curveOf(base, path.positions, range));
  let seen = 0;
  for (const s of path.support) seen += s / path.support.length;
  const weakest = weakestEighth(path.support);
  const { area } = centroidOf(cornersOf(curve));
  return { curve, radius: Math.sqrt(area / Math.PI), support: path.support, seen, weakest };
}

/** Takes the probability of positions beyond the limits away. */
function excludeBeyond(
  { rim }: RimLogits,
  { radii }: PolarCurve,
  range: Range,
  limits: Float32Array,
): void {
  const [low, high] = RANGES[range];
  for (let a = 0; a < OUTPUTS; a++) {
    const limit = Math.min(limits[2 * a] / radii[2 * a], limits[2 * a + 1] / radii[2 * a + 1]);
    for (let k = 0; k < RADII; k++)
      if (low + ((high - low) * (k + 0.5)) / RADII > limit) rim[a * RADII + k] = -Infinity;
  }
}

function circle({ x, y, radius }: Seed): PolarCurve {
  return { x, y, radii: new Float32Array(ANGLES).fill(radius) };
}

/** Rounds of a running mean of three, round the circle. */
function smoothed(radii: Float32Array, rounds: number): Float32Array {
  const n = radii.length;
  let out = radii;
  for (let k = 0; k < rounds; k++) {
    const from = out;
    out = from.map((v, i) => (from[(i + n - 1) % n] + v + from[(i + 1) % n]) / 3);
  }
  return out;
}

/** Mean of the eighth of the circle where it is lowest, at most 1. */
export function weakestEighth(support: Float32Array): number {
  const [n, wide] = [support.length, support.length >> 3];
  let lowest = 1;
  for (let a = 0; a < n; a++) {
    let sum = 0;
    for (let k = 0; k < wide; k++) sum += support[(a + k) % n];
    lowest = Math.min(lowest, sum / wide);
  }
  return lowest;
}
