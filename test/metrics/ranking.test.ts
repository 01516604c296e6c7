import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accuracy,
  averagePrecision,
  balancedAccuracy,
  confusion,
  f1,
  fitPlatt,
  precision,
  recall,
  rocAuc,
  rocCurve,
} from "../../src/lib/metrics/index";

const goldens: { ranking: any[]; platt: any[] } = JSON.parse(
  readFileSync("test/goldens/metrics.json", "utf8"),
);

describe.each(goldens.ranking.map((golden, i) => ({ i, ...golden })))(
  "against scikit-learn, case $i",
  (g) => {
    it("ROC AUC and average precision agree, ties included", () => {
      expect(rocAuc(g.labels, g.scores)).toBeCloseTo(g.roc_auc, 12);
      expect(averagePrecision(g.labels, g.scores)).toBeCloseTo(g.average_precision, 12);
    });

    it("both agree with weights, some of them 0", () => {
      expect(rocAuc(g.labels, g.scores, { weights: g.weights })).toBeCloseTo(
        g.weighted_roc_auc,
        12,
      );
      expect(averagePrecision(g.labels, g.scores, { weights: g.weights })).toBeCloseTo(
        g.weighted_average_precision,
        12,
      );
    });

    it("every point of the ROC agrees", () => {
      const curve = rocCurve(g.labels, g.scores);
      expect(curve.map((point) => point.falsePositiveRate)).toEqual(g.fpr);
      expect(curve.map((point) => point.truePositiveRate)).toEqual(g.tpr);
      expect(curve.slice(1).map((point) => point.threshold)).toEqual(g.thresholds);
    });

    it("the measures at a threshold agree", () => {
      const c = confusion(
        g.labels,
        g.scores.map((score: number) => score >= g.threshold),
      );
      expect(accuracy(c)).toBeCloseTo(g.accuracy, 12);
      expect(balancedAccuracy(c)).toBeCloseTo(g.balanced_accuracy, 12);
      expect(precision(c)).toBeCloseTo(g.precision, 12);
      expect(recall(c)).toBeCloseTo(g.recall, 12);
      expect(f1(c)).toBeCloseTo(g.f1, 12);
    });
  },
);

describe("ROC AUC", () => {
  it("is the share of positive-negative pairs in the right order, a tie counting one half", () => {
    const item = fc.record({ score: fc.integer({ min: 0, max: 6 }), label: fc.boolean() });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 30 }), (items) => {
        const scores = items.map(({ score }) => score);
        const labels = items.map(({ label }) => label);
        let right = 0,
          pairs = 0;
        for (const p of items)
          for (const n of items) {
            if (!p.label || n.label) continue;
            pairs++;
            right += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
          }
        const auc = rocAuc(labels, scores);
        if (pairs === 0) expect(auc).toBeNaN();
        else expect(auc).toBeCloseTo(right / pairs, 12);
      }),
    );
  });

  it("refuses a score that is not a number", () => {
    expect(() => rocAuc([true, false], [0.2, NaN])).toThrow(/score 1 of 2 is not a number/);
  });
});

describe("averagePrecision", () => {
  it("is 1 when every positive outranks every negative", () => {
    expect(averagePrecision([true, true, false, false], [4, 3, 2, 1])).toBe(1);
  });

  it("is the base rate when all scores are tied", () => {
    expect(averagePrecision([true, false, false, false], [1, 1, 1, 1])).toBe(0.25);
  });

  it("is NaN without positives", () => {
    expect(averagePrecision([false, false], [1, 2])).toBeNaN();
    expect(averagePrecision([], [])).toBeNaN();
  });
});

describe("fitPlatt", () => {
  it.each(goldens.platt)(
    "agrees with scikit-learn's logistic regression on Platt's targets",
    (g) => {
      const fit = fitPlatt(g.labels, g.scores);
      expect(fit.slope).toBeCloseTo(g.slope, 4);
      expect(fit.intercept).toBeCloseTo(g.intercept, 4);
    },
  );

  it("stays finite when the scores separate the classes", () => {
    const fit = fitPlatt([true, true, false, false], [3, 2, 1, 0]);
    expect(Number.isFinite(fit.slope)).toBe(true);
    expect(fit.slope).toBeGreaterThan(0);
  });

  it("gives the base rate, softened, when one class is missing", () => {
    expect(fitPlatt([false, false, false], [1, 2, 3])).toEqual({
      slope: 0,
      intercept: Math.log(1 / 4),
    });
  });
});
