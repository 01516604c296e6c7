import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeInWords, nameDies } from "../../../src/lib/diestudy/study/die-names";

const earlier = (dies: Record<string, string>, highest = 0) => ({
  dies: new Map(Object.entries(dies)),
  highest,
});

describe("nameDies", () => {
  it("numbers dies in the order of their first coins where there was no study before", () => {
    expect(nameDies("reverse", [["a", "b"], ["c"]])).toEqual({
      names: ["R1", "R2"],
      changes: [],
      highest: 2,
    });
  });

  it("keeps names whatever the order of coins, and gives new dies numbers that none had", () => {
    const before = earlier({ a: "O1", b: "O2", c: "O3" }, 7);
    const { names, changes, highest } = nameDies(
      "obverse",
      [["x"], ["c", "y"], ["b"], ["a"]],
      before,
    );
    expect([names, highest]).toEqual([["O8", "O3", "O2", "O1"], 8]);
    expect(changes).toEqual([{ kind: "new", side: "obverse", die: "O8", coins: ["x"] }]);
  });

  it("keeps the name of the die with most coins in common where dies are one now", () => {
    const before = earlier({ a: "O1", b: "O2", c: "O2" });
    const { names, changes } = nameDies("obverse", [["a", "b", "c"]], before);
    expect(names).toEqual(["O2"]);
    expect(changes).toEqual([{ kind: "merged", side: "obverse", die: "O2", from: ["O2", "O1"] }]);
  });

  it("leaves the name with the larger part where a die is two now", () => {
    const before = earlier({ a: "O1", b: "O1", c: "O1", d: "O2" });
    const { names, changes } = nameDies("obverse", [["a"], ["b", "c"], ["d"]], before);
    expect(names).toEqual(["O3", "O1", "O2"]);
    expect(changes).toEqual([{ kind: "split", side: "obverse", die: "O1", into: ["O1", "O3"] }]);
  });

  it("tells of dies whose coins are gone, and does not give their numbers again", () => {
    const before = earlier({ a: "O1", b: "O9" });
    const { names, changes } = nameDies("obverse", [["a"], ["z"]], before);
    expect(names).toEqual(["O1", "O10"]);
    expect(changes.map(changeInWords)).toEqual([
      "obverse: O10 is a new die (z)",
      "obverse: no coin of O9 is left in the study",
    ]);
  });

  it("never gives the name of a known die to another, however many coins had it before", () => {
    const before = {
      ...earlier({ a: "O12", b: "O12", c: "O3", d: "O3" }),
      known: new Map([["K/1", "O3"]]),
    };
    const { names } = nameDies(
      "obverse",
      [
        ["a", "b", "K/1"],
        ["c", "d"],
      ],
      before,
    );
    expect(names).toEqual(["O3", "O13"]);
  });

  it("keeps names that a person gave", () => {
    const { names } = nameDies("obverse", [["a"], ["b"]], earlier({ a: "Zeus A" }));
    expect(names).toEqual(["Zeus A", "O1"]);
  });

  it("never gives two dies one name, and changes nothing where nothing changed", () => {
    const coins = ["a", "b", "c", "d", "e", "f", "g"];
    const partition = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 });
    const groupsOf = (labels: number[]) =>
      [...new Set(labels)].map((label) => coins.filter((_, i) => labels[i] === label));
    fc.assert(
      fc.property(partition, partition, (one, two) => {
        const first = nameDies("obverse", groupsOf(one));
        const dies = new Map(
          groupsOf(one).flatMap((own, d) => own.map((coin) => [coin, first.names[d]] as const)),
        );
        const before = { dies, highest: first.highest };
        const second = nameDies("obverse", groupsOf(two), before);
        expect(new Set(second.names).size).toBe(second.names.length);
        expect(nameDies("obverse", groupsOf(one), before)).toEqual({ ...first, changes: [] });
      }),
    );
  });
});
