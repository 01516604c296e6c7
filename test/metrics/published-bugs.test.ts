import { describe, expect, it } from "vitest";
import {
  chooseThreshold,
  confusion,
  evaluatePairs,
  f1,
  pairConfusion,
  precision,
  recall,
  rocAuc,
} from "../../src/lib/metrics/index";
import { thresholdTable } from "../../src/lib/experiments/index";
import { random } from "../../src/lib/base/random";

describe("bugs of published evaluations", () => {
  it("precision and recall swapped by the order of arguments: truth comes first, and too many clusters cost recall, not precision", () => {
    const truth = [0, 0, 0, 0, 1, 1];
    const tooMany = [0, 0, 2, 2, 1, 1];
    expect([
      precision(pairConfusion(truth, tooMany)),
      recall(pairConfusion(truth, tooMany)),
    ]).toEqual([1, 3 / 7]);
    expect([
      precision(pairConfusion(tooMany, truth)),
      recall(pairConfusion(tooMany, truth)),
    ]).toEqual([3 / 7, 1]);
  });

  it("ROC AUC computed on answers: it comes from the scores, whatever is called", () => {
    const scores = [0.9, 0.8, 0.7, 0.6, 0.3];
    const same = [true, false, true, false, false];
    const pairs = { a: [0, 0, 0, 0, 1], b: [1, 2, 3, 4, 2] };
    const called = scores.map((score) => score >= 0.75);
    const { rocAuc: auc } = evaluatePairs({
      pairs,
      labels: same,
      scores,
      called,
      random: random(1),
      resamples: 3,
    });
    expect(auc.value).toBe(5 / 6);
    // what the bug would have said
    expect(rocAuc(same, called.map(Number))).not.toBeCloseTo(5 / 6, 3);
    expect(
      evaluatePairs({
        pairs,
        labels: same,
        scores,
        called: called.map((c) => !c),
        random: random(1),
        resamples: 3,
      }).rocAuc.value,
    ).toBe(5 / 6);
  });

  it("the last threshold of a sweep returned instead of the best: the best lies in the middle here", () => {
    const scores = [0.9, 0.8, 0.6, 0.5, 0.4, 0.2, 0.1];
    const same = [true, true, true, false, false, false, false];
    for (const rule of ["youden", "f1", "mcc", "eer"] as const) {
      const threshold = chooseThreshold(same, scores, rule);
      expect(threshold).toBeCloseTo(0.55, 12);
      expect(
        f1(
          confusion(
            same,
            scores.map((score) => score >= threshold),
          ),
        ),
      ).toBe(1);
    }
  });

  it("the number of clusters chosen with the truth: it follows from scores and threshold alone", () => {
    const pairs = {
      a: ["1", "1", "2", "3"],
      b: ["2", "3", "3", "4"],
      scores: [0.9, 0.4, 0.6, 0.2],
    };
    const clusters = (same: boolean[]) =>
      thresholdTable({ ...pairs, same }).map((row) => row.clusters);
    expect(clusters([true, false, false, false])).toEqual([3, 2, 2, 1]);
    expect(clusters([false, true, false, true])).toEqual([3, 2, 2, 1]);
  });
});
