import { OUTPUTS, type RimLogits } from "./rim-network";
import { ANGLES, RADII, RANGES, type PolarCurve, type Range } from "./rim-strip";

/** A closed path through a strip. */
export interface RimPath {
  /** Position on the strip for each output, 0 … RADII. */
  positions: Float32Array;
  /** Probability that the rim lies within two samples of it, for each output. */
  support: Float32Array;
}

/** How far a path may move from one angle to the next, in samples, and what a sample costs. */
const MAX_STEP_SAMPLES = 4;
const STEP_COST = { wide: 0.45, close: 0.12 };
/** No angle speaks against a path with more than this. */
const MIN_LOG_PROBABILITY = -7;
const SUPPORT_RADIUS_SAMPLES = 2;

/**
 * The most probable closed path, by dynamic programming round the circle: the first time round
 * chooses where to begin.
 */
export function mostProbablePath({ rim }: RimLogits, range: Range): RimPath {
  const rounds = 2 * OUTPUTS;
  const cost = STEP_COST[range];
  let best = new Float64Array(RADII);
  const from = new Int8Array(rounds * RADII);
  for (let n = 0; n < rounds; n++) {
    const a = n % OUTPUTS;
    const next = new Float64Array(RADII);
    for (let k = 0; k < RADII; k++) {
      let top = -Infinity;
      let step = 0;
      for (let d = -MAX_STEP_SAMPLES; d <= MAX_STEP_SAMPLES; d++) {
        if (k + d < 0 || k + d >= RADII) continue;
        const value = best[k + d] - cost * d * d;
        if (value > top) [top, step] = [value, d];
      }
      next[k] = top + Math.max(MIN_LOG_PROBABILITY, rim[a * RADII + k]);
      from[n * RADII + k] = step;
    }
    best = next;
  }
  let k = best.indexOf(Math.max(...best));
  const path = new Int32Array(rounds);
  for (let n = rounds - 1; n >= 0; n--) {
    path[n] = k;
    k += from[n * RADII + k];
  }
  const half = OUTPUTS / 2; // the middle of the two rounds is free of their ends
  return refined(
    rim,
    Int32Array.from({ length: OUTPUTS }, (_, a) => path[a < half ? a + OUTPUTS : a]),
  );
}

/** Positions between samples: means of the probability next to the path. */
function refined(rim: Float32Array, path: Int32Array): RimPath {
  const positions = new Float32Array(OUTPUTS);
  const support = new Float32Array(OUTPUTS);
  for (let a = 0; a < OUTPUTS; a++) {
    let [sum, moment] = [1e-6, 1e-6 * (path[a] + 0.5)];
    for (
      let k = Math.max(0, path[a] - SUPPORT_RADIUS_SAMPLES);
      k <= Math.min(RADII - 1, path[a] + SUPPORT_RADIUS_SAMPLES);
      k++
    ) {
      const p = Math.exp(rim[a * RADII + k]);
      sum += p;
      moment += p * (k + 0.5);
    }
    positions[a] = moment / sum;
    support[a] = Math.min(1, sum);
  }
  return { positions, support };
}

/** The curve that a path through the strip of a base curve stands for, with a new centre. */
export function curveOf(base: PolarCurve, positions: Float32Array, range: Range): PolarCurve {
  const [low, high] = RANGES[range];
  const ratios = positions.map((p) => low + ((high - low) * p) / RADII);
  const radii = new Float32Array(ANGLES);
  for (let a = 0; a < OUTPUTS; a++) {
    // an output stands between its two rows
    const next = ratios[(a + 1) % OUTPUTS];
    const last = ratios[(a + OUTPUTS - 1) % OUTPUTS];
    radii[2 * a] = base.radii[2 * a] * (0.75 * ratios[a] + 0.25 * last);
    radii[2 * a + 1] = base.radii[2 * a + 1] * (0.75 * ratios[a] + 0.25 * next);
  }
  return { x: base.x, y: base.y, radii };
}

/** A curve seen from its own centroid. */
export function recentred(curve: PolarCurve): PolarCurve {
  const corners = cornersOf(curve);
  const { x, y } = centroidOf(corners);
  return polarCurve(corners, x, y) ?? curve;
}

/** Corners of a curve, x and y by turns. */
export function cornersOf({ x, y, radii }: PolarCurve): Float64Array {
  const out = new Float64Array(2 * radii.length);
  for (let a = 0; a < radii.length; a++) {
    const angle = (2 * Math.PI * a) / radii.length;
    out[2 * a] = x + radii[a] * Math.cos(angle);
    out[2 * a + 1] = y + radii[a] * Math.sin(angle);
  }
  return out;
}

/** Centroid and area of a polygon. */
export function centroidOf(corners: Float64Array): { x: number; y: number; area: number } {
  let [sum, mx, my] = [0, 0, 0];
  const [ox, oy] = [corners[0], corners[1]]; // for the sake of rounding
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    const [px, py] = [corners[i] - ox, corners[i + 1] - oy];
    const [qx, qy] = [corners[j] - ox, corners[j + 1] - oy];
    const cross = px * qy - qx * py;
    sum += cross;
    mx += (px + qx) * cross;
    my += (py + qy) * cross;
  }
  return { x: ox + mx / (3 * sum), y: oy + my / (3 * sum), area: Math.abs(sum) / 2 };
}

/** A polygon seen from a point within: the outermost crossing of a ray; null where there is none. */
export function polarCurve(corners: Float64Array, x: number, y: number): PolarCurve | null {
  const radii = new Float32Array(ANGLES);
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    const [px, py] = [corners[i] - x, corners[i + 1] - y];
    const [qx, qy] = [corners[j] - x, corners[j + 1] - y];
    const start = Math.atan2(py, px);
    const turn = Math.atan2(px * qy - py * qx, px * qx + py * qy);
    const [low, high] = turn < 0 ? [start + turn, start] : [start, start + turn];
    const unit = (2 * Math.PI) / ANGLES;
    for (let a = Math.ceil(low / unit); a * unit <= high + 1e-9; a++) {
      const [c, s] = [Math.cos(a * unit), Math.sin(a * unit)];
      const across = (qy - py) * c - (qx - px) * s;
      if (Math.abs(across) < 1e-9) continue;
      const r = (px * (qy - py) - py * (qx - px)) / across;
      const at = ((a % ANGLES) + ANGLES) % ANGLES;
      if (r > radii[at]) radii[at] = r;
    }
  }
  return radii.some((r) => r <= 0) ? null : { x, y, radii };
}
