import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";
import { mPerDieBatches, type Example } from "../../src/lib/training/index";

const size = 4;
const still = { rotation: 0, shift: 0, zoom: 0, contrast: 0, noise: 0, erase: 0 };

/** Dies of so many coins each, on either side; every picture tells which coin it is. */
function coinsOf(obverse: readonly number[], reverse: readonly number[]): Example[] {
  const dies = [
    ...obverse.map((coins) => ({ coins, side: "obverse" })),
    ...reverse.map((coins) => ({ coins, side: "reverse" })),
  ];
  const owners = dies.flatMap(({ coins, side }, die) =>
    Array.from({ length: coins }, () => ({ die, side })),
  );
  return owners.map((owner, i) => ({
    ...owner,
    picture: new Float32Array(size * size).fill(i + 1),
  }));
}

/** The coins of each batch, by their place among the examples. */
function epoch(
  examples: readonly Example[],
  batch: number,
  perDie: number,
  seed: number,
  hoards?: "apart",
): number[][] {
  const showing = { size, range: still, polar: null };
  return [...mPerDieBatches(examples, batch, { coins: perDie, hoards }, showing, random(seed))].map(
    ({ pictures, labels }) => {
      // the edge is lost to interpolation
      const coins = labels.map((_, i) => pictures[i * size * size + size + 1] - 1);
      expect(labels).toEqual(coins.map((coin) => examples[coin].die));
      return coins;
    },
  );
}

const count = (values: readonly number[]) =>
  values.reduce(
    (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
    new Map<number, number>(),
  );
const dies = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 12 });
const epochs = (check: (batches: number[][], examples: Example[], perDie: number) => void) =>
  fc.assert(
    fc.property(
      dies,
      dies,
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 6 }),
      fc.nat(1e6),
      (obverse, reverse, perDie, handfuls, seed) => {
        const examples = coinsOf(obverse, reverse);
        check(epoch(examples, perDie * handfuls, perDie, seed), examples, perDie);
      },
    ),
    { numRuns: 60 },
  );

describe("mPerDieBatches", () => {
  it("keeps hoards apart where it is asked to", () => {
    const examples = coinsOf([3, 4, 2, 5, 1, 3], [4, 2, 2, 6]).map((example, i) => ({
      ...example,
      hoard: i % 3 > 0 ? "A" : "B",
    }));
    const hoardsOf = (batches: number[][]) =>
      batches.map((coins) => new Set(coins.map((coin) => examples[coin].hoard)).size);
    expect(Math.max(...hoardsOf(epoch(examples, 8, 3, 1, "apart")))).toBe(1);
    expect(Math.max(...hoardsOf(epoch(examples, 8, 3, 1)))).toBe(2);
  });

  it("shows every coin, and few of them twice", () => {
    epochs((batches, examples, perDie) => {
      const shown = count(batches.flat());
      expect([...shown.keys()].sort((a, b) => a - b)).toEqual(examples.map((_, i) => i));
      // at most one more for each die whose last handful was a single coin, and a handful for each
      // batch of a single die
      const lonely = [...count(examples.map(({ die }) => die)).values()].filter(
        (coins) => coins % perDie === 1,
      ).length;
      expect(batches.flat().length).toBeLessThanOrEqual(
        examples.length + lonely + perDie * batches.length,
      );
    });
  });

  it("has no coin without another picture of its die beside it, and always two dies of one side", () => {
    epochs((batches, examples) => {
      for (const coins of batches) {
        const ofDie = count(coins.map((coin) => examples[coin].die));
        expect(Math.min(...ofDie.values())).toBeGreaterThan(1);
        expect(ofDie.size).toBeGreaterThan(1);
        expect(new Set(coins.map((coin) => examples[coin].side)).size).toBe(1);
      }
    });
  });

  it("makes batches of about the size asked for", () => {
    const examples = coinsOf(
      Array.from({ length: 40 }, (_, die) => 1 + (die % 6)),
      [],
    );
    for (let seed = 0; seed < 10; seed++) {
      for (const { length } of epoch(examples, 24, 4, seed))
        expect(Math.abs(length - 24)).toBeLessThanOrEqual(8);
    }
  });

  it("takes no more coins of a die than asked where there are batches enough", () => {
    const examples = coinsOf([6, 4, 3, 2, 1, 5, 4, 2], []);
    for (let seed = 0; seed < 20; seed++) {
      for (const coins of epoch(examples, 8, 3, seed)) {
        for (const [, pictures] of count(coins.map((coin) => examples[coin].die)))
          expect(pictures).toBeLessThanOrEqual(3);
      }
    }
  });

  it("shows the only coin of a die twice, as two views", () => {
    const batches = epoch(coinsOf([1, 1, 1], []), 8, 4, 3);
    expect(batches.flat().sort()).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("has nothing to say about a side with a single die", () => {
    expect(
      epoch(coinsOf([9], [2, 2]), 8, 4, 1)
        .flat()
        .sort((a, b) => a - b),
    ).toEqual([9, 10, 11, 12]);
    expect(epoch([], 8, 4, 1)).toEqual([]);
  });

  it("gives the same batches for the same seed and others for another", () => {
    const examples = coinsOf([5, 4, 3, 2, 6], [3, 3, 3]);
    expect(epoch(examples, 8, 4, 1)).toEqual(epoch(examples, 8, 4, 1));
    expect(epoch(examples, 8, 4, 1)).not.toEqual(epoch(examples, 8, 4, 2));
  });
});
