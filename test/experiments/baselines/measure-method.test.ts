import { describe, expect, it } from "vitest";
import type { LabelledCoin } from "../../../src/lib/data/index";
import {
  designOf,
  type LabelledPairs,
} from "../../../src/lib/experiments/baselines/baseline-coins";
import { measureMethod } from "../../../src/lib/experiments/baselines/measure-method";
import { pairSets } from "../../../src/lib/experiments/baselines/pair-sets";
import {
  averagePrecision,
  chooseThreshold,
  confusion,
  rocAuc,
} from "../../../src/lib/metrics/index";
import { random } from "../../../src/lib/base/random";

/** Twelve coins, three a die, in three folds. */
const die = Array.from({ length: 12 }, (_, i) => Math.floor(i / 3));
const foldOf = die.map((d) => d % 3);
const pairs: LabelledPairs = { a: [], b: [], same: [], alike: [] };
for (let a = 0; a < 12; a++)
  for (let b = a + 1; b < 12; b++) {
    pairs.a.push(a);
    pairs.b.push(b);
    pairs.same.push(die[a] === die[b]);
    pairs.alike!.push((a + b) % 2 === 0);
  }
const draw = random(2);
const scores = pairs.same.map((same) => draw.normal() + (same ? 1.5 : 0));
const set = (id: string) => pairSets([pairs]).find((one) => one.id === id)!;
const measure = (of: ArrayLike<number>, id: string, own = pairs) =>
  measureMethod(of, own, foldOf, set(id), random(1), { resamples: 20 });

describe("measureMethod", () => {
  it("has the ranking figures of all pairs, and intervals about them", () => {
    const figures = measure(scores, "all")!;
    expect(figures).toMatchObject({
      pairs: 66,
      same: 12,
      baseRate: 12 / 66,
      alwaysDifferent: 54 / 66,
    });
    expect(figures.rocAuc.value).toBe(rocAuc(pairs.same, scores));
    expect(figures.averagePrecision.value).toBe(averagePrecision(pairs.same, scores));
    expect(figures.rocAuc.low).toBeLessThanOrEqual(figures.rocAuc.value);
    expect(figures.rocAuc.high).toBeGreaterThanOrEqual(figures.rocAuc.value);
  });

  it("answers each pair at a threshold of pairs without a coin of its folds", () => {
    const called = scores.map((score, i) => {
      const own = [foldOf[pairs.a[i]], foldOf[pairs.b[i]]];
      const outside = scores
        .map((_, k) => k)
        .filter((k) => !own.includes(foldOf[pairs.a[k]]) && !own.includes(foldOf[pairs.b[k]]));
      const threshold = chooseThreshold(
        outside.map((k) => pairs.same[k]),
        outside.map((k) => scores[k]),
        "mcc",
      );
      return (
        score >= (Number.isNaN(threshold) ? Math.max(...outside.map((k) => scores[k])) : threshold)
      );
    });
    expect(measure(scores, "all")!.confusion).toEqual(confusion(pairs.same, called));
  });

  it("does not choose by the truth of what it tests", () => {
    const inFold0 = pairs.a.map((a, i) => foldOf[a] === 0 && foldOf[pairs.b[i]] === 0);
    const turned = { ...pairs, same: pairs.same.map((same, i) => (inFold0[i] ? !same : same)) };
    // of fold 0 against itself, and of folds 1 and 2 as those that choose for it: what is called in
    // fold 0 must stay
    const called = (own: LabelledPairs, keep: readonly boolean[]) => {
      const counts = measureMethod(
        scores,
        own,
        foldOf,
        { ...set("within-folds"), byFold: false },
        random(1),
        { resamples: 0 },
      )!.confusion;
      const others = measureMethod(
        scores.map((score, i) => (keep[i] ? -99 : score)),
        own,
        foldOf,
        { ...set("within-folds"), byFold: false },
        random(1),
        { thresholds: thresholdsOf(own), resamples: 0 },
      )!.confusion;
      return [counts, others].map(
        ({ truePositives, falsePositives }) => truePositives + falsePositives,
      );
    };
    const thresholdsOf = (own: LabelledPairs) =>
      [0, 1, 2].map((fold) => {
        const outside = scores
          .map((_, k) => k)
          .filter((k) => foldOf[own.a[k]] === foldOf[own.b[k]] && foldOf[own.a[k]] !== fold);
        return chooseThreshold(
          outside.map((k) => own.same[k]),
          outside.map((k) => scores[k]),
          "mcc",
        );
      });
    const inFold0Called = (own: LabelledPairs) => {
      const [all, withoutFold0] = called(own, inFold0);
      return all - withoutFold0;
    };
    expect(inFold0Called(pairs)).toBeGreaterThan(0);
    expect(inFold0Called(turned)).toBe(inFold0Called(pairs));
  });

  it("looks at pairs of the same design, or within a fold, alone where it is asked", () => {
    expect(measure(scores, "same-legend")!.pairs).toBe(pairs.alike!.filter(Boolean).length);
    expect(measure(scores, "within-folds")!.pairs).toBe(
      pairs.a.filter((a, i) => foldOf[a] === foldOf[pairs.b[i]]).length,
    );
  });

  it("uses the thresholds that a method brings, by fold", () => {
    const brought = measureMethod(scores, pairs, foldOf, set("within-folds"), random(1), {
      thresholds: [-Infinity, Infinity, NaN],
      resamples: 0,
    })!;
    const first = pairs.a.filter((a, i) => foldOf[a] === 0 && foldOf[pairs.b[i]] === 0).length;
    expect(brought.confusion.truePositives + brought.confusion.falsePositives).toBe(first);
  });

  it("is null where the method has no answer to a pair of the set", () => {
    const across = scores.map((score, i) =>
      foldOf[pairs.a[i]] === foldOf[pairs.b[i]] ? score : NaN,
    );
    expect(measure(across, "all")).toBeNull();
    expect(measure(across, "within-folds")).not.toBeNull();
  });

  it("gives constant scores an AUC of one half, and the base rate as average precision", () => {
    const figures = measure(
      scores.map(() => 0),
      "all",
    )!;
    expect(figures.rocAuc.value).toBe(0.5);
    expect(figures.averagePrecision.value).toBeCloseTo(12 / 66, 12);
  });
});

describe("designOf", () => {
  const coin = (extra?: Record<string, string>) => ({ name: "1", extra }) as LabelledCoin;
  it("reads a legend or type of the side, whatever its spaces and case", () => {
    expect(designOf(coin({ obverse_legend: "IMP C  MAXI", mint: "x" }), "obverse")).toBe(
      "impcmaxi",
    );
    expect(designOf(coin({ "Reverse Type": "Sol" }), "reverse")).toBe("sol");
  });
  it("is null where the sheet says nothing", () => {
    expect([
      designOf(coin({ obverse_legend: " " }), "obverse"),
      designOf(coin({ legend: "IMP" }), "obverse"),
      designOf(coin(), "reverse"),
    ]).toEqual([null, null, null]);
  });
});
