import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohortNormalised } from "../../src/lib/models/cohort";

/** By its definition, from a full matrix. */
function byBruteForce(score: (i: number, j: number) => number, sides: number): number[] {
  const median = (i: number) => {
    const own: number[] = [];
    for (let j = 0; j < sides; j++) if (j !== i) own.push(score(Math.min(i, j), Math.max(i, j)));
    own.sort((x, y) => x - y);
    const at = (k: number) => own[Math.min(own.length - 1, Math.max(0, k))];
    return (at(Math.ceil(own.length / 2) - 1) + at(Math.floor(own.length / 2))) / 2;
  };
  const all = [];
  for (let i = 0; i < sides; i++)
    for (let j = i + 1; j < sides; j++) all.push(score(i, j) - (median(i) + median(j)) / 2);
  return all;
}

describe("cohort normalisation", () => {
  it("is what its definition says, for any number of sides", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }).chain((sides) =>
          fc.record({
            sides: fc.constant(sides),
            scores: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
              minLength: (sides * (sides - 1)) / 2,
              maxLength: (sides * (sides - 1)) / 2,
            }),
          }),
        ),
        ({ sides, scores }) => {
          const row = (i: number, j: number) => i * sides - (i * (i + 1)) / 2 + (j - i - 1);
          const found = cohortNormalised(scores, sides);
          byBruteForce((i, j) => scores[row(i, j)], sides).forEach((value, k) =>
            expect(found[k]).toBeCloseTo(value, 12),
          );
        },
      ),
    );
  });

  it("ranks a link of two ordinary sides above look-alikes of a side that scores high with all", () => {
    const sides = 12;
    const scores: number[] = [];
    const pairs: [number, number][] = [];
    for (let i = 0; i < sides; i++)
      for (let j = i + 1; j < sides; j++) {
        pairs.push([i, j]);
        // coins 3 and 7 are linked; coin 0 scores 0.6 with all others, which score 0.2
        scores.push(i === 3 && j === 7 ? 0.5 : i === 0 ? 0.6 : 0.2);
      }
    const normalised = cohortNormalised(scores, sides);
    const best = normalised.indexOf(Math.max(...normalised));
    expect(pairs[scores.indexOf(Math.max(...scores))]).toContain(0);
    expect(pairs[best]).toEqual([3, 7]);
  });

  it("leaves no pair, and one pair, as such", () => {
    expect(cohortNormalised([], 1)).toEqual(new Float64Array(0));
    expect(cohortNormalised([0.4], 2)).toEqual(new Float64Array([0]));
  });
});
