import type { Ellipse } from "./ellipse";
import { soften, type GreyImage } from "./grey-image";

/** The line between the two metals of a 2-euro coin, in coin radii: 18.75 of 25.75 mm. */
export const RING_RADIUS = 0.73;

/** Points of an outline that are looked at. */
const OUTLINE_POINTS = 96;
const [COS, SIN] = [Math.cos, Math.sin].map((f) =>
  Float64Array.from({ length: OUTLINE_POINTS }, (_, i) => f((2 * Math.PI * i) / OUTLINE_POINTS)),
);
/** A coin that is tilted further than this axis ratio is not read. */
const MIN_AXIS_RATIO = 0.72;
/** The ring counts less than the rim, which every coin has. */
const RING_WEIGHT = 0.6;
/**
 * Other readings of a circle are kept where they lie along edges this well, as a share of the best
 * one's.
 */
const MIN_RELATIVE_EDGE = 0.72;

/** A reading of where the coin lies, and how well its rim and ring lie along edges, 0 … 1.6. */
export interface FittedEllipse {
  ellipse: Ellipse;
  edge: number;
}

/**
 * Where a coin lies exactly, from a circle that lies on it roughly: ellipses whose outline and ring
 * run across steep brightness. As the circle may be the ring's, or the ring's may have been taken
 * for the rim, there are up to three readings of different sizes; which of them is right, the
 * design decides.
 *
 * @returns the best first
 */
export function fitEllipses(
  image: GreyImage,
  circle: { x: number; y: number; radius: number },
): FittedEllipse[] {
  const slope = slopesOf(image, Math.max(0.7, circle.radius / 70));
  const fits = [1, RING_RADIUS, 1 / RING_RADIUS]
    .map((factor) => fit(slope, { ...circle, radius: circle.radius * factor }))
    .sort((p, q) => q.edge - p.edge);
  return fits.filter(
    (one, i) =>
      one.edge > MIN_RELATIVE_EDGE * fits[0].edge &&
      !fits.slice(0, i).some((other) => alike(one.ellipse, other.ellipse)),
  );
}

const alike = (p: Ellipse, q: Ellipse) =>
  Math.abs(Math.log((p.a * p.b) / (q.a * q.b))) < 0.2 &&
  Math.hypot(p.x - q.x, p.y - q.y) < 0.1 * q.a;

interface Slopes {
  width: number;
  height: number;
  across: Float32Array;
  down: Float32Array;
  mean: number;
}

function slopesOf({ width, height, values }: GreyImage, sigma: number): Slopes {
  const soft = soften(values, width, height, sigma);
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  let sum = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      across[at] = soft[at + 1] - soft[at - 1];
      down[at] = soft[at + width] - soft[at - width];
      sum += Math.sqrt(across[at] ** 2 + down[at] ** 2);
    }
  }
  return { width, height, across, down, mean: sum / (width * height) };
}

/**
 * How steeply brightness changes across an outline, 0 … 1; what lies outside the picture counts as
 * flat.
 */
function steepness(
  { width, height, across, down, mean }: Slopes,
  { x, y, a, b, angle }: Ellipse,
  size: number,
): number {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let sum = 0;
  for (let i = 0; i < OUTLINE_POINTS; i++) {
    const u = a * size * COS[i];
    const v = b * size * SIN[i];
    const px = Math.round(x + u * c - v * s - 0.5);
    const py = Math.round(y + u * s + v * c - 0.5);
    if (px < 1 || py < 1 || px >= width - 1 || py >= height - 1) continue;
    const nu = b * COS[i];
    const nv = a * SIN[i];
    const at = py * width + px;
    const steep =
      Math.abs(across[at] * (nu * c - nv * s) + down[at] * (nu * s + nv * c)) /
      Math.sqrt(nu * nu + nv * nv);
    sum += steep / (steep + 2 * mean);
  }
  return sum / OUTLINE_POINTS;
}

/** Climbs over middle, size and the two components of the stretch, with steps that halve. */
function fit(
  slopes: Slopes,
  { x, y, radius }: { x: number; y: number; radius: number },
): FittedEllipse {
  const ellipse = ([px, py, size, along, diagonal]: readonly number[]): Ellipse => {
    const stretch = Math.hypot(along, diagonal);
    return {
      x: px,
      y: py,
      a: size * Math.exp(stretch),
      b: size * Math.exp(-stretch),
      angle: Math.atan2(diagonal, along) / 2,
    };
  };
  const value = (at: readonly number[]) => {
    const e = ellipse(at);
    return e.b / e.a < MIN_AXIS_RATIO
      ? -1
      : steepness(slopes, e, 1) + RING_WEIGHT * steepness(slopes, e, RING_RADIUS);
  };
  let [at, best] = [[x, y, radius, 0, 0], value([x, y, radius, 0, 0])];
  for (let step = 0.06; step > 0.004; step /= 1.6) {
    const sizes = [step * radius, step * radius, step * radius, 0.7 * step, 0.7 * step];
    for (let round = 0, better = true; better && round < 12; round++) {
      better = false;
      for (let k = 0; k < 5; k++) {
        for (const way of [-1, 1]) {
          const next = at.slice();
          next[k] += way * sizes[k];
          const found = value(next);
          if (found > best + 1e-5) [at, best, better] = [next, found, true];
        }
      }
    }
  }
  return { ellipse: ellipse(at), edge: best };
}
