import { describe, expect, it } from "vitest";
import { NumislabError } from "../../src/lib/base/index";
import { judgeByProbability, scoreEveryPair } from "../../src/lib/matchers/judge";
import type { Matcher } from "../../src/lib/matchers/matcher";
import { fused } from "../../src/lib/matchers/methods/fusion";

/** A matcher whose score of two sides is the sum of what it made of them; probability by logit. */
function summing(name: string, refuses: string | null = null): Matcher<number> {
  const decision = { threshold: 0, calibration: { slope: 1, intercept: 0 }, chosenOn: name };
  const decisions = { obverse: decision, reverse: decision };
  return {
    name,
    everyPair: true,
    calibration: { decisions, prior: { obverse: 0.5, reverse: 0.1 }, otherwise: NaN },
    prepare: async (photographs) =>
      photographs.map(({ file, sides }) =>
        file === refuses
          ? { sides: [], refusal: new NumislabError("input", `${file}: ${name} cannot use it`) }
          : {
              refusal: null,
              sides: sides.map((side) => ({
                side,
                seen: Number(file) * name.length,
                warnings: [`${file} is dark`],
              })),
            },
      ),
    score: (sides) =>
      scoreEveryPair(sides, {
        scores: async (own) =>
          own.flatMap(({ seen }, i) => own.slice(i + 1).map((other) => seen + other.seen)),
        judge: judgeByProbability(decisions),
      }),
    close: async () => {},
  };
}

const photographs = ["1", "2", "-3"].map((file) => ({ file, sides: ["obverse"] as const }));

describe("a fusion of matchers", () => {
  it("scores by the mean of their log-odds, and answers by its probability", async () => {
    const matcher = fused("both", [summing("a"), summing("abc")]);
    const read = await matcher.prepare(photographs, "single");
    const sides = read.flatMap(({ sides: own }, i) =>
      own.map((one) => ({ ...one, coin: photographs[i].file })),
    );
    const table = await matcher.score(sides);
    // log-odds of the pairs: 3, -2, -1 of one part and three times that of the other
    expect([...table.score].map((score) => Number(score.toFixed(9)))).toEqual([6, -4, -2]);
    expect(table.answer).toEqual(["same", "different", "unsure"]);
    expect(table.probability[2]).toBeCloseTo(1 / (1 + Math.exp(2)), 12);
    expect(matcher.calibration.prior.reverse).toBeCloseTo(0.1, 12);
  });

  it("refuses what one of them refuses, and says a warning once", async () => {
    const matcher = fused("both", [summing("a"), summing("abc", "2")]);
    const [first, second] = await matcher.prepare(photographs, "single");
    expect(first.sides[0].warnings).toEqual(["1 is dark"]);
    expect(second.refusal?.message).toBe("2: abc cannot use it");
  });

  it("has no end of certainty: one part alone does not settle a pair", async () => {
    const matcher = fused("both", [summing("a")]);
    const sides = ["400", "400"].map((coin) => ({ coin, side: "obverse" as const, seen: [400] }));
    expect((await matcher.score(sides)).probability[0]).toBeLessThan(1);
  });
});
