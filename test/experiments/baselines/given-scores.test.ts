import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { pairsToCsv } from "../../../src/lib/coins/index";
import { givenScores, readScores } from "../../../src/lib/experiments/baselines/given-scores";
import { scoresOfPairs } from "../../../src/lib/experiments/baselines/scores-of-pairs";

const dir = mkdtempSync(join(tmpdir(), "numislab scores "));
const file = join(dir, "sift.csv");
afterAll(() => rmSync(dir, { recursive: true }));

const names = ["001", "002", "003"];
const [a, b] = [
  [0, 0, 1],
  [1, 2, 2],
];
const pairs = { a, b, same: [true, false, false], alike: null };
const coins = {
  coins: names.map((name) => ({
    name,
    file: `/photographs/IMG ${name}.jpg`,
    obverseDie: "O1",
    reverseDie: "R1",
    sides: {},
  })),
  pairs: { obverse: pairs, reverse: { ...pairs, a: [], b: [], same: [] } },
};
const read = (text: string, distances = false) => {
  writeFileSync(file, text);
  return readScores({ name: "sift", file, distances });
};
const scored = async (text: string, distances = false) => {
  const { scores, told } = scoresOfPairs(await read(text, distances), coins);
  return { obverse: [...scores.obverse], told };
};
const HEADER = "coin_a,coin_b,side,score\n";

describe("scores of another tool", () => {
  it("are read as match writes them, in either order of the coins, with names that lost their zeros", async () => {
    const rows = [
      { side: "obverse" as const, a: "002", b: "001", score: 3, probability: 0.5 },
      { side: "obverse" as const, a: "1", b: "3", score: 1, probability: NaN },
      { side: "obverse" as const, a: "002", b: "003", score: -2, probability: NaN },
    ];
    expect(await scored(pairsToCsv(rows))).toEqual({ obverse: [3, 1, -2], told: [] });
  });

  it("may call coins as their photographs are called, where the sheet calls them otherwise", async () => {
    const rows = ["IMG 001,IMG 002,obverse,1", "IMG 001,003,obverse,2", "IMG 2,IMG 003,obverse,3"];
    expect(await scored(`${HEADER}${rows.join("\n")}\n`)).toEqual({ obverse: [1, 2, 3], told: [] });
  });

  it("are turned round where they are distances", async () => {
    const text = "side;coin_b;coin_a;distance\nobverse;1;2;0,5\nobverse;1;3;2\nobverse;2;3;3\n";
    expect((await scored(text, true)).obverse).toEqual([-0.5, -2, -3]);
    const asScore = `${HEADER}1,2,obverse,5\n1,3,obverse,2\n2,3,obverse,3\n`;
    expect((await scored(asScore, true)).obverse).toEqual([-5, -2, -3]);
  });

  it("rank pairs that they lack below all others, and say how many and which", async () => {
    const { obverse, told } = await scored(`${HEADER}1,2,obverse,-4\n1,3,obverse,\n`);
    expect(obverse).toEqual([-4, -5, -5]);
    expect(told).toEqual([
      `sift: ${file} has no score of 2 of 3 pairs of the obverse (001 and 003, 002 and 003): they rank below all others`,
    ]);
  });

  it("say which rows are of unknown coins, doubled, or of a coin with itself", async () => {
    const { obverse, told } = await scored(
      `${HEADER}1,2,obverse,1\n2,1,obverse,1\n1,3,obverse,2\n2,3,obverse,3\nx,1,obverse,4\nx,y,obverse,5\n3,3,obverse,6\n`,
    );
    expect(obverse).toEqual([1, 2, 3]);
    expect(told).toEqual([
      `${file}: 2 names of no coin of these pairs, whose rows are not used: 'x' (row 6 and 1 more), 'y' (row 7)`,
      `${file}: 1 row say again what stands before: row 3`,
      `${file}: 1 row of a coin with itself, not used: row 8`,
    ]);
  });

  it.each([
    [
      "two rows that contradict each other",
      `${HEADER}1,2,obverse,1\n2,1,obverse,2\n`,
      /rows 2 and 3, give .*002.*001.* different scores/,
    ],
    [
      "no score of a side",
      `${HEADER}1,2,reverse,1\n`,
      /no score of any of the 3 labelled pairs of the obverse/,
    ],
    [
      "a cell that is no number",
      `${HEADER}1,2,obverse,high\n`,
      /row 2, score: expected a number, found 'high'/,
    ],
    ["an endless score", `${HEADER}1,2,obverse,inf\n`, /row 2, score: expected a number/],
    ["another side", `${HEADER}1,2,edge,1\n`, /row 2, side: expected obverse or reverse/],
    [
      "no column of scores",
      "coin_a,coin_b,side\n1,2,obverse\n",
      /no column score in its first row/,
    ],
  ])("are refused with %s, naming file and row", async (_, text, words) => {
    await expect(scored(text)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(words),
    });
    await expect(scored(text)).rejects.toThrow(file);
  });

  it("are refused where their file is missing", async () => {
    const missing = { name: "x", file: join(dir, "none.csv"), distances: false };
    await expect(readScores(missing)).rejects.toThrow(/none\.csv does not exist/);
  });

  it("do not depend on the order of rows, nor of the coins of a pair", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        async (values, order, turned) => {
          const rows = order.map((i) => {
            const [one, other] = turned[i] ? [a[i], b[i]] : [b[i], a[i]];
            return `${names[one]},${names[other]},obverse,${values[i]}`;
          });
          const { obverse } = await scored(`${HEADER}${rows.join("\n")}\n`);
          expect(obverse.map((x) => x + 0)).toEqual(values.map((x) => x + 0));
        },
      ),
      { numRuns: 25 },
    ));
});

describe("--scores and --distances", () => {
  it("name a method and its file", () => {
    expect(givenScores(["sift=a.csv"])).toEqual([
      { name: "sift", file: "a.csv", distances: false },
    ]);
    expect(givenScores([], ["hausdorff=dir=1/b.csv"])).toEqual([
      { name: "hausdorff", file: "dir=1/b.csv", distances: true },
    ]);
  });

  it.each([[["a.csv"]], [["=a.csv"]], [["a="]], [["  =a.csv"]], [["a=1.csv", "a=2.csv"]]])(
    "refuse %j",
    (words) => {
      expect(() => givenScores(words)).toThrow(/NAME=FILE\.csv|a name of its own/);
    },
  );
});
