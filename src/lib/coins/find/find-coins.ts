import type { Picture } from "../picture";
import { shrinkPicture } from "../image/shrink-picture";
import { cornersOf } from "./rim-path";
import { scaledPicture } from "./rim-strip";
import { seedsOf } from "./seeds";
import { traceClose, traceWide, type Seed, type TracedRim } from "./trace-rim";

/** The outline of one of the coins of a picture, in its pixels. */
export interface OutlineInPicture {
  centre: [number, number];
  /** Of the disc of equal area. */
  diameter: number;
  /** Corners of the outline, x and y by turns. */
  corners: Float64Array;
  /** How well the rim is seen: mean probability along it, 0 to 1. */
  seen: number;
}

const WORKING_SIZE = 512;
/** Rims seen worse than this are no coins. */
const MIN_RIM_PROBABILITY = 0.7;
/** Coins smaller than this share of the largest one's diameter are left out. */
const MIN_RELATIVE_DIAMETER = 0.3;

/**
 * The outlines of all coins of a picture that do not overlap: row by row, each from left to right.
 *
 * Coins are looked for at what stands out from the ground, and in the middle of the picture and of
 * its halves.
 */
export function findCoins(picture: Picture): OutlineInPicture[] {
  const longest = Math.max(picture.width, picture.height);
  const step = Math.max(1, Math.ceil(longest / WORKING_SIZE));
  const scaled = scaledPicture(shrinkPicture(picture, step));
  const { width, height } = scaled;
  const { objects, middle } = seedsOf(scaled);
  const guesses = objects.length > 1 ? [] : middles(width, height);
  const rims = [...objects, ...guesses, middle]
    .map((seed) => traceWide(scaled, seed))
    .filter((rim) => rim.seen > MIN_RIM_PROBABILITY)
    .sort((a, b) => b.seen + 0.1 * Math.log(b.radius) - a.seen - 0.1 * Math.log(a.radius));
  const kept: TracedRim[] = [];
  for (const rim of rims) if (!kept.some((other) => areOverlapping(rim, other))) kept.push(rim);
  const largest = Math.max(...kept.map((rim) => rim.radius));
  return inReadingOrder(
    kept
      .filter((rim) => rim.radius > MIN_RELATIVE_DIAMETER * largest)
      .map((rim) => traceClose(scaled, rim.curve))
      .filter((rim) => rim.seen > MIN_RIM_PROBABILITY),
  ).map(({ curve, radius, seen }) => ({
    centre: [curve.x * step, curve.y * step],
    diameter: 2 * radius * step,
    corners: cornersOf(curve).map((c) => c * step),
    seen,
  }));
}

/** The middles of the halves of a picture that is longer one way. */
function middles(width: number, height: number): Seed[] {
  const radius = 0.21 * Math.max(width, height);
  if (width > 1.25 * height)
    return [0.25, 0.75].map((share) => ({ x: share * width, y: height / 2, radius }));
  if (height > 1.25 * width)
    return [0.25, 0.75].map((share) => ({ x: width / 2, y: share * height, radius }));
  return [];
}

function areOverlapping(a: TracedRim, b: TracedRim): boolean {
  const apart = Math.hypot(a.curve.x - b.curve.x, a.curve.y - b.curve.y);
  return apart < 0.85 * (a.radius + b.radius);
}

/** Rows from the top, by where the middles lie, and each row from the left. */
function inReadingOrder(rims: TracedRim[]): TracedRim[] {
  const rows: TracedRim[][] = [];
  for (const rim of rims.slice().sort((a, b) => a.curve.y - b.curve.y)) {
    const row = rows.at(-1);
    if (row && rim.curve.y - row[0].curve.y < 0.8 * row[0].radius) row.push(rim);
    else rows.push([rim]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.curve.x - b.curve.x));
}
