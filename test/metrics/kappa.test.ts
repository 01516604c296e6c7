import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa, fleissKappa } from "../../src/lib/metrics/index";

interface Golden {
  cohen: {
    first: string[];
    second: string[];
    weights: number[];
    kappa: number;
    weighted: number;
  }[];
  fleiss: { answers: string[][]; weights: number[]; kappa: number; weighted: number }[];
}
const golden: Golden = JSON.parse(readFileSync("test/goldens/kappa.json", "utf8"));

describe("Cohen's kappa", () => {
  it.each(golden.cohen)("is that of scikit-learn, weighted too: $kappa", (one) => {
    expect(cohenKappa(one.first, one.second)).toBeCloseTo(one.kappa, 12);
    expect(cohenKappa(one.first, one.second, one.weights)).toBeCloseTo(one.weighted, 12);
  });

  it("is NaN where chance agrees perfectly, and of no item", () => {
    expect(cohenKappa(["same", "same"], ["same", "same"])).toBeNaN();
    expect(cohenKappa([], [])).toBeNaN();
  });

  it("is 0 where one judge always says the same, whatever the other says", () => {
    expect(cohenKappa(["same", "different"], ["same", "same"])).toBe(0);
  });
});

describe("Fleiss' kappa", () => {
  it.each(golden.fleiss)("is that of statsmodels, weighted too: $kappa", (one) => {
    expect(fleissKappa(one.answers)).toBeCloseTo(one.kappa, 12);
    expect(fleissKappa(one.answers, one.weights)).toBeCloseTo(one.weighted, 12);
  });

  it("is 0.210 of the fourteen raters of ten subjects of the worked example", () => {
    const rows = ["0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1"];
    rows.push("7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2", "6 5 2 1 0", "0 2 2 3 7");
    const answers = rows.map((row) =>
      row.split(" ").flatMap((n, category) => Array<string>(Number(n)).fill(String(category))),
    );
    expect(fleissKappa(answers)).toBeCloseTo(0.21, 3);
  });
});

const answer = fc.constantFrom("same", "different", "unsure");
const items = (judges: number) =>
  fc.array(fc.array(answer, { minLength: judges, maxLength: judges }), { minLength: 2 });
const close = (x: number, y: number) =>
  Number.isNaN(x) ? expect(y).toBeNaN() : expect(y).toBeCloseTo(x, 9);

describe("both kappas", () => {
  it("do not depend on the order of judges or items, nor on what the answers are called", () =>
    fc.assert(
      fc.property(items(3), (rows) => {
        const value = fleissKappa(rows);
        close(value, fleissKappa([...rows].reverse().map((row) => [...row].reverse())));
        close(value, fleissKappa(rows.map((row) => row.map((word) => `${word}!`))));
        const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
        close(cohenKappa(x, y), cohenKappa(y, x));
      }),
    ));

  it("are at most 1, and 1 where judges agree on every item and not all items are alike", () =>
    fc.assert(
      fc.property(items(2), (rows) => {
        const [x, y] = [rows.map((row) => row[0]), rows.map((row) => row[1])];
        for (const value of [fleissKappa(rows), cohenKappa(x, y)])
          expect(Number.isNaN(value) || value <= 1 + 1e-12).toBe(true);
        if (new Set(x).size > 1) {
          expect(cohenKappa(x, x)).toBeCloseTo(1, 12);
          expect(fleissKappa(x.map((one) => [one, one, one]))).toBeCloseTo(1, 12);
        }
      }),
    ));

  it("weigh an item of weight 2 as two items", () =>
    fc.assert(
      fc.property(items(2), (rows) => {
        const weights = rows.map((_, i) => i % 3);
        const repeated = rows.flatMap((row, i) => Array<string[]>(weights[i]).fill(row));
        if (repeated.length === 0) return;
        close(fleissKappa(repeated), fleissKappa(rows, weights));
        const [x, y] = [0, 1].map((k) => rows.map((row) => row[k]));
        const [u, v] = [0, 1].map((k) => repeated.map((row) => row[k]));
        close(cohenKappa(u, v), cohenKappa(x, y, weights));
      }),
    ));
});
