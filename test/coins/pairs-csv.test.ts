import { describe, expect, it } from "vitest";
import {
  pairsFromCsv,
  pairsToCsv,
  pairTable,
  testedPairsFromCsv,
  testedPairsToCsv,
  type ScoredPair,
  type TestedPair,
} from "../../src/lib/coins/index";

const pairs: ScoredPair[] = [
  { a: "001", b: "Stück, 2", side: "obverse", score: 0.123456789, probability: 1.23456789e-7 },
  { a: "=1+1", b: "001", side: "reverse", score: -2, probability: NaN },
];

describe("pairs as comma-separated text", () => {
  it("have a header, six digits, and an empty cell where there is no probability", () => {
    expect(pairsToCsv(pairs)).toBe(
      `coin_a,coin_b,side,score,probability\n001,"Stück, 2",obverse,0.123457,1.23457e-7\n'=1+1,001,reverse,-2,\n`,
    );
  });

  it("have a column of warnings where somebody can tell of them", () => {
    const text = pairsToCsv(pairs, ({ a, side }) => (side === "obverse" ? `${a}: cut off` : ""));
    expect(text.split("\n").slice(0, 3)).toEqual([
      "coin_a,coin_b,side,score,probability,warning",
      `001,"Stück, 2",obverse,0.123457,1.23457e-7,001: cut off`,
      "'=1+1,001,reverse,-2,,",
    ]);
    expect(pairsFromCsv(text)).toEqual(pairsFromCsv(pairsToCsv(pairs)));
  });

  it("are the same from a table", () => {
    expect(pairsToCsv(pairTable(pairs))).toBe(pairsToCsv(pairs));
  });

  it("come back with the names that they had", () => {
    expect(pairsFromCsv(pairsToCsv(pairs))).toEqual([
      { ...pairs[0], score: 0.123457, probability: 1.23457e-7 },
      pairs[1],
    ]);
  });
});

describe("tested pairs as comma-separated text", () => {
  const tested: TestedPair = {
    ...pairs[0],
    called: true,
    same: false,
    heldOut: true,
    fold: 3,
    keptScore: 0.5000000004,
  };

  it("come back to nine decimals of the score", () => {
    const text = testedPairsToCsv([tested]);
    expect(text.split("\n")[0]).toBe(
      "coin_a,coin_b,side,score,probability,called_same,same_die,held_out,fold,kept_score",
    );
    expect(testedPairsFromCsv(text)).toEqual([
      { ...tested, score: 0.123456789, probability: 1.23457e-7, keptScore: 0.5 },
    ]);
  });

  it("can be read as scored pairs", () => {
    expect(pairsFromCsv(testedPairsToCsv([tested]))[0]).toMatchObject({ a: "001", b: "Stück, 2" });
  });
});
