import type { GreyImage } from "./grey-image";

/** A circle in a picture, in its pixels, and how many more edges than by chance vote for it. */
export interface FoundCircle {
  x: number;
  y: number;
  radius: number;
  votes: number;
}

/** Radii that are tried, as shares of the picture's shorter side. */
const [MIN_RADIUS_SHARE, MAX_RADIUS_SHARE] = [0.09, 0.7];
/** A picture that shows one coin shows it at least this large, as a share of the shorter side. */
const MIN_SINGLE_COIN_SHARE = 0.3;
/** Share of the pixels that count as edges: those where brightness changes most. */
const EDGE_PIXEL_SHARE = 0.2;
/**
 * Votes are weighed by the circle's length to this power: 1 would favour small circles, which
 * chance fills easily, 0 large ones, which have more votes to get.
 */
const LENGTH_POWER = 0.65;
/**
 * What another coin must have of the first one's votes, and how far its middle lies from any
 * other's, in sums of both radii.
 */
const [MIN_VOTES_SHARE, MIN_CENTRE_DISTANCE] = [0.4, 0.8];

/**
 * The coins of a photograph on any ground: circles whose lines run along edges, found by Hough's
 * voting of edges along their gradient, bright and dark rims apart. Their middles lie in the
 * picture; parts of them may not.
 *
 * @param image at most about 160 pixels a side: enough for coins' rims, and few enough places for
 *   their middles
 * @param ring where a coin may have a second line inside, as a bimetallic one has: its radius as a
 *   share of the coin's
 * @returns two proposals, each with the most probable circle first: one large coin, perhaps with
 *   others beside it, and several small ones; both empty in a picture without edges
 * @see Kimme, Ballard and Sklansky 1975, Finding circles by an array of accumulators
 */
export function findCircles(
  image: GreyImage,
  ring: number,
): { large: FoundCircle[]; small: FoundCircle[] } {
  const { width, height } = image;
  const shorter = Math.min(width, height);
  const edges = edgesOf(image);
  const planes = new Map<number, Float32Array>();
  const votesFor = (radius: number) => {
    const key = Math.round(radius * 2) / 2;
    let plane = planes.get(key);
    if (!plane) planes.set(key, (plane = vote(edges, width, height, key)));
    return plane;
  };
  const [small, large] = [best(width * height), best(width * height)];
  for (
    let radius = Math.max(5, MIN_RADIUS_SHARE * shorter);
    radius <= MAX_RADIUS_SHARE * shorter;
    radius += Math.max(1, 0.03 * radius)
  ) {
    const [outside, inside] = [votesFor(radius), votesFor(radius * ring)];
    const { votes, radii } = radius < MIN_SINGLE_COIN_SHARE * shorter ? small : large;
    for (let at = 0; at < votes.length; at++) {
      const sum = outside[at] + inside[at];
      if (!(sum > votes[at])) continue;
      votes[at] = sum;
      radii[at] = radius;
    }
  }
  return { large: pick([large, small], width, height), small: pick([small], width, height) };
}

interface Best {
  votes: Float32Array;
  radii: Float32Array;
}

const best = (size: number): Best => ({
  votes: new Float32Array(size),
  radii: new Float32Array(size),
});

/** One circle after the other, the most votes first, none that lies on one taken before. */
function pick(planes: readonly Best[], width: number, height: number): FoundCircle[] {
  const most = planes[0].votes.reduce((top, votes) => Math.max(top, votes), 0);
  if (most === 0) return [];
  const least = MIN_VOTES_SHARE * most;
  const found: FoundCircle[] = [];
  for (const { votes, radii } of planes) {
    const order: number[] = [];
    for (let at = 0; at < votes.length; at++) if (votes[at] >= least) order.push(at);
    order.sort((a, b) => votes[b] - votes[a]);
    for (const at of order) {
      const circle = {
        x: (at % width) + 0.5,
        y: Math.floor(at / width) + 0.5,
        radius: radii[at],
        votes: votes[at],
      };
      if (
        found.some(
          (other) =>
            Math.hypot(other.x - circle.x, other.y - circle.y) <
            MIN_CENTRE_DISTANCE * (other.radius + circle.radius),
        )
      )
        continue;
      const inside = Math.min(circle.x, circle.y, width - circle.x, height - circle.y);
      // a neighbour cut off by the picture's edge
      if (found.length > 0 && inside < 0.85 * circle.radius) continue;
      // no coin is half as wide as another, lettering and stars are
      if (found.length > 0 && circle.radius < 0.45 * found[0].radius) continue;
      found.push(circle);
    }
  }
  return found;
}

/** Where brightness changes, and the direction of its rise: x, y, and a unit vector. */
interface Edges {
  x: Float32Array;
  y: Float32Array;
  across: Float32Array;
  down: Float32Array;
}

/** Sobel's gradients, of the strongest pixels. */
function edgesOf({ width, height, values }: GreyImage): Edges {
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const strength = new Float32Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const above = at - width;
      const below = at + width;
      across[at] =
        values[above + 1] +
        2 * values[at + 1] +
        values[below + 1] -
        values[above - 1] -
        2 * values[at - 1] -
        values[below - 1];
      down[at] =
        values[below - 1] +
        2 * values[below] +
        values[below + 1] -
        values[above - 1] -
        2 * values[above] -
        values[above + 1];
      strength[at] = Math.hypot(across[at], down[at]);
    }
  }
  const least = Math.max(
    1,
    strength.slice().sort()[Math.floor((1 - EDGE_PIXEL_SHARE) * strength.length)],
  );
  const found: number[] = [];
  for (let at = 0; at < strength.length; at++) if (strength[at] > least) found.push(at);
  return {
    x: Float32Array.from(found, (at) => at % width),
    y: Float32Array.from(found, (at) => Math.floor(at / width)),
    across: Float32Array.from(found, (at) => across[at] / strength[at]),
    down: Float32Array.from(found, (at) => down[at] / strength[at]),
  };
}

/**
 * How much more than by chance each place is the middle of a circle of one radius, its rim bright
 * or dark.
 */
function vote(
  { x, y, across, down }: Edges,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const best = new Float32Array(width * height);
  const rows = new Float32Array(width * height);
  const weight = 1 / (2 * Math.PI * radius) ** LENGTH_POWER;
  for (const way of [-radius, radius]) {
    const plane = new Float32Array(width * height);
    let count = 0;
    for (let i = 0; i < x.length; i++) {
      const middleX = Math.round(x[i] + way * across[i]);
      const middleY = Math.round(y[i] + way * down[i]);
      if (middleX < 0 || middleX >= width || middleY < 0 || middleY >= height) continue;
      plane[middleY * width + middleX]++;
      count++;
    }
    const chance = (9 * count) / plane.length;
    // of 3 x 3 places, as edges are rounded to pixels
    for (let at = 1; at < plane.length - 1; at++)
      rows[at] = plane[at - 1] + plane[at] + plane[at + 1];
    for (let row = 1; row < height - 1; row++) {
      for (let at = row * width + 1, end = at + width - 2; at < end; at++) {
        const sum = weight * (rows[at - width] + rows[at] + rows[at + width] - chance);
        if (sum > best[at]) best[at] = sum;
      }
    }
  }
  return best;
}
