import type { Random } from "../../base/index";

/** Number of pairs of matches that are tried; all of them if there are fewer. */
const MAX_TRIES = 300;
/** Coins are brought to one size first: a similarity beyond this is none between two coins. */
const MAX_SCALE = 1.5;

/**
 * Number of inliers of the best similarity transform: RANSAC over pairs of matches.
 *
 * @param from, to the two ends of n matches: across and down, 2 n numbers each
 * @param within how far from where the similarity puts it an end may lie, in the same unit
 * @returns largest number of inliers; 0 with fewer than two matches
 * @see Fischler and Bolles 1981
 */
export function countInliers(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  within: number,
  random: Random,
): number {
  const n = from.length / 2;
  let most = 0;
  for (const [i, j] of samples(n, random)) {
    const [du, dv] = [from[2 * j] - from[2 * i], from[2 * j + 1] - from[2 * i + 1]];
    const [dx, dy] = [to[2 * j] - to[2 * i], to[2 * j + 1] - to[2 * i + 1]];
    const length = du * du + dv * dv;
    // as complex numbers: (dx + i dy) / (du + i dv) turns and scales
    const [re, im] = [(dx * du + dy * dv) / length, (dy * du - dx * dv) / length];
    const scale = Math.hypot(re, im);
    if (!(scale < MAX_SCALE && scale > 1 / MAX_SCALE)) continue;
    let agree = 0;
    for (let k = 0; k < n; k++) {
      const [u, v] = [from[2 * k] - from[2 * i], from[2 * k + 1] - from[2 * i + 1]];
      const [x, y] = [re * u - im * v + to[2 * i], im * u + re * v + to[2 * i + 1]];
      if ((x - to[2 * k]) ** 2 + (y - to[2 * k + 1]) ** 2 <= within * within) agree++;
    }
    most = Math.max(most, agree);
  }
  return most;
}

function* samples(n: number, random: Random): Generator<[number, number]> {
  if ((n * (n - 1)) / 2 <= MAX_TRIES) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) yield [i, j];
    return;
  }
  for (let t = 0; t < MAX_TRIES; t++) {
    const i = random.integer(n);
    yield [i, (i + 1 + random.integer(n - 1)) % n];
  }
}
