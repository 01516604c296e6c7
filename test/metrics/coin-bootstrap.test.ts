import { describe, expect, it } from "vitest";
import { coinBootstrap, evaluatePairs } from "../../src/lib/metrics/index";
import { random } from "../../src/lib/base/random";

function allPairs(coins: number) {
  const pairs = { a: [] as number[], b: [] as number[] };
  for (let a = 0; a < coins; a++)
    for (let b = a + 1; b < coins; b++) (pairs.a.push(a), pairs.b.push(b));
  return pairs;
}

describe("coinBootstrap", () => {
  it("weighs a pair by how often both its coins were drawn", () => {
    const pairs = allPairs(5);
    const sums: number[] = [];
    coinBootstrap(
      pairs,
      5,
      (weights) => (sums.push(weights.reduce((x, y) => x + y, 0)), 0),
      random(1),
      { resamples: 50 },
    );
    expect(sums.shift()).toBe(10); // the figure itself: every pair once
    // drawing 5 of 5 with repetition: the pairs of different coins among them, at most all 10
    for (const sum of sums) expect(sum).toBeLessThanOrEqual(10);
    expect(Math.min(...sums)).toBeLessThan(10);
  });

  it("covers the truth about as often as it says, where an interval over pairs does not", () => {
    // each coin has a level of its own that all its pairs inherit; the figure is the mean over
    // pairs, whose truth is 0
    const pairs = allPairs(20);
    let covered = 0;
    let coveredByPairs = 0;
    const studies = 120;
    for (let s = 0; s < studies; s++) {
      const draw = random(1000 + s);
      const level = Array.from({ length: 20 }, () => draw.normal());
      const values = pairs.a.map((a, i) => level[a] + level[pairs.b[i]] + 0.5 * draw.normal());
      const mean = (w: Float64Array) =>
        values.reduce((sum, v, i) => sum + v * w[i], 0) / w.reduce((x, y) => x + y, 0);
      const { value, low, high } = coinBootstrap(pairs, 20, mean, random(s), { resamples: 200 });
      if (low <= 0 && 0 <= high) covered++;
      const deviation = Math.sqrt(
        values.reduce((sum, v) => sum + (v - value) ** 2, 0) / values.length / values.length,
      );
      if (Math.abs(value) < 1.96 * deviation) coveredByPairs++;
    }
    expect(covered / studies).toBeGreaterThan(0.86);
    expect(coveredByPairs / studies).toBeLessThan(0.7);
  });

  it("says that it does not know where most resamples hold no positive", () => {
    expect(coinBootstrap(allPairs(3), 3, () => NaN, random(1))).toEqual({
      value: NaN,
      low: NaN,
      high: NaN,
    });
  });
});

describe("evaluatePairs", () => {
  it("leaves pairs that cannot be ranked out of the ranking, but not out of the answers", () => {
    const pairs = { a: [0, 0, 1, 3], b: [1, 2, 2, 4] };
    const result = evaluatePairs({
      pairs,
      labels: [true, false, false, true],
      scores: [0.9, 0.2, 0.1, NaN],
      called: [true, false, false, false],
      random: random(1),
      resamples: 5,
    });
    expect(result.rocAuc.value).toBe(1);
    expect(result).toMatchObject({ pairs: 4, same: 2, accuracy: 3 / 4 });
  });

  it("puts the base rate and 'always different' beside the accuracy", () => {
    const result = evaluatePairs({
      pairs: { a: [4, 4, 9], b: [9, 7, 7] },
      labels: [true, false, false],
      scores: [0.9, 0.2, 0.1],
      called: [true, false, false],
      random: random(1),
      resamples: 20,
    });
    expect(result).toMatchObject({
      pairs: 3,
      same: 1,
      baseRate: 1 / 3,
      alwaysDifferent: 2 / 3,
      accuracy: 1,
      f1: 1,
    });
    expect(result.rocAuc.value).toBe(1);
  });
});
