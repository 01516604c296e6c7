import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/lib/diestudy/groups/verdict";
import type { ScoredPair } from "../../../src/lib/coins/index";
import { studySide } from "../../../src/lib/diestudy/study/study-side";
import { random } from "../../../src/lib/base/random";

const coins = ["1", "2", "3", "4", "5", "6", "7"];
const dies = ["A", "A", "A", "B", "B", "B", "C"];

/** Pairs of one side; the last coin resembles those of B, but not for sure. */
const pairs: ScoredPair[] = coins.flatMap((a, i) =>
  coins.slice(i + 1).map((b, k) => {
    const [same, doubtful] = [dies[i] === dies[i + 1 + k], b === "7" && a === "5"];
    return {
      a,
      b,
      side: "obverse",
      score: 0,
      probability: doubtful ? 0.75 : same ? 0.999 : 0.001,
    };
  }),
);
const studied = (verdicts: readonly Verdict[]) =>
  studySide("obverse", coins, pairs, verdicts, { base: 0.1, random: random(1) });

describe("a verdict on the most uncertain pair", () => {
  const before = studied([]);
  const first = before.review[0];

  it("is asked for first", () => {
    expect([first.a, first.b].includes("7")).toBe(true);
    expect(first.uncertainty).toBeGreaterThan(0.1);
    const { low, high } = before.estimates.linkDoubt.dies;
    expect([low, high]).toEqual([2, 3]);
  });

  it.each(["same", "different"] as const)(
    "'%s' leaves less doubt about the number of dies, and raises the support of its coin",
    (verdict) => {
      const { side, a, b } = first;
      const after = studied([{ side, a, b, verdict }]);
      expect(after.coinSupport[6]).toBeGreaterThan(before.coinSupport[6]);
      const deviation = ({
        estimates: {
          linkDoubt: { chances },
        },
      }: typeof after) => {
        const mean = chances.reduce((sum, { dies, chance }) => sum + chance * dies, 0);
        return Math.sqrt(
          chances.reduce((sum, { dies, chance }) => sum + chance * (dies - mean) ** 2, 0),
        );
      };
      expect(deviation(after)).toBeLessThan(0.8 * deviation(before));
      expect(after.review.some((pair) => pair.a === a && pair.b === b)).toBe(false);
    },
  );

  it("'same' can settle the number of dies", () => {
    const { side, a, b } = first;
    const { dies, bracket } = studied([{ side, a, b, verdict: "same" }]).estimates.linkDoubt;
    expect(dies).toEqual({ value: 2, low: 2, high: 2 });
    expect(bracket.equal.high).toBeLessThan(before.estimates.linkDoubt.bracket.equal.high);
  });
});
