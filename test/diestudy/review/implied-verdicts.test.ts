import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../src/lib/diestudy/index";
import { impliedBy } from "../../../src/lib/diestudy/review/implied-verdicts";

const said = (...words: string[]): Verdict[] =>
  words.map((word) => {
    const [, a, sign, b] = /^(\w)([=#?])(\w)$/.exec(word)!;
    return {
      side: "obverse",
      a,
      b,
      verdict: sign === "=" ? "same" : sign === "#" ? "different" : "unsure",
    };
  });

describe("settledBy", () => {
  it("lets 'same' run over other coins, and one 'different' with it", () => {
    const settled = impliedBy(said("a=b", "c=b", "c#d", "d=e"));
    expect(settled.of("obverse", "a", "c")).toBe("same");
    expect(settled.of("obverse", "a", "e")).toBe("different");
    expect(settled.of("obverse", "e", "a")).toBe("different");
  });

  it("says nothing over two 'different', over 'cannot tell', or of the other side", () => {
    const settled = impliedBy(said("a#b", "b#c", "c?d"));
    expect(settled.of("obverse", "a", "c")).toBeNull();
    expect(settled.of("obverse", "c", "d")).toBeNull();
    expect(impliedBy(said("a=b")).of("reverse", "a", "b")).toBeNull();
  });

  it("finds the way with one 'different' where a shorter one goes over it too early", () => {
    expect(impliedBy(said("a#b", "a=c", "b=d")).of("obverse", "c", "d")).not.toBeNull();
    expect(impliedBy(said("a=b", "b#c", "a#c", "c=d")).of("obverse", "b", "d")).toBe("different");
  });

  it("names the verdicts that a new one contradicts, and lets a pair's own verdict be changed", () => {
    const settled = impliedBy(said("a=b", "b=c", "c#d"));
    const [against] = said("a#c").map((verdict) => settled.contradicted(verdict));
    expect(against).toMatch(
      /a and c cannot be of different dies: judged before were a and b same, b and c same/,
    );
    expect(settled.contradicted(said("a=d")[0])).toMatch(/cannot be from the same die/);
    expect(settled.contradicted(said("d=c")[0])).toBeNull();
    expect(settled.contradicted(said("a?c")[0])).toBeNull();
  });
});
