import { upperMedian } from "../../../base/index";
import { groundAt } from "../ground-surface";
import { longestArc } from "./longest-arc";
import { ANGLES, type PolarCurve, type ScaledPicture } from "../rim-strip";

/** What the rings on both sides of an outline look like. */
export interface RingChecks {
  /** Share of the angles at which the ring inside is as smooth as the ground: no metal. */
  flat: number;
  /** Longest arc inside the outline that looks like ground in shade, as a share of the circle. */
  shade: number;
  /** Direction of the middle of that arc, in radians clockwise from the right. */
  shadeAngle: number;
  /** Share of the angles at which the ring inside has nearly the colour of the ground. */
  faint: number;
}

/** Distances from the centre, in radii of the outline, of the rings; samples from each to each. */
const [INSIDE, FURTHER_INSIDE, OUTSIDE] = [
  [0.94, 0.99],
  [0.88, 0.96],
  [1.06, 1.18],
];
const [SAMPLES, NEIGHBOURS] = [8, 2];
/** Pixels inside the outline that hold a part of the edge: the ring inside ends before them. */
const EDGE_PX = 2.5;
/** Standard deviations up to which a ring is smooth: of metal it is 10 levels and more. */
const [MIN_SMOOTH_LEVELS, MAX_SHADE_LEVELS] = [2.5, 8];
/** A ring that is off the ground's colour by less, on average, can hardly be told from it. */
const FAINT_LEVELS = 12;
/** A shadow lies on one side: what is smooth further round is a smooth coin. */
const MAX_SHADE_SHARE = 0.7;
/**
 * Shade darkens all channels by the same factor, within this share, and by this at least; further
 * inside, where a pale coin is as smooth, by more.
 */
const [MAX_TINT, MAX_BRIGHTNESS_SHARE, MAX_FURTHER_INSIDE] = [0.1, 0.93, 0.8];

/** Looks at both sides of an outline: is there metal inside, or ground in shade? */
export function ringChecks(picture: ScaledPicture, curve: PolarCurve): RingChecks {
  const inside = ring(picture, curve, INSIDE);
  const further = ring(picture, curve, FURTHER_INSIDE); // beyond the soft edge of a shadow
  const ground = roughnessOutside(picture, curve);
  const smooth = Math.max(MIN_SMOOTH_LEVELS, 1.6 * ground);
  const isShade = [
    inside.map(isShadeOn(ground)),
    further.map(isShadeOn(ground, MAX_FURTHER_INSIDE)),
  ];
  const { length, middle } = isShade
    .map(longestArc)
    .map((arc) => (arc.length > MAX_SHADE_SHARE * ANGLES ? { ...arc, length: 0 } : arc))
    .reduce((a, b) => (b.length > a.length ? b : a));
  return {
    flat: inside.filter(({ deviation }) => deviation < smooth).length / ANGLES,
    shade: length / ANGLES,
    shadeAngle: (2 * Math.PI * middle) / ANGLES,
    faint: inside.filter((one) => one.contrast < FAINT_LEVELS && !one.isOutside).length / ANGLES,
  };
}

/** For each angle whether a ring, given in radii of an outline, looks like ground in shade. */
export function shadeOfRing(
  picture: ScaledPicture,
  curve: PolarCurve,
  from: number,
  to: number,
): boolean[] {
  return ring(picture, curve, [from, to]).map(isShadeOn(roughnessOutside(picture, curve)));
}

/** Standard deviation of the brightness in the ring outside. */
function roughnessOutside(picture: ScaledPicture, curve: PolarCurve): number {
  return upperMedian(ring(picture, curve, OUTSIDE).map(({ deviation }) => deviation));
}

function isShadeOn(ground: number, brightest = MAX_BRIGHTNESS_SHARE) {
  const most = Math.min(MAX_SHADE_LEVELS, 2 * Math.max(1, ground) + 3);
  return ({ deviation, low, high, isOutside }: Sector) =>
    !isOutside && deviation < most && high - low < MAX_TINT * high && high < brightest;
}

interface Sector {
  /** Standard deviation of the brightness over a few neighbouring angles, in levels. */
  deviation: number;
  /** Lowest and highest share of the ground's value over the channels. */
  low: number;
  high: number;
  /** Mean distance from the ground, in levels of the channel that is furthest from it. */
  contrast: number;
  /** Whether the ring leaves the picture there. */
  isOutside: boolean;
}

function ring(picture: ScaledPicture, curve: PolarCurve, [from, to]: number[]): Sector[] {
  const { width, height, channels, data } = picture.at(1);
  const { coefficients } = picture.ground;
  const bright = new Float32Array(ANGLES * SAMPLES);
  const shares = new Float32Array(ANGLES * channels);
  const contrasts = new Float32Array(ANGLES);
  const isOutside = new Array<boolean>(ANGLES).fill(false);
  for (let a = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    const own = new Float32Array(2 * channels);
    const end = to < 1 ? Math.max(from, Math.min(to, 1 - EDGE_PX / curve.radii[a])) : to;
    for (let k = 0; k < SAMPLES; k++) {
      const r = curve.radii[a] * (from + ((end - from) * (k + 0.5)) / SAMPLES);
      const x = Math.floor(curve.x + r * Math.cos(angle));
      const y = Math.floor(curve.y + r * Math.sin(angle));
      const u = Math.max(0, Math.min(width - 1, x));
      const v = Math.max(0, Math.min(height - 1, y));
      if (u !== x || v !== y) isOutside[a] = true;
      const [gx, gy] = [(u + 0.5) / width - 0.5, (v + 0.5) / height - 0.5];
      let furthest = 0;
      for (let c = 0; c < channels; c++) {
        const value = data[(v * width + u) * channels + c];
        const ground = groundAt(coefficients[c], gx, gy);
        own[c] += value;
        own[channels + c] += ground;
        furthest = Math.max(furthest, Math.abs(value - ground));
        bright[a * SAMPLES + k] += value * (channels === 1 ? 1 : c === 1 ? 0.5 : 0.25);
      }
      contrasts[a] += furthest / SAMPLES;
    }
    for (let c = 0; c < channels; c++)
      shares[a * channels + c] =
        (own[c] + 2 * SAMPLES) / (Math.max(0, own[channels + c]) + 2 * SAMPLES);
  }
  return Array.from({ length: ANGLES }, (_, a) => {
    const tints = shares.subarray(a * channels, (a + 1) * channels);
    return {
      deviation: deviationAround(bright, a),
      low: Math.min(...tints),
      high: Math.max(...tints),
      contrast: contrasts[a],
      isOutside: isOutside[a],
    };
  });
}

function deviationAround(bright: Float32Array, a: number): number {
  let [sum, square] = [0, 0];
  const n = (2 * NEIGHBOURS + 1) * SAMPLES;
  for (let d = -NEIGHBOURS; d <= NEIGHBOURS; d++) {
    const row = ((a + d + ANGLES) % ANGLES) * SAMPLES;
    for (let k = 0; k < SAMPLES; k++) {
      sum += bright[row + k];
      square += bright[row + k] ** 2;
    }
  }
  return Math.sqrt(Math.max(0, square / n - (sum / n) ** 2));
}
