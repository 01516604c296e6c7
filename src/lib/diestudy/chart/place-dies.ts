import type { DieOrder, Links } from "./order-dies";

/** Heights of the dies of a chain, from its top, by the dies' numbers. */
export interface DiePlaces {
  obverse: number[];
  reverse: number[];
  height: number;
}

/**
 * Heights of ordered dies: those of the longer column a row apart; those of the other as near to
 * the middle of their partners as order and room allow (isotonic regression).
 *
 * @param row least distance of two dies of one column
 */
export function placeDies(links: Links, order: DieOrder, row: number): DiePlaces {
  const rows = Math.max(order.obverse.length, order.reverse.length);
  const height = (rows - 1) * row;
  const even = (dies: readonly number[]) => {
    const heights: number[] = [];
    dies.forEach((die, i) => (heights[die] = i * row));
    return heights;
  };
  const near = (dies: readonly number[], partners: readonly number[], side: 0 | 1) => {
    const wanted = dies.map((die) =>
      mean(links.filter((link) => link[side] === die).map((link) => partners[link[1 - side]])),
    );
    const heights: number[] = [];
    placeNear(wanted, row, height).forEach((place, i) => (heights[dies[i]] = place));
    return heights;
  };
  if (order.obverse.length >= order.reverse.length) {
    const obverse = even(order.obverse);
    return { obverse, reverse: near(order.reverse, obverse, 1), height };
  }
  const reverse = even(order.reverse);
  return { obverse: near(order.obverse, reverse, 0), reverse, height };
}

/**
 * Places in the order of the wanted ones, at least `row` apart, from 0 to `height`, near to those
 * that are wanted in squares.
 */
export function placeNear(wanted: readonly number[], row: number, height: number): number[] {
  const top = height - (wanted.length - 1) * row;
  return rising(wanted.map((place, i) => place - i * row)).map(
    (place, i) => Math.min(top, Math.max(0, place)) + i * row,
  );
}

/** The rising sequence nearest to the values, in squares: neighbours that fall are pooled. */
function rising(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, count: 1 });
    while (
      pools.length > 1 &&
      pools.at(-2)!.sum / pools.at(-2)!.count > pools.at(-1)!.sum / pools.at(-1)!.count
    ) {
      const last = pools.pop()!;
      pools.at(-1)!.sum += last.sum;
      pools.at(-1)!.count += last.count;
    }
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
