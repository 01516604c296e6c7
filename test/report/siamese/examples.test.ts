import { describe, expect, it } from "vitest";
import { mostConfidentErrors } from "../../../src/lib/report/siamese/examples";

const pair = (name: string, same: boolean, called: boolean, probability: number) => ({
  a: name,
  b: "x",
  side: "obverse" as const,
  score: probability,
  probability,
  called,
  same,
});
const names = (examples: { pair: { a: string } }[]) => examples.map(({ pair: { a } }) => a);

describe("telling", () => {
  const pairs = [
    pair("found", true, true, 0.9),
    pair("found just", true, true, 0.6),
    pair("missed", true, false, 0.4),
    pair("missed surely", true, false, 0.01),
    pair("missed third", true, false, 0.5),
    pair("false", false, true, 0.7),
    pair("false surely", false, true, 0.99),
    pair("told apart", false, false, 0.1),
    pair("just told apart", false, false, 0.45),
  ];

  it("puts the surest wrong answers of either kind first", () => {
    const { falsePositives, falseNegatives } = mostConfidentErrors(pairs);
    expect(names(falsePositives)).toEqual(["false surely", "false"]);
    expect(names(falseNegatives)).toEqual(["missed surely", "missed"]);
  });

  it("shows easy and hard right answers, none twice", () => {
    expect(names(mostConfidentErrors(pairs).right)).toEqual([
      "found",
      "found just",
      "just told apart",
      "told apart",
    ]);
    expect(names(mostConfidentErrors(pairs.slice(0, 1)).right)).toEqual(["found"]);
  });

  it("shows nothing where there is nothing", () => {
    expect(mostConfidentErrors([])).toEqual({ falsePositives: [], falseNegatives: [], right: [] });
  });
});
