import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hardestPairs } from "../../../src/lib/models/losses/hardest-pairs";
import { informativePairs } from "../../../src/lib/models/losses/informative-pairs";

/** A symmetric table of similarities in tenths, so that ties are common, and a die for each row. */
const batch = fc
  .integer({ min: 1, max: 9 })
  .chain((n) =>
    fc.record({
      tenths: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: n * n, maxLength: n * n }),
      dies: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
    }),
  )
  .map(({ tenths, dies }) => {
    const n = dies.length;
    const table = dies.map((_, i) =>
      dies.map((_, j) => (i === j ? 1 : tenths[Math.min(i, j) * n + Math.max(i, j)] / 10)),
    );
    return { table, dies, similarities: Float64Array.from(table.flat()) };
  });
const others = (dies: readonly number[], i: number, same: boolean) =>
  dies.flatMap((die, j) => (j !== i && (die === dies[i]) === same ? [j] : []));

describe("hardestPairs", () => {
  it("takes the least similar of the same die and the most similar of another, the first of equals", () => {
    fc.assert(
      fc.property(batch, ({ table, dies, similarities }) => {
        const expected = dies.flatMap((_, i) => {
          const own = others(dies, i, true).sort((a, b) => table[i][a] - table[i][b] || a - b);
          const foreign = others(dies, i, false).sort((a, b) => table[i][b] - table[i][a] || a - b);
          return own.length > 0 && foreign.length > 0
            ? [{ anchor: i, positive: own[0], negative: foreign[0] }]
            : [];
        });
        expect(hardestPairs(similarities, dies)).toEqual(expected);
      }),
    );
  });

  it("finds no anchor in a batch from the same die, nor among dies of one coin", () => {
    const similarities = new Float64Array(9).fill(0.5);
    expect(hardestPairs(similarities, [3, 3, 3])).toEqual([]);
    expect(hardestPairs(similarities, [1, 2, 3])).toEqual([]);
  });
});

describe("informativePairs", () => {
  it("takes the pairs that some pair of the other kind comes nearer than epsilon to", () => {
    fc.assert(
      fc.property(
        batch,
        fc.constantFrom(0, 0.05, 0.25, 2.5),
        ({ table, dies, similarities }, epsilon) => {
          const expected = dies.map((_, i) => ({
            positives: others(dies, i, true).filter((p) =>
              others(dies, i, false).some((n) => table[i][p] - epsilon < table[i][n]),
            ),
            negatives: others(dies, i, false).filter((n) =>
              others(dies, i, true).some((p) => table[i][n] + epsilon > table[i][p]),
            ),
          }));
          expect(informativePairs(similarities, dies, epsilon)).toEqual(expected);
        },
      ),
    );
  });

  it("with epsilon 0 leaves a settled batch alone, and a tie too", () => {
    const settled = Float64Array.of(1, 0.9, 0.2, 0.9, 1, 0.2, 0.2, 0.2, 1);
    expect(informativePairs(settled, [0, 0, 1], 0)).toEqual(
      [0, 1, 2].map(() => ({ positives: [], negatives: [] })),
    );
    const tied = new Float64Array(9).fill(0.5);
    expect(informativePairs(tied, [0, 0, 1], 0)[0]).toEqual({ positives: [], negatives: [] });
  });
});
