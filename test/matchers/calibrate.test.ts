import { describe, expect, it } from "vitest";
import {
  answerOf,
  crossCalibrated,
  fitCalibration,
  stagedScore,
  probabilityOf,
  calibrationMetrics,
  shippedCalibration,
  type JudgedPair,
} from "../../src/lib/matchers/index";
import { IDENTITY } from "../../src/lib/matchers/registration/align/affine";
import { unbent } from "../../src/lib/matchers/registration/align/warp";
import { random } from "../../src/lib/base/random";

/** Pairs whose chance from the same die is 1 / (1 + exp(6 - 20 score)). */
function pairs(n: number, seed: number): JudgedPair[] {
  const rng = random(seed);
  return Array.from({ length: n }, () => {
    const score = rng.uniform(0, 0.8);
    return { stage: "registered", score, same: rng.next() < 1 / (1 + Math.exp(6 - 20 * score)) };
  });
}

describe("likeness", () => {
  const seen = { warp: unbent(IDENTITY), residual: 0.3 };
  it("ranks what was looked at closer above what was not", () => {
    const scores = [
      stagedScore(0.9, null),
      stagedScore(0.1, { ...seen, rejected: true, correlation: 0.24, inPlace: NaN }),
      stagedScore(0.1, { ...seen, rejected: false, correlation: 0.26, inPlace: 0.1 }),
      stagedScore(0.1, { ...seen, rejected: false, correlation: 0.6, inPlace: 0.9 }),
    ].map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(scores[3]).toBeCloseTo(0.54, 9);
  });

  it("is a number where nothing could be compared, or the reliefs are opposites", () => {
    expect(
      stagedScore(0.3, { ...seen, rejected: true, correlation: NaN, inPlace: NaN }).score,
    ).toBe(-2);
    expect(
      stagedScore(0.3, { ...seen, rejected: false, correlation: -0.1, inPlace: 0.5 }).score,
    ).toBe(0);
  });
});

describe("fitCalibration", () => {
  it("finds the curve that made the truth, and its probabilities keep their word", () => {
    const fit = fitCalibration(pairs(5000, 1));
    expect(fit.registered.slope).toBeGreaterThan(17);
    expect(fit.registered.slope).toBeLessThan(23);
    const unseen = pairs(5000, 2).map((pair) => ({
      probability: probabilityOf(pair, fit),
      same: pair.same,
    }));
    expect(calibrationMetrics(unseen).expectedError).toBeLessThan(0.03);
  });

  it("gives pairs that were rejected the share of same-die pairs among them, never 0", () => {
    const aside = (same: boolean): JudgedPair => ({ stage: "rejected", score: -0.9, same });
    const fit = fitCalibration([
      ...Array.from({ length: 97 }, () => aside(false)),
      aside(true),
      ...pairs(50, 3),
    ]);
    expect(fit.putAside).toBeCloseTo(0.02, 9);
    expect(fit.screened).toBe(0.5); // nothing is known of them
  });

  it("says 'unsure' between its thresholds", () => {
    const fit = fitCalibration(pairs(100, 4));
    expect([0.01, 0.5, 0.99].map((chance) => answerOf(chance, fit))).toEqual([
      "different",
      "unsure",
      "same",
    ]);
  });
});

describe("crossCalibrated", () => {
  it("judges each fold by a fit that never saw it, and leaves pairs across folds out", () => {
    const all = pairs(300, 5);
    const fold = all.map((_, i) => (i % 3 === 2 ? null : i % 3));
    const told = crossCalibrated(all, fold, []);
    expect(told).toHaveLength(200);
    const [first] = all;
    const without = fitCalibration(all.filter((_, i) => fold[i] === 1));
    expect(told[0].probability).toBeCloseTo(probabilityOf(first, without), 9);
  });
});

describe("calibrationFigures", () => {
  it("counts, averages and weighs its bins", () => {
    const { bins, brier, expectedError } = calibrationMetrics([
      { probability: 0.05, same: false },
      { probability: 0.95, same: true },
      { probability: 1, same: false },
    ]);
    expect(bins.map(({ pairs: n }) => n)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(bins[9]).toMatchObject({ given: 0.975, found: 0.5 });
    expect(brier).toBeCloseTo((0.0025 + 0.0025 + 1) / 3, 9);
    expect(expectedError).toBeCloseTo((0.05 + 2 * 0.475) / 3, 9);
  });
});

describe("the calibration that ships", () => {
  it("rises with the score, and calls nothing the same that was rejected", () => {
    const fit = shippedCalibration();
    expect(fit.registered.slope).toBeGreaterThan(0);
    expect(answerOf(fit.screened, fit)).toBe("different");
    expect(answerOf(fit.putAside, fit)).toBe("different");
    expect(answerOf(probabilityOf({ stage: "registered", score: 0.6 }, fit), fit)).toBe("same");
  });
});
