import { describe, expect, it } from "vitest";
import { pairTable, scoredPairs, type ScoredPair } from "../../src/lib/coins/index";

const pairs: ScoredPair[] = [
  { a: "3", b: "1", side: "obverse", score: 0.5, probability: 0.9 },
  { a: "1", b: "2", side: "reverse", score: -1.25, probability: NaN },
];

describe("a table of pairs", () => {
  it("gives back the pairs that it was made from", () => {
    expect(scoredPairs(pairTable(pairs))).toEqual(pairs);
  });

  it("holds positions in the given list of coins", () => {
    const { coins, a, b } = pairTable(pairs, ["1", "2", "3", "4"]);
    expect(coins).toEqual(["1", "2", "3", "4"]);
    expect([[...a], [...b]]).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it("may be empty", () => {
    expect(scoredPairs(pairTable([]))).toEqual([]);
  });
});
