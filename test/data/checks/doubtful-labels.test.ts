import { describe, expect, it } from "vitest";
import { doubtfulLabels } from "../../../src/lib/data/checks/doubtful-labels";
import { neighbourVote } from "../../../src/lib/data/checks/neighbour-vote";

describe("doubtfulLabels", () => {
  it("names the label that a sure judge contradicts, the most doubtful first", () => {
    const labels = ["a", "a", "a", "b", "b", "b"];
    const sure = [
      [0.9, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.1, 0.9],
      [0.2, 0.8],
      [0.95, 0.05],
    ];
    // The mean of a on those labelled a is 0.63, of b on those labelled b 0.58
    expect(doubtfulLabels(labels, ["a", "b"], sure)).toEqual([
      { photograph: 5, suggested: "a", margin: expect.closeTo(0.9) },
      { photograph: 2, suggested: "b", margin: expect.closeTo(0.8) },
    ]);
  });

  it("leaves alone what the judge is less sure of than usual", () => {
    const labels = ["a", "a", "b", "b", "b"];
    expect(
      doubtfulLabels(
        labels,
        ["a", "b"],
        [
          [0.9, 0.1],
          [0.45, 0.55],
          [0, 1],
          [0.1, 0.9],
          [0, 1],
        ],
      ),
    ).toEqual([]);
  });

  it("doubts nothing where all classes are as likely", () => {
    expect(
      doubtfulLabels(
        ["a", "b"],
        ["a", "b"],
        [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
      ),
    ).toEqual([]);
  });
});

describe("neighbourVote", () => {
  const at = [0, 1, 2, 100, 101, 102];
  const labels = ["a", "a", "b", "b", "b", "b"];
  const vote = (isCopy = (_i: number, _j: number) => false) =>
    neighbourVote(
      labels,
      ["a", "b"],
      (i, j) => -Math.abs(at[i] - at[j]),
      (like) => Math.exp(like),
      isCopy,
    );

  it("gives a photograph the class of those near it, whatever its own label", () => {
    const probabilities = vote();
    expect(probabilities[2][0]).toBeGreaterThan(0.99);
    expect(probabilities[4][1]).toBeGreaterThan(0.99);
    for (const p of probabilities) expect(p[0] + p[1]).toBeCloseTo(1);
  });

  it("does not let copies vote", () => {
    // 0, 1 and 2 are copies of one another
    const probabilities = vote((i, j) => i !== j && Math.max(i, j) < 3);
    expect(probabilities[2][1]).toBe(1);
  });
});
