import { compose, invert, type Affine } from "./affine";
import { correlateTerms } from "./correlate-terms";
import { asDoubles } from "./doubles";
import type { Plane } from "../match-side";
import { TERMS } from "./normal-matrix";
import type { Template } from "./template";

/** Largest change of an entry of the map in one step, so that a bad start does not diverge. */
const MAX_STEP = 0.06;
/** Lower bound of the estimated gain; with a smaller one a full step would be too long. */
const MIN_GAIN = 0.15;

/** A map between two sides, and the correlation of their reliefs under it. */
export interface Aligned {
  map: Affine;
  correlation: number;
}

/**
 * Refines an affine map between two sides by the inverse compositional Gauss-Newton algorithm with
 * free gain and offset. The normal matrix depends on the template only. A step that lowers the
 * correlation is halved.
 *
 * @param start initial map from the template to the moving image, halves of the frame
 * @param steps at most
 * @param minStep iteration stops when no entry changes by more than this
 * @returns the best map and its correlation; `start` and NaN if the template has no relief
 * @see Baker and Matthews 2004, Lucas-Kanade 20 years on; Evangelidis and Psarakis 2008
 */
export function align(
  fixed: Template,
  other: Plane,
  start: Affine,
  steps: number,
  minStep: number,
): Aligned {
  const { inverse } = fixed;
  if (!inverse) return { map: start, correlation: NaN };
  const products = new Float64Array(TERMS);
  const values = asDoubles(other);
  let best = start;
  let highest = correlateTerms(fixed, values, start, products);
  let change = changeFrom(inverse, products);
  for (let step = 0; step < steps; step++) {
    const map = compose(
      best,
      invert([1 + change[0], change[1], change[2], change[3], 1 + change[4], change[5]]),
    );
    const value = correlateTerms(fixed, values, map, products);
    const better = value > highest;
    if (better) {
      best = map;
      highest = value;
    }
    const largest = change.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
    if (largest < minStep) break;
    change = better ? changeFrom(inverse, products) : change.map((entry) => entry / 2);
  }
  return { map: best, correlation: highest };
}

/** Gauss-Newton step: change of the six entries of the map. */
function changeFrom(inverse: Float64Array, products: Float64Array): number[] {
  const found = Array.from({ length: TERMS }, (_, r) => {
    let sum = 0;
    for (let k = 0; k < TERMS; k++) sum += inverse[r * TERMS + k] * products[k];
    return sum;
  });
  const change = found.slice(2).map((entry) => entry / Math.max(found[0], MIN_GAIN));
  const largest = change.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  return largest > MAX_STEP ? change.map((entry) => (entry * MAX_STEP) / largest) : change;
}
