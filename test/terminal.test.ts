import { describe, expect, it } from "vitest";
import { textTable } from "../src/terminal";

const rows = [
  ["method", "tested on", "pairs"],
  ["the write-up's kind of network", "all pairs, those trained on included", 4095],
  ["matcher", "all pairs", 12],
];

describe("a table on a terminal", () => {
  it("is as wide as its cells where there is room, numbers to the right", () => {
    expect(textTable(rows, Infinity).split("\n")).toEqual([
      "method                          tested on                             pairs",
      "the write-up's kind of network  all pairs, those trained on included   4095",
      "matcher                         all pairs                                12",
    ]);
  });

  it("has its words on several lines where there is not, and stays within the width", () => {
    const lines = textTable(rows, 50).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
    expect(lines).toEqual([
      "method                tested on              pairs",
      "the write-up's kind   all pairs, those        4095",
      "of network            trained on included",
      "matcher               all pairs                 12",
    ]);
  });

  it("keeps a word whole that is wider than its column", () => {
    expect(textTable([["file"], ["a/very/long/path.csv"]], 10)).toBe("file\na/very/long/path.csv");
  });
});
