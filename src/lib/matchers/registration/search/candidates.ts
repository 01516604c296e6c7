import type { Screened } from "./screen";

/** Pairs are looked at closely when either side has the other among so many of its likest. */
const NEIGHBOURS = 64;
/** Below this, nothing was ever found. */
const FLOOR = 0.2;

/**
 * The pairs worth a close look: not all of a large hoard, but each side's likest others. In a hoard
 * of up to 65 coins these are all that correlate at all; beyond, the work grows with the number of
 * coins, not with its square.
 *
 * @param sides how many sides were screened
 * @returns positions in `screened`
 */
export function candidates(screened: readonly Screened[], sides: number): number[] {
  const order = [...screened.keys()].sort((i, j) => screened[j].score - screened[i].score || i - j);
  const taken = new Int32Array(sides);
  return order.filter((i) => {
    const { a, b, score } = screened[i];
    const near = taken[a] < NEIGHBOURS || taken[b] < NEIGHBOURS;
    taken[a]++;
    taken[b]++;
    return near && score >= FLOOR;
  });
}
