import { describe, expect, it } from "vitest";
import { decide, thresholdBy, type ChoicePairs } from "../../src/lib/experiments/decisions";

const choice = (scores: number[], same: boolean[]): ChoicePairs => ({
  pairs: [],
  scores,
  same,
  from: "some pairs",
});

describe("thresholdBy", () => {
  it("is NaN without any pair, at which nothing is called", () => {
    const threshold = thresholdBy("youden", { scores: [], same: [] });
    expect(threshold).toBeNaN();
    expect(0.99 >= threshold).toBe(false);
  });

  it("is the highest score of different dies where there is no other, below -1 too", () => {
    expect(thresholdBy("mcc", { scores: [0.2, 0.7, 0.1], same: [false, false, false] })).toBe(0.7);
    expect(thresholdBy("mcc", { scores: [-3, -2], same: [false, false] })).toBe(-2);
  });
});

describe("decide", () => {
  it("refuses to make a model whose side has no pair to choose a threshold by", () => {
    const some = choice([0.1, 0.9], [false, true]);
    expect(decide({ obverse: some, reverse: some }).obverse.threshold).toBeCloseTo(0.5, 12);
    expect(() => decide({ obverse: some, reverse: choice([], []) })).toThrow(
      /known reverse dies.*give the sheet more dies/,
    );
  });
});
