import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  bestF1,
  confusion,
  detCurve,
  equalErrorRate,
  matthews,
  precisionRecallCurve,
  probit,
  youdenJ,
} from "../../src/lib/metrics/index";

const goldens: { ranking: any[]; probit: any[] } = JSON.parse(
  readFileSync("test/goldens/evaluation.json", "utf8"),
);

const closeTo = (got: number[], wanted: number[]) => {
  expect(got).toHaveLength(wanted.length);
  got.forEach((value, i) => expect(value).toBeCloseTo(wanted[i], 12));
};

describe.each(goldens.ranking.map((golden, i) => ({ i, ...golden })))(
  "against scikit-learn, case $i",
  (g) => {
    it("every point of the precision-recall curve agrees", () => {
      // scikit-learn goes on to the lowest score; so do we, so only the order differs
      const curve = precisionRecallCurve(g.labels, g.scores);
      closeTo(
        curve.map((point) => point.precision),
        g.pr.precision,
      );
      closeTo(
        curve.map((point) => point.recall),
        g.pr.recall,
      );
      closeTo(
        curve.slice(1).map((point) => point.threshold),
        g.pr.thresholds,
      );
    });

    it("every point of the DET agrees", () => {
      const curve = detCurve(g.labels, g.scores);
      closeTo(
        curve.map((point) => point.falsePositiveRate),
        g.det.fpr,
      );
      closeTo(
        curve.map((point) => point.falseNegativeRate),
        g.det.fnr,
      );
      expect(curve.map((point) => (point.threshold === Infinity ? null : point.threshold))).toEqual(
        g.det.thresholds,
      );
    });

    it("the equal error rate agrees, with weights too", () => {
      expect(equalErrorRate(g.labels, g.scores)).toBeCloseTo(g.eer, 12);
      expect(equalErrorRate(g.labels, g.scores, { weights: g.weights })).toBeCloseTo(
        g.weighted_eer,
        12,
      );
    });

    it("Matthews' correlation and the best F1 agree, with weights too", () => {
      const called = g.scores.map((score: number) => score >= g.threshold);
      expect(matthews(confusion(g.labels, called))).toBeCloseTo(g.mcc, 12);
      expect(matthews(confusion(g.labels, called, g.weights))).toBeCloseTo(g.weighted_mcc, 12);
      expect(bestF1(g.labels, g.scores, { weights: g.weights })).toBeCloseTo(
        g.weighted_best_f1,
        12,
      );
    });
  },
);

describe("with labels of one kind", () => {
  it.each([[[true, true]], [[false, false]], [[]]])(
    "%j: no DET, no equal error rate, no J",
    (labels) => {
      const scores = labels.map((_, i) => i);
      expect(detCurve(labels, scores)).toEqual([]);
      expect(equalErrorRate(labels, scores)).toBeNaN();
      expect(youdenJ(confusion(labels, labels))).toBeNaN();
      expect(matthews(confusion(labels, labels))).toBe(0);
    },
  );

  it("without positives recall and best F1 are NaN, and precision is 0", () => {
    expect(
      precisionRecallCurve([false, false], [2, 1]).map((point) => [point.precision, point.recall]),
    ).toEqual([
      [1, NaN],
      [0, NaN],
      [0, NaN],
    ]);
    expect(bestF1([false, false], [2, 1])).toBeNaN();
  });
});

describe("with every score tied", () => {
  const [scores, labels] = [
    [1, 1, 1, 1],
    [true, false, false, false],
  ];
  it("the precision-recall curve is one step to the base rate, the equal error rate chance", () => {
    expect(precisionRecallCurve(labels, scores)).toEqual([
      { threshold: Infinity, precision: 1, recall: 0 },
      { threshold: 1, precision: 0.25, recall: 1 },
    ]);
    expect(equalErrorRate(labels, scores)).toBe(0.5);
  });
});

describe("probit", () => {
  it.each(goldens.probit)("of $share is SciPy's normal quantile", ({ share, value }) => {
    expect(Math.abs(probit(share) - value)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)));
  });

  it("has no bound at 0 and 1", () => {
    expect([probit(0), probit(0.5), probit(1)]).toEqual([-Infinity, 0, Infinity]);
  });
});
