import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  brierScore,
  expectedCalibrationError,
  logLoss,
  reliability,
} from "../../src/lib/metrics/index";

const goldens: { calibration: any[] } = JSON.parse(
  readFileSync("test/goldens/evaluation.json", "utf8"),
);

describe.each(goldens.calibration.map((golden, i) => ({ i, ...golden })))(
  "probabilities, against scikit-learn, case $i",
  (g) => {
    it("have its Brier score and log loss, with weights too", () => {
      expect(brierScore(g.labels, g.probabilities)).toBeCloseTo(g.brier, 12);
      expect(brierScore(g.labels, g.probabilities, g.weights)).toBeCloseTo(g.weighted_brier, 12);
      expect(logLoss(g.labels, g.probabilities)).toBeCloseTo(g.log_loss, 12);
      expect(logLoss(g.labels, g.probabilities, g.weights)).toBeCloseTo(g.weighted_log_loss, 12);
    });

    it.each(["width", "mass"] as const)("have its reliability in bins of one %s", (by) => {
      const bins = reliability(g.labels, g.probabilities, { by });
      expect(bins).toHaveLength(10);
      const filled = bins.filter(({ weight }) => weight > 0);
      expect(filled.map(({ weight }) => weight)).toEqual(g[by].counts);
      filled.forEach(({ predicted, observed }, i) => {
        expect(predicted).toBeCloseTo(g[by].predicted[i], 12);
        expect(observed).toBeCloseTo(g[by].observed[i], 12);
      });
      expect(expectedCalibrationError(bins)).toBeCloseTo(g[by].ece, 12);
    });

    it("count an answer of weight 2 as two", () => {
      const twice = (values: unknown[]) =>
        values.flatMap((value, i) => new Array(g.weights[i]).fill(value));
      const [weighted, repeated] = [
        reliability(g.labels, g.probabilities, { weights: g.weights }),
        reliability(twice(g.labels), twice(g.probabilities)),
      ];
      expect(expectedCalibrationError(weighted)).toBeCloseTo(
        expectedCalibrationError(repeated),
        12,
      );
    });
  },
);

describe("probabilities", () => {
  it("of truths of one kind can still be judged", () => {
    expect(brierScore([false, false], [0.1, 0.2])).toBeCloseTo(0.025, 12);
    expect(logLoss([false, true], [0, 1])).toBeLessThan(1e-12);
    expect(logLoss([false], [1])).toBeGreaterThan(30);
  });

  it("all tied fill one bin", () => {
    const bins = reliability([true, false, false], [0.3, 0.3, 0.3], { by: "mass" });
    expect(bins.filter(({ weight }) => weight > 0)).toEqual([
      { weight: 3, predicted: expect.closeTo(0.3, 12), observed: 1 / 3 },
    ]);
  });

  it("are judged NaN where there are none", () => {
    expect([
      brierScore([], []),
      logLoss([], []),
      expectedCalibrationError(reliability([], [])),
    ]).toEqual([NaN, NaN, NaN]);
  });
});
