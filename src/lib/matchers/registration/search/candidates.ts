import type { Screened } from "./screen";

/** A pair is registered if either side is among this number of nearest neighbours of the other. */
const NEIGHBOURS_PER_SIDE = 64;
/** Pairs below this correlation are never registered. */
const MIN_CORRELATION = 0.2;

/**
 * The pairs worth a close look: not all of a large hoard, but each side's most similar others. In a
 * hoard of up to 65 coins these are all that correlate at all; beyond, the work grows with the
 * number of coins, not with its square.
 *
 * @param sides how many sides were screened
 * @returns positions in `screened`
 */
export function candidates(screened: readonly Screened[], sides: number): number[] {
  const order = [...screened.keys()].sort((i, j) => screened[j].score - screened[i].score || i - j);
  const taken = new Int32Array(sides);
  return order.filter((i) => {
    const { a, b, score } = screened[i];
    const near = taken[a] < NEIGHBOURS_PER_SIDE || taken[b] < NEIGHBOURS_PER_SIDE;
    taken[a]++;
    taken[b]++;
    return near && score >= MIN_CORRELATION;
  });
}
