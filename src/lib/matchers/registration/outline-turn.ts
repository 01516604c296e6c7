import type { Plane } from "./match-side";
import { outlineRadii } from "./outline";

/** How the outlines of a coin's two sides lie on each other. */
export interface OutlineTurn {
  /**
   * A place of the edge that is `d` degrees clockwise of the top on the obverse is `degrees - d`
   * clockwise of the top on the reverse.
   */
  degrees: number;
  /** Correlation of the two outlines there. */
  correlation: number;
  /** The highest at other rotations. */
  second: number;
}

/** Directions of an outline: a degree each. */
const DIRECTIONS = 360;
/** Rotations nearer than this to the best are no others, degrees. */
const BESIDE_DEGREES = 20;
/** Smallest correlation, and largest ratio of what the best and the second leave unexplained. */
const [MIN_CORRELATION, MAX_RATIO] = [0.85, 0.35];

/**
 * Outlines that vary less are round, as far as pixels tell: root mean square of the radii about their
 * mean, pixels.
 */
const MIN_RAGGED_PX = 0.8;

/**
 * The rotation between the photographs of a coin's two sides, by the coin's outline: that of the
 * reverse is the obverse's from behind.
 *
 * @returns null where the outline does not decide: it is too round, or not well seen
 */
export function outlineTurn(obverse: Plane, reverse: Plane): OutlineTurn | null {
  const [front, back] = [obverse, reverse].map((plane) => {
    const radii = outlineRadii(plane, DIRECTIONS);
    const mean = radii.reduce((sum, radius) => sum + radius, 0) / DIRECTIONS;
    return radii.map((radius) => radius - mean);
  });
  const [norm, other] = [normOf(front), normOf(back)];
  if (Math.min(norm, other) < MIN_RAGGED_PX * Math.sqrt(DIRECTIONS)) return null;
  const correlations = Float64Array.from({ length: DIRECTIONS }, (_, turn) => {
    let sum = 0;
    for (let d = 0; d < DIRECTIONS; d++)
      sum += front[d] * back[(turn - d + DIRECTIONS) % DIRECTIONS];
    return sum / (norm * other);
  });
  const best = correlations.reduce((most, value, i) => (value > correlations[most] ? i : most), 0);
  const others = correlations.filter((_, i) => {
    const apart = Math.abs(i - best);
    return Math.min(apart, DIRECTIONS - apart) >= BESIDE_DEGREES;
  });
  const [correlation, second] = [correlations[best], Math.max(...others)];
  const decides = correlation >= MIN_CORRELATION && 1 - correlation <= MAX_RATIO * (1 - second);
  return decides ? { degrees: best, correlation, second } : null;
}

const normOf = (values: Float64Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
