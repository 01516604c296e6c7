import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classAccuracy,
  confusionMatrix,
  crossEntropy,
  fitTemperature,
  kerasRecall,
  macroRecall,
  mostProbable,
  sureFrom,
  wilson,
  withTemperature,
} from "../../src/lib/metrics/index";

const goldens: { classification: any[]; wilson: any[] } = JSON.parse(
  readFileSync("test/goldens/classification.json", "utf8"),
);

describe.each(goldens.classification.map((golden, i) => ({ i, ...golden })))(
  "a classifier's answers, case $i",
  (g) => {
    const classes = g.probabilities.length / g.labels.length;

    it("have Keras' recall, counted over batches", () => {
      expect(kerasRecall(g)).toBeCloseTo(g.keras_recall, 6); // Keras counts in 32 bits
    });

    it("have scikit-learn's accuracy, macro recall and confusion matrix", () => {
      expect(classAccuracy(g)).toBeCloseTo(g.accuracy, 12);
      expect(macroRecall(g)).toBeCloseTo(g.macro_recall, 12);
      expect(confusionMatrix(g)).toEqual(g.confusion);
    });

    it("have the cross-entropy of clipped probabilities", () => {
      expect(crossEntropy(g)).toBeCloseTo(g.cross_entropy, 12);
    });

    it("get the temperature that SciPy finds best, and its probabilities", () => {
      expect(fitTemperature(g)).toBeCloseTo(g.temperature, 5);
      withTemperature(g.probabilities, classes, 1.7).forEach((value, i) =>
        expect(value).toBeCloseTo(g.with_temperature_1_7[i], 12),
      );
    });
  },
);

describe("recall as Keras counts it", () => {
  it("is not accuracy: the right class with half the probability or less is missed", () => {
    const answers = { probabilities: [0.5, 0.3, 0.2, 0.1, 0.6, 0.3], labels: [0, 1] };
    expect(kerasRecall(answers)).toBe(0.5);
    expect(classAccuracy(answers)).toBe(1);
  });

  it("is NaN without answers", () => {
    expect(kerasRecall({ probabilities: [], labels: [] })).toBeNaN();
  });
});

describe("a temperature", () => {
  it("never changes which class is the most probable, and leaves rows that sum to 1", () => {
    const row = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0.001, max: 1, noNaN: true })));
    fc.assert(
      fc.property(row, fc.double({ min: 0.05, max: 20, noNaN: true }), (weights, temperature) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        const probabilities = weights.map((w) => w / sum);
        const scaled = withTemperature(probabilities, 3, temperature);
        expect(scaled.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(scaled[mostProbable(probabilities, 3)[0]]).toBeCloseTo(Math.max(...scaled), 12);
      }),
    );
  });

  it("is 1 where there is nothing to fit", () => {
    expect(fitTemperature({ probabilities: [], labels: [] })).toBe(1);
  });
});

describe("Wilson's interval", () => {
  it.each(goldens.wilson)(
    "of $successes in $trials is that of statsmodels",
    ({ successes, trials, interval: [low, high] }) => {
      const got = wilson(successes, trials);
      expect(got.low).toBeCloseTo(low, 10);
      expect(got.high).toBeCloseTo(high, 10);
    },
  );

  it("of the write-up's 81 in 100 is 0.722 to 0.875", () => {
    const { low, high } = wilson(81, 100);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(["0.722", "0.875"]);
  });
});

describe("sureFrom", () => {
  const answers = (rows: [number, number][]) => ({
    probabilities: rows.flatMap(([p]) => [p, 1 - p]),
    labels: rows.map(([, label]) => label),
  });

  it("is the least confidence from which enough answers are right", () => {
    expect(
      sureFrom(
        answers([
          [0.9, 0],
          [0.8, 0],
          [0.7, 1],
          [0.6, 0],
        ]),
        1,
      ),
    ).toBe(0.8);
    expect(
      sureFrom(
        answers([
          [0.9, 0],
          [0.8, 0],
          [0.7, 1],
          [0.6, 0],
        ]),
        0.75,
      ),
    ).toBe(0.6);
  });

  it("takes answers of one confidence together", () => {
    expect(
      sureFrom(
        answers([
          [0.9, 0],
          [0.8, 0],
          [0.8, 1],
        ]),
        1,
      ),
    ).toBe(0.9);
  });

  it("lies above every answer where the surest is wrong", () => {
    expect(
      sureFrom(
        answers([
          [0.9, 1],
          [0.6, 0],
        ]),
        0.99,
      ),
    ).toBeGreaterThan(0.9);
  });

  it("is never under a half", () => {
    expect(sureFrom({ probabilities: [0.4, 0.3, 0.3], labels: [0] }, 0.99)).toBe(0.5);
  });
});
