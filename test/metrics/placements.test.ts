import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placements, rocAuc } from "../../src/lib/metrics/index";

const pair = fc.record({
  score: fc.integer({ min: 0, max: 9 }),
  same: fc.boolean(),
  model: fc.integer({ min: 0, max: 2 }),
});
const columns = (pairs: { score: number; same: boolean; model: number }[]) =>
  [pairs.map((p) => p.same), pairs.map((p) => p.score), pairs.map((p) => p.model)] as const;

describe("placements", () => {
  it("are the share of the different pairs of the same model that a pair outranks", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), (pairs) => {
        const found = placements(...columns(pairs));
        pairs.forEach(({ score, model }, i) => {
          const rivals = pairs.filter((p) => !p.same && p.model === model);
          const outranked = rivals.reduce(
            (sum, p) => sum + (p.score < score ? 1 : p.score === score ? 0.5 : 0),
            0,
          );
          if (rivals.length === 0) expect(found[i]).toBeNaN();
          else expect(found[i]).toBeCloseTo(outranked / rivals.length, 12);
        });
      }),
    );
  });

  it("leave the ROC AUC of one model as it is", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 30 }), (pairs) => {
        const [same, scores] = columns(pairs);
        fc.pre(same.includes(true) && same.includes(false));
        expect(
          rocAuc(
            same,
            placements(
              same,
              scores,
              scores.map(() => 0),
            ),
          ),
        ).toBeCloseTo(rocAuc(same, scores), 12);
      }),
    );
  });

  it("do not let the level of one model's scores speak against another's", () => {
    // each model ranks its own pairs without a fault, but the second's scores are all higher
    const [scores, same, model] = [
      [0.2, 0.1, 0.9, 0.8],
      [true, false, true, false],
      [0, 0, 1, 1],
    ];
    expect(rocAuc(same, scores)).toBe(0.75);
    expect(rocAuc(same, placements(same, scores, model))).toBe(1);
  });
});
