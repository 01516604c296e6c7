import { maskOf } from "../coin-mask";
import { traceClose, traceWithin } from "../trace-rim";
import { ANGLES, type PolarCurve, type ScaledPicture } from "../rim-strip";
import { checkOutline, type OutlineChecks } from "./outline-checks";
import { rimConfidence } from "./rim-confidence";
import { shadeOfRing } from "./ring-checks";

/** Rings in which shade is followed inwards from an outline, in its radii. */
const RINGS = [
  [0.94, 0.99],
  [0.88, 0.96],
  [0.82, 0.9],
  [0.76, 0.84],
  [0.7, 0.78],
] as const;
/** Angles on either side to which shade spreads, so that gaps in it are closed. */
const SPREAD = 4;

/** A shadow is left out where this confidence is in the rim within. */
const MIN_CONFIDENCE = 0.55;

/**
 * An outline without the shadow that it encloses: followed inwards as far as there is ground in
 * shade, then traced by the network from there; null where no rim is seen then.
 *
 * @param maxShade share of the circle along which shade may be left
 */
export function withoutShade(
  picture: ScaledPicture,
  curve: PolarCurve,
  maxShade: number,
): (OutlineChecks & { mask: Uint8Array }) | null {
  const { start, limits } = followed(picture, curve);
  const bare = traceClose(picture, traceWithin(picture, start, limits).curve, 1).curve;
  const checks = checkOutline(picture, bare);
  if (checks.shade > maxShade || rimConfidence(checks) < MIN_CONFIDENCE) return null;
  return { ...checks, mask: maskOf(bare, { ...picture, step: 1 }) };
}

/** Where shade ends inwards, and how far out the rim may lie where it does. */
function followed(
  picture: ScaledPicture,
  curve: PolarCurve,
): { start: PolarCurve; limits: Float32Array } {
  const radii = curve.radii.slice();
  const limits = new Float32Array(ANGLES).fill(Infinity);
  const rings = RINGS.map(([from, to]) => shadeOfRing(picture, curve, from, to));
  for (let a = 0; a < ANGLES; a++) {
    let depth = 0;
    rings.forEach((isShade, n) => {
      if (n <= depth + 1 && isNear(isShade, a)) depth = n + 1;
    });
    if (depth === 0) continue;
    radii[a] *= RINGS[depth - 1][0];
    if (rings[depth - 1][a]) limits[a] = 1.01 * radii[a];
  }
  return { start: { ...curve, radii }, limits };
}

function isNear(flags: readonly boolean[], a: number): boolean {
  for (let d = -SPREAD; d <= SPREAD; d++) if (flags[(a + d + ANGLES) % ANGLES]) return true;
  return false;
}
