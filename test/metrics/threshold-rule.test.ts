import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseThreshold,
  confusion,
  f1,
  falsePositiveRate,
  matthews,
  parseThresholdRule,
  recall,
  youdenJ,
  type Confusion,
  type ThresholdRule,
} from "../../src/lib/metrics/index";

const item = fc.record({
  score: fc.integer({ min: 0, max: 9 }).map((n) => n / 7),
  label: fc.boolean(),
});
const items = fc
  .array(item, { minLength: 2, maxLength: 25 })
  .filter((all) => all.some((i) => i.label) && all.some((i) => !i.label));

const at = (scores: number[], labels: boolean[], threshold: number) =>
  confusion(
    labels,
    scores.map((score) => score >= threshold),
  );

describe("a threshold rule", () => {
  const gains: [ThresholdRule, (c: Confusion) => number][] = [
    ["youden", youdenJ],
    ["f1", f1],
    ["mcc", matthews],
    ["eer", (c) => -Math.abs(falsePositiveRate(c) - (1 - recall(c)))],
    ["fpr=0.2", (c) => (falsePositiveRate(c) <= 0.2 ? recall(c) + c.falsePositives / 1000 : -1)],
  ];

  it.each(gains)("%s is as good as the best of all thresholds, each tried", (rule, gain) => {
    fc.assert(
      fc.property(items, (all) => {
        const scores = all.map(({ score }) => score);
        const labels = all.map(({ label }) => label);
        const best = Math.max(
          ...[...scores, Infinity].map((threshold) => gain(at(scores, labels, threshold))),
        );
        expect(gain(at(scores, labels, chooseThreshold(labels, scores, rule)))).toBeCloseTo(
          best,
          12,
        );
      }),
    );
  });

  it.each(gains)(
    "%s lies half-way between two scores, and of equally good ones is the highest",
    (rule, gain) => {
      fc.assert(
        fc.property(items, (all) => {
          const scores = all.map(({ score }) => score);
          const labels = all.map(({ label }) => label);
          const threshold = chooseThreshold(labels, scores, rule);
          const its = at(scores, labels, threshold);
          const called = (c: Confusion) => c.truePositives + c.falsePositives;
          const fewer = scores
            .map((higher) => at(scores, labels, higher))
            .filter((c) => called(c) < called(its));
          for (const c of fewer) expect(gain(c)).not.toBe(gain(its));
          const above = Math.min(...scores.filter((score) => score >= threshold));
          const below = Math.max(...scores.filter((score) => score < threshold));
          if (Number.isFinite(above) && Number.isFinite(below))
            expect(threshold).toBeCloseTo((above + below) / 2, 12);
        }),
      );
    },
  );

  it("value is the value", () => {
    expect(chooseThreshold([], [], "value=0.35")).toBe(0.35);
  });

  it("says NaN where one kind is missing, but for a rate of false positives, which only needs negatives", () => {
    for (const rule of ["youden", "eer", "f1", "mcc"] as const) {
      expect(chooseThreshold([true, true], [1, 2], rule)).toBeNaN();
      expect(chooseThreshold([false, false], [1, 2], rule)).toBeNaN();
    }
    expect(chooseThreshold([true, true], [1, 2], "fpr=0.01")).toBeNaN();
    expect(chooseThreshold([false, false], [1, 2], "fpr=0.5")).toBe(1.5);
    expect(chooseThreshold([false, false], [1, 2], "fpr=0")).toBe(3);
  });

  it("calls nothing where all is tied and calling all is no better", () => {
    expect(chooseThreshold([true, false, false], [1, 1, 1], "youden")).toBe(2);
    // one hit in three beats none
    expect(chooseThreshold([true, false, false], [1, 1, 1], "f1")).toBe(1);
  });

  it("keeps neighbours apart that have no number between them", () => {
    const next = 1 + Number.EPSILON;
    expect(chooseThreshold([true, false], [next, 1], "youden")).toBe(next);
  });

  it.each(["youden", "eer", "f1", "mcc", "fpr=0.01", "fpr=0", "value=-0.5"])(
    "%s is known",
    (rule) => {
      expect(parseThresholdRule(rule)).toBe(rule);
    },
  );

  it.each([
    "",
    "best",
    "youden=1",
    "fpr",
    "fpr=",
    "fpr=1",
    "fpr=-1",
    "fpr=x",
    "value=",
    "value=Infinity",
    "fpr=0.1=2",
    "toString",
  ])("%j is refused with what there is", (rule) => {
    expect(() => parseThresholdRule(rule)).toThrow(
      /is not a threshold rule: give youden, eer, f1, mcc, fpr=RATE/,
    );
  });
});
