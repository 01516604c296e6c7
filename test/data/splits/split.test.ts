import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealIntoFolds, type Group } from "../../../src/lib/data/splits/split";
import { random } from "../../../src/lib/base/random";

/**
 * Groups of these sizes over coins 0, 1, 2, …, each struck by one obverse die and as many reverse
 * dies as coins.
 */
function groups(sizes: readonly number[]): Group[] {
  let next = 0;
  return sizes.map((size) => ({
    coins: Array.from({ length: size }, () => next++),
    samePairs: [(size * (size - 1)) / 2, 0],
  }));
}

describe("dealIntoFolds", () => {
  it("never cuts a group", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        (sizes, folds, seed) => {
          const all = groups(sizes);
          const fold = dealIntoFolds(all, folds, random(seed));
          for (const { coins } of all)
            expect(new Set(coins.map((coin) => fold[coin])).size).toBe(1);
          expect(fold.every((f) => f >= 0 && f < folds)).toBe(true);
        },
      ),
    );
  });

  it("makes folds of about equal coins where there are enough small groups", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 30, maxLength: 60 }),
        fc.nat(),
        (sizes, seed) => {
          const fold = dealIntoFolds(groups(sizes), 3, random(seed));
          const held = [0, 1, 2].map((f) => fold.filter((g) => g === f).length);
          expect(Math.max(...held) - Math.min(...held)).toBeLessThanOrEqual(4);
        },
      ),
    );
  });

  it("gives no fold one large chain alone, in which every pair is from the same die", () => {
    const sizes = [15, 14, 8, 4, 3, 2, 2];
    const all = groups(sizes);
    const fold = dealIntoFolds(all, 3, random(1));
    for (const f of [0, 1, 2])
      expect(all.filter(({ coins }) => fold[coins[0]] === f).length).toBeGreaterThan(1);
  });

  it("leaves no fold empty while there are groups for all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 12 }),
        fc.nat(),
        (sizes, seed) => {
          const fold = dealIntoFolds(groups(sizes), 4, random(seed));
          expect(new Set(fold).size).toBe(4);
        },
      ),
    );
  });

  it("deals the linked pairs of a hoard of singles evenly", () => {
    const all = groups([...new Array<number>(8).fill(2), ...new Array<number>(100).fill(1)]);
    const fold = dealIntoFolds(all, 4, random(3));
    const links = [0, 1, 2, 3].map(
      (f) => all.filter(({ coins }) => coins.length === 2 && fold[coins[0]] === f).length,
    );
    expect(links).toEqual([2, 2, 2, 2]);
  });

  it("deals the same from the same seed and otherwise from another", () => {
    const deal = (seed: number) => [
      ...dealIntoFolds(groups(new Array<number>(40).fill(1)), 4, random(seed)),
    ];
    expect(deal(1)).toEqual(deal(1));
    expect(deal(1)).not.toEqual(deal(2));
  });
});
