import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjustedMutualInformation,
  adjustedRand,
  coinBootstrap,
  disjointSets,
  f1,
  fowlkesMallows,
  leaveOneOut,
  pairConfusion,
  precision,
  recall,
} from "../../src/lib/metrics/index";
import { random } from "../../src/lib/base/random";

const goldens: { clusterings: any[] } = JSON.parse(
  readFileSync("test/goldens/evaluation.json", "utf8"),
);

/** All pairs of n coins. */
function pairsOf(n: number) {
  const [a, b]: number[][] = [[], []];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) (a.push(i), b.push(j));
  return { a, b };
}

describe.each(goldens.clusterings.map((golden, i) => ({ i, ...golden })))(
  "against scikit-learn, clustering $i",
  (g) => {
    const c = pairConfusion(g.truth, g.predicted);

    it("pairs are counted alike", () => {
      expect(c).toEqual({
        truePositives: g.pairs.tp,
        falsePositives: g.pairs.fp,
        trueNegatives: g.pairs.tn,
        falseNegatives: g.pairs.fn,
      });
      if (g.f1 === undefined) return;
      expect(precision(c)).toBeCloseTo(g.precision, 12);
      expect(recall(c)).toBeCloseTo(g.recall, 12);
      expect(f1(c)).toBeCloseTo(g.f1, 12);
    });

    it("adjusted Rand, adjusted mutual information and Fowlkes-Mallows agree", () => {
      expect(adjustedRand(c)).toBeCloseTo(g.ari, 12);
      expect(adjustedMutualInformation(g.truth, g.predicted)).toBeCloseTo(g.ami, 12);
      expect(adjustedMutualInformation(g.truth, g.predicted, g.counted)).toBeCloseTo(
        g.ami_of_counted,
        12,
      );
      expect(fowlkesMallows(c)).toBeCloseTo(g.fmi, 12);
    });
  },
);

describe("a clustering's figures", () => {
  it("do not ask what the clusters are called", () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(labels, (items) => {
        const [truth, predicted] = [items.map(([t]) => t), items.map(([, p]) => p)];
        const renamed = predicted.map((p) => `die ${(p * 3) % 7}`);
        expect(pairConfusion<unknown>(truth, renamed)).toEqual(pairConfusion(truth, predicted));
        expect(adjustedMutualInformation<unknown>(truth, renamed)).toBeCloseTo(
          adjustedMutualInformation(truth, predicted),
          9,
        );
      }),
    );
  });

  it("get intervals from draws of coins", () => {
    const [truth, predicted] = [goldens.clusterings[1].truth, goldens.clusterings[1].predicted];
    const pairs = pairsOf(truth.length);
    const rand = coinBootstrap(
      pairs,
      truth.length,
      (weights) => adjustedRand(pairConfusion(truth, predicted, { ...pairs, weights })),
      random(1),
      { resamples: 60 },
    );
    expect(rand.value).toBeCloseTo(goldens.clusterings[1].ari, 12);
    expect(rand.low).toBeLessThan(rand.value);
    expect(rand.high).toBeGreaterThan(rand.value);
    const ami = coinBootstrap(
      pairs,
      truth.length,
      (_, drawn) => adjustedMutualInformation(truth, predicted, drawn),
      random(1),
      { resamples: 60 },
    );
    expect(ami.value).toBeCloseTo(goldens.clusterings[1].ami, 12);
    expect(ami.low).toBeGreaterThan(0);
    expect(ami.high).toBeLessThan(1);
  });
});

describe("disjointSets", () => {
  it("joins what is linked over others, and says what was joined already", () => {
    const sets = disjointSets(5);
    expect([sets.join(0, 1), sets.join(3, 4), sets.join(1, 3), sets.join(0, 4)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(sets.find(4)).toBe(sets.find(0));
    expect(sets.find(2)).not.toBe(sets.find(0));
  });
});

describe("leaveOneOut", () => {
  it("ranges over the figures without each group in turn", () => {
    const pairs = pairsOf(4);
    const sum = (weights: Float64Array) =>
      weights.reduce((x, w, i) => x + w * (pairs.a[i] + pairs.b[i]), 0);
    // without coins 0 and 1 only 2 + 3 is left; without 2 only 0 + 1, 0 + 3, 1 + 3; without 3 only
    // 0 + 1, 0 + 2, 1 + 2
    expect(leaveOneOut(pairs, [7, 7, 8, 9], sum)).toEqual({ low: 5, high: 8 });
    expect(leaveOneOut(pairs, [0, 0, 0, 0], () => NaN)).toEqual({ low: NaN, high: NaN });
  });
});
