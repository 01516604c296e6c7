import type { Picture } from "../../picture";
import { shrinkPicture } from "../../image/shrink-picture";
import type { Seed } from "../trace-rim";
import { boxMeans } from "./box-means";
import { edgesOf, type Edges } from "./edges";

/** A circle along edges, and the share of it that is on edges, less what chance gives. */
export interface VotedCircle extends Seed {
  votes: number;
}

/** Pixels of the longer side of the largest picture in which circles are looked for. */
const LARGEST_SIDE_PX = 800;
/** Radii that are looked for at each size, in pixels, and the factor from one to the next. */
const [LEAST_RADIUS_PX, MOST_RADIUS_PX, RADIUS_FACTOR] = [11, 22, 1.07];
/** The smallest size has this many pixels a side at least. */
const SMALLEST_SIDE_PX = 24;
/** Circles with fewer votes are left out. */
const MIN_VOTES = 0.12;
/** Two circles are one where their middles lie this near, in radii, and their radii are alike. */
const [SAME_PLACE, SAME_RADIUS] = [0.25, 0.2];

/**
 * Circles of any size, by edges that vote for the middles of circles which they may lie on, inside
 * and outside, so that a rim may be brighter than the ground on one side and darker on the other.
 * The picture is halved again and again, so that each size needs the same few radii.
 *
 * @returns the best first, at most `most`
 * @see Kimme, Ballard and Sklansky 1975, Finding circles by an array of accumulators
 */
export function votedCircles(picture: Picture, most: number): VotedCircle[] {
  const found: VotedCircle[] = [];
  const first = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / LARGEST_SIDE_PX));
  for (let step = first; ; step *= 2) {
    const small = shrinkPicture(picture, step);
    if (Math.min(small.width, small.height) < SMALLEST_SIDE_PX) break;
    for (const { x, y, radius, votes } of circlesOf(edgesOf(small), most))
      found.push({ x: x * step, y: y * step, radius: radius * step, votes });
  }
  return distinct(found, most);
}

function circlesOf(edges: Edges, most: number): VotedCircle[] {
  const { width, height } = edges;
  const chance = votesByChance(edges);
  const best = new Float32Array(width * height);
  const radii = new Float32Array(width * height);
  for (let radius = LEAST_RADIUS_PX; radius <= MOST_RADIUS_PX; radius *= RADIUS_FACTOR) {
    const votes = votesFor(edges, chance, radius);
    for (let i = 0; i < votes.length; i++)
      if (votes[i] > best[i]) [best[i], radii[i]] = [votes[i], radius];
  }
  const found: VotedCircle[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++)
      if (best[i] > MIN_VOTES && isPeak(best, i, width))
        found.push({ x: x + 0.5, y: y + 0.5, radius: radii[i], votes: best[i] });
  return distinct(found, most);
}

function isPeak(plane: Float32Array, i: number, width: number): boolean {
  for (const line of [i - width, i, i + width])
    for (let j = line - 1; j <= line + 1; j++) if (plane[j] > plane[i]) return false;
  return true;
}

/** For each place the share of a circle round it that lies on edges, less what chance gives. */
function votesFor(edges: Edges, chance: Float32Array, radius: number): Float32Array {
  const { width, height, count, x, y, across, down, weight } = edges;
  const plane = new Float32Array(width * height);
  for (const way of [-radius, radius]) {
    for (let i = 0; i < count; i++) {
      const [u, v] = [Math.round(x[i] + way * across[i]), Math.round(y[i] + way * down[i])];
      if (u >= 0 && v >= 0 && u < width && v < height) plane[v * width + u] += weight[i];
    }
  }
  const gain = 1 / (2 * Math.PI * radius);
  const out = new Float32Array(width * height);
  for (let row = 1; row < height - 1; row++) {
    for (let i = row * width + 1, end = i + width - 2; i < end; i++) {
      let sum = -chance[i];
      for (let line = i - width; line <= i + width; line += width)
        sum += plane[line - 1] + plane[line] + plane[line + 1]; // edges are rounded to pixels
      out[i] = gain * sum;
    }
  }
  return out;
}

/** Votes that 3 x 3 places get where edges around lie in any direction. */
function votesByChance({ width, height, count, x, y, weight }: Edges): Float32Array {
  const plane = new Float32Array(width * height);
  for (let i = 0; i < count; i++) plane[y[i] * width + x[i]] += 2 * 9 * weight[i];
  return boxMeans(plane, width, height, MOST_RADIUS_PX);
}

/** The circles with the most votes, of those that are alike the best. */
function distinct(circles: VotedCircle[], most: number): VotedCircle[] {
  const kept: VotedCircle[] = [];
  for (const one of circles.sort((p, q) => q.votes - p.votes)) {
    if (kept.length >= most) break;
    if (!kept.some((other) => isSame(one, other))) kept.push(one);
  }
  return kept;
}

const isSame = (p: Seed, q: Seed) =>
  Math.hypot(p.x - q.x, p.y - q.y) < SAME_PLACE * Math.min(p.radius, q.radius) &&
  Math.abs(Math.log(p.radius / q.radius)) < SAME_RADIUS;
