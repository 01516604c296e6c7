import type { Random } from "../../base/index";
import { radians } from "./curves";

/**
 * The blank a coin was struck on: its outline by angle, and cracks from its edge. Lengths in die
 * diameters.
 */
export interface Flan {
  /** Distance from the middle to the edge, for a direction clockwise from 12 o'clock (radians). */
  readonly edge: Float32Array;
  /** Within this distance of the middle no crack and nothing of the edge is met. */
  readonly sound: number;
  /** Beyond this distance there is neither coin nor shadow. */
  readonly reach: number;
  readonly cracks: readonly {
    readonly at: number;
    readonly depth: number;
    readonly width: number;
    readonly bend: number;
  }[];
}

/** How flans differ. Lengths in die diameters; spreads are standard deviations. */
export const FLAN = {
  radius: 0.53,
  radiusSpread: 0.014,
  /** Oval: the wave twice round the edge. */
  oval: 0.013,
  /** Raggedness of one flan, times the waves of its edge. */
  ragged: [0.5, 1.5],
  /** Cracks in the edge, each number as likely as it stands here. */
  cracks: [0, 0, 0, 1, 1, 2, 3],
  crackDepth: [0.02, 0.08],
  crackWidth: [0.004, 0.013],
} as const;

const DIRECTIONS = 2048;
const COSINE = Float64Array.from({ length: DIRECTIONS }, (_, i) =>
  Math.cos((2 * Math.PI * i) / DIRECTIONS),
);
/** Farther in than this nothing of the edge is felt: rounding, rim corrosion. */
const EDGE_ZONE = 0.05;

/** Draws a flan: nearly round, a little oval or squarish, its edge ragged. */
export function drawFlan(rng: Random): Flan {
  const size = FLAN.radius + rng.normal(0, FLAN.radiusSpread);
  const edge = new Float32Array(DIRECTIONS).fill(size);
  const ragged = rng.uniform(...FLAN.ragged);
  for (let k = 2; k < 90; k++) {
    const strength = k === 2 ? FLAN.oval : k < 7 ? 0.016 / k ** 1.3 : (ragged * 0.014) / k ** 1.25;
    const [a, b] = [rng.normal(0, strength), rng.normal(0, strength)];
    for (let i = 0; i < DIRECTIONS; i++) {
      const at = (k * i) % DIRECTIONS;
      edge[i] += a * COSINE[at] + b * COSINE[(at + (3 * DIRECTIONS) / 4) % DIRECTIONS];
    }
  }
  const cracks = Array.from({ length: rng.pick(FLAN.cracks) }, () => ({
    at: rng.uniform(0, 2 * Math.PI),
    depth: FLAN.crackDepth[0] + (FLAN.crackDepth[1] - FLAN.crackDepth[0]) * rng.next() ** 2,
    width: rng.uniform(...FLAN.crackWidth),
    bend: rng.normal(0, 0.35),
  }));
  const deepest = Math.max(0, ...cracks.map((c) => c.depth));
  return {
    edge,
    cracks,
    sound: Math.min(...edge) - deepest - EDGE_ZONE,
    reach: Math.max(...edge) + EDGE_ZONE,
  };
}

/** The same flan from its other side, turned by the die axis (degrees). */
export function turnedOver(flan: Flan, dieAxis: number): Flan {
  const shift = Math.round((dieAxis / 360) * DIRECTIONS);
  const edge = flan.edge.map(
    (_, i) => flan.edge[(((shift - i) % DIRECTIONS) + DIRECTIONS) % DIRECTIONS],
  );
  return {
    edge,
    sound: flan.sound,
    reach: flan.reach,
    cracks: flan.cracks.map((c) => ({ ...c, at: radians(dieAxis) - c.at, bend: -c.bend })),
  };
}

/**
 * How far a point lies inside the flan's edge (die diameters; negative: off the coin). Lengths are
 * radial, which is near enough for an outline this round.
 */
export function depthInside(flan: Flan, x: number, y: number): number {
  const r = Math.sqrt(x * x + y * y);
  if (r < flan.sound) return EDGE_ZONE;
  if (r > flan.reach) return -EDGE_ZONE;
  let at = (Math.atan2(x, -y) / (2 * Math.PI)) * DIRECTIONS;
  if (at < 0) at += DIRECTIONS;
  const i = Math.floor(at) % DIRECTIONS;
  const t = at - Math.floor(at);
  let depth = flan.edge[i] * (1 - t) + flan.edge[(i + 1) % DIRECTIONS] * t - r;
  for (const crack of flan.cracks) {
    if (depth > crack.depth || depth < -0.02) continue;
    const angle = crack.at + crack.bend * depth;
    const [cx, cy] = [Math.sin(angle), -Math.cos(angle)];
    if (cx * x + cy * y < 0) continue;
    const wave = 0.0025 * Math.sin(depth * 260 + crack.at * 9);
    const away = Math.abs(cx * y - cy * x + wave);
    const half = crack.width * (1 - depth / crack.depth);
    depth = Math.min(depth, away - half);
  }
  return depth;
}
