import { describe, expect, it } from "vitest";
import { diePairs, pairKey } from "../../src/lib/data/index";

const coins = [
  { name: "1", obverseDie: "O1", reverseDie: "R1" },
  { name: "2", obverseDie: "O1", reverseDie: null },
  { name: "3", obverseDie: "O2", reverseDie: "R1" },
];

describe("diePairs", () => {
  it("pairs every two coins of a side once and says whether both were struck from the same die", () => {
    expect(diePairs(coins, "obverse")).toEqual({
      side: "obverse",
      a: [0, 0, 1],
      b: [1, 2, 2],
      same: [true, false, false],
    });
  });

  it("leaves out a coin whose die is not known", () => {
    expect(diePairs(coins, "reverse")).toEqual({ side: "reverse", a: [0], b: [2], same: [true] });
  });

  it("pairs only the coins asked for, and not those that nobody could decide", () => {
    expect(diePairs(coins, "obverse", [1, 2]).a).toEqual([1]);
    expect(
      diePairs(coins, "obverse", undefined, new Set([pairKey("obverse", "3", "1")])).same,
    ).toEqual([true, false]);
  });

  it("makes 4,095 pairs of the write-up's 91 coins", () => {
    const many = Array.from({ length: 91 }, (_, i) => ({
      name: `${i}`,
      obverseDie: "O",
      reverseDie: `R${i}`,
    }));
    expect(diePairs(many, "obverse").same).toHaveLength(4095);
  });
});
