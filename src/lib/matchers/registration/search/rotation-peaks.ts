/** Rotations nearer to a better one than this number of steps are no peaks of their own. */
const STEPS_APART = 3;

/**
 * The rotations at which a pair correlates best: the highest, then the highest that is not beside
 * one of them, and so on.
 *
 * @param scores by rotation, once round
 * @param count how many at most
 * @returns positions in `scores`, the highest first
 */
export function bestRotations(scores: ArrayLike<number>, count: number): number[] {
  const n = scores.length;
  const found: number[] = [];
  while (found.length < count) {
    let best = -1;
    for (let r = 0; r < n; r++) {
      if (best >= 0 && !(scores[r] > scores[best])) continue;
      if (found.every((other) => stepsBetween(r, other, n) >= STEPS_APART)) best = r;
    }
    if (best < 0) break;
    found.push(best);
  }
  return found;
}

const stepsBetween = (a: number, b: number, n: number) => {
  const apart = Math.abs(a - b);
  return Math.min(apart, n - apart);
};
