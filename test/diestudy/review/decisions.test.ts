import { describe, expect, it } from "vitest";
import { random } from "../../../src/lib/base/random";
import { studySide, type Verdict } from "../../../src/lib/diestudy/index";
import {
  decisionsInWords,
  questionOf,
  studyDecisions,
} from "../../../src/lib/diestudy/review/study-decisions";

type Judge = (a: string, b: string) => { probability: number; score: number; stage?: string };

/** A study of coins called for their die: A1, A2, B1 …; every pair as `judge` says. */
function studied(coins: readonly string[], judge: Judge, verdicts: readonly Verdict[] = []) {
  const rng = random(2);
  const pairs = coins.flatMap((a, i) =>
    coins.slice(i + 1).map((b) => ({ a, b, side: "obverse" as const, ...judge(a, b) })),
  );
  return studySide("obverse", coins, pairs, verdicts, { base: 0.1, random: rng });
}
const rng = random(1);
const same = { probability: 0.9999, score: 0.6, stage: "registered" };
const different = () => ({
  probability: 0.0003,
  score: -1.5 + 0.2 * rng.next(),
  stage: "screened",
});
const clear: Judge = (a, b) => (a[0] === b[0] ? same : different());
const hoard = ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3"];

describe("reviewDecisions", () => {
  it("asks nothing where nothing is in doubt", () => {
    expect(studied(hoard, clear).decisions).toEqual([]);
  });

  it("asks once about a coin that lost its links, with the coin that is most like it first", () => {
    const judge: Judge = (a, b) => {
      const pair = clear(a, b);
      if (![a, b].includes("X")) return pair;
      return a === "B2" || b === "B2" ? { ...different(), score: -1.1 } : different();
    };
    const { decisions, review } = studied([...hoard, "X", "Y"], judge);
    const [first] = decisions;
    expect(first).toMatchObject({ kind: "alone", coins: ["X"] });
    expect(first.pairs[0]).toMatchObject({ a: "B2", b: "X" });
    expect(new Set(first.pairs.map(({ a }) => a[0])).size).toBe(first.pairs.length); // one of a die
    expect(decisions.filter(({ coins }) => coins.includes("X"))).toHaveLength(1);
    expect(review).toEqual(decisions.flatMap(({ pairs }) => pairs));
    const keys = review.map(({ a, b }) => `${a} ${b}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("never asks about coins that could not be aligned where others could", () => {
    const judge: Judge = (a, b) => {
      if (![a, b].includes("X")) return clear(a, b);
      const other = a === "X" ? b : a;
      return other === "C2"
        ? { probability: 0.0003, score: -0.8, stage: "rejected" }
        : { ...different(), score: -1.05 };
    };
    const { decisions } = studied([...hoard, "X"], judge);
    const about = decisions.find(({ coins }) => coins.includes("X"))!;
    expect(about.pairs.map(({ a, b }) => [a, b])).toEqual([["C2", "X"]]);
  });

  it("asks once whether two dies are one, and whether a die is two", () => {
    const part = (coin: string) => Number(coin[1]) > 2;
    const judge: Judge = (a, b) =>
      a[0] === "A" && b[0] === "A" && part(a) !== part(b)
        ? { probability: 0.3, score: 0.3, stage: "registered" }
        : clear(a, b);
    const { decisions, dieSupport } = studied(hoard, judge);
    expect(decisions).toHaveLength(1);
    const [{ kind, coins, follows }] = decisions;
    expect([kind, follows]).toEqual([dieSupport.length === 3 ? "split" : "merge", 4]);
    expect([
      ["A1", "A2"],
      ["A3", "A4"],
    ]).toContainEqual(coins);
  });

  it("does not ask what a person has said, and goes on with the next similar dies", () => {
    const judge: Judge = (a, b) => {
      const pair = clear(a, b);
      return [a, b].includes("X")
        ? { ...different(), score: -1.6 + 0.1 * "ABCDEF".indexOf(a[0]) }
        : pair;
    };
    const coins = [...hoard, "D1", "D2", "E1", "E2", "X"];
    const before = studied(coins, judge).decisions.find(({ coins: own }) => own[0] === "X")!;
    const verdicts = before.pairs.map(({ a, b }): Verdict => ({
      side: "obverse",
      a,
      b,
      verdict: "different",
    }));
    const after = studied(coins, judge, verdicts).decisions.find(
      ({ coins: own }) => own[0] === "X",
    );
    const dies = (pairs: typeof before.pairs) => pairs.map(({ a }) => a[0]);
    expect(dies(before.pairs)).toEqual(["E", "D"]);
    expect(dies(after?.pairs ?? []).every((die) => !["E", "D"].includes(die))).toBe(true);
    expect(after?.expectedChange ?? 0).toBeLessThan(before.expectedChange);
  });
});

describe("studyDecisions", () => {
  it("numbers the decisions of both sides by expected change, and says how many pairs follow", () => {
    const decision = (expectedChange: number, follows: number) => ({
      side: "obverse" as const,
      kind: "alone" as const,
      coins: ["7"],
      expectedChange,
      follows,
      pairs: [],
    });
    const sides = {
      obverse: { decisions: [decision(2, 5), decision(0.1, 1)] },
      reverse: { decisions: [decision(1, 3)] },
    };
    const found = studyDecisions({ sides } as never);
    expect(found.map(({ number, follows }) => [number, follows])).toEqual([
      [1, 5],
      [2, 3],
      [3, 1],
    ]);
    expect(decisionsInWords(found)).toBe("3 decisions, 9 pairs follow");
    expect(decisionsInWords(found.slice(2))).toBe("1 decision, 1 pair follows");
  });

  it("puts each kind of question into words", () => {
    const pair = (a: string, b: string) => ({ a, b }) as never;
    expect(
      questionOf({ kind: "alone", coins: ["7"], pairs: [pair("3", "7"), pair("7", "9")] }),
    ).toBe("Is 7 of a die of its own? Most similar: 3, 9.");
    expect(questionOf({ kind: "merge", coins: ["1", "2"], pairs: [pair("2", "5")] })).toBe(
      "Are the die of 1, 2 and that of 5 one?",
    );
    expect(questionOf({ kind: "split", coins: ["5"], pairs: [pair("2", "5")] })).toBe(
      "Is 5 of another die than 2?",
    );
  });
});
