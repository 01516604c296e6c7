import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDieSheet } from "../../src/lib/data/index";
import { compareSheet, comparisonForFile } from "../../src/lib/diestudy/study/compare-sheet";
import { unsurePairsBeside } from "../../src/lib/diestudy/review/unsure-pairs-beside";
import { fromCoinDieSna, toCoinDieSna } from "../../src/lib/diestudy/formats/coin-die-sna";
import { toDieGroundTruth } from "../../src/lib/diestudy/formats/die-ground-truth";
import { nomismaDieCounts } from "../../src/lib/diestudy/formats/nomisma";
import {
  fromAutoDieStudies,
  toAutoDieStudies,
  toDieLinks,
} from "../../src/lib/diestudy/formats/workbooks";
import { readVerdicts } from "../../src/lib/diestudy/review/verdicts-file";
import { coinsOf } from "./studies";

const dir = mkdtempSync(join(tmpdir(), "numislab formats "));
afterAll(() => rmSync(dir, { recursive: true }));
const coins = coinsOf("001 O1 R1", "002 O1 ?", "3;x ? R1", "=1+1 O2 R2");
const written = (name: string, bytes: string | Buffer) => {
  writeFileSync(join(dir, name), bytes);
  return join(dir, name);
};

describe("sheets", () => {
  it.each(["truth.csv", "links.xlsx"])("%s comes back as it was written", async (name) => {
    const { rows } = await readDieSheet(
      written(name, name === "truth.csv" ? toDieGroundTruth(coins) : toDieLinks(coins)),
    );
    expect(
      rows.map(({ coin, obverseDie, reverseDie }) => ({ name: coin, obverseDie, reverseDie })),
    ).toEqual(coins);
  });

  it("of Auto-Die-Studies come back, a side each", () => {
    expect([...fromAutoDieStudies(toAutoDieStudies(coins, "obverse"))]).toEqual([
      ["001", "O1"],
      ["002", "O1"],
      ["=1+1", "O2"],
    ]);
    expect(() => fromAutoDieStudies(toDieLinks(coins))).toThrow(/columns File and Die/);
  });

  it("of Coin-Die-SNA come back with clusters for dies, and refuse what is none", () => {
    const texts = (["obverse", "reverse"] as const).map((side) => toCoinDieSna(coins, side));
    expect(JSON.parse(texts[0])).toEqual({ "001": 0, "002": 0, "=1+1": 1 });
    const back = fromCoinDieSna(texts[0], texts[1]);
    expect(back.find(({ name }) => name === "3;x")).toEqual({
      name: "3;x",
      obverseDie: null,
      reverseDie: "0",
    });
    expect(
      compareSheet(coins, back).map(({ bothSame, disagreements }) => [bothSame, disagreements]),
    ).toEqual([
      [1, []],
      [1, []],
    ]);
    for (const bad of ["[1]", "no", '{"a": {}}', "null"])
      expect(() => fromCoinDieSna(bad, "{}")).toThrow(/obverse clusters/);
  });
});

describe("nomismaDieCounts", () => {
  it("has Nomisma's keys, and null where there is no limit", () => {
    expect(
      nomismaDieCounts("obverse", { n: 100, d: 50, seen: [0, 20, 20, 8, 0, 0, 0, 0, 2] }),
    ).toMatchObject({
      n: 100,
      d: 50,
      d1: 20,
      c_est: 0.8,
      d_est: 100,
      frequencies: [
        { side: "obverse", frequency: 1, dies: 20 },
        { frequency: 2 },
        { frequency: 3 },
        { frequency: 8, dies: 2 },
      ],
    });
    expect(nomismaDieCounts("reverse", { n: 2, d: 2, seen: [0, 2] })).toMatchObject({
      d_est: null,
      d_min: null,
      d_max: null,
    });
  });
});

describe("compareSheet", () => {
  it("compares which coins share a die, not what dies are called, and leaves out what either does not know", () => {
    const [obverse, reverse] = compareSheet(
      coinsOf("a 1 1", "b 1 1", "c 2 ?", "x 1 1"),
      coinsOf("a O9 R1", "b O9 R2", "c O9 R3"),
    );
    expect(obverse).toMatchObject({ coins: 3, bothSame: 1, bothDifferent: 0 });
    expect(obverse.disagreements).toEqual(
      ["a", "b"].map((a) => ({
        side: "obverse",
        a,
        b: "c",
        sheet: "different",
        sheetDies: ["1", "2"],
        studyDies: ["O9", "O9"],
      })),
    );
    expect(reverse).toMatchObject({
      coins: 2,
      bothSame: 0,
      disagreements: [{ a: "a", b: "b", sheet: "same" }],
    });
  });

  it("is written with the names coinA and coinB, which scripts rely on", () => {
    const coin = (name: string, obverseDie: string) => ({ name, obverseDie, reverseDie: null });
    const compared = compareSheet(
      [coin("a", "1"), coin("b", "1")],
      [coin("a", "O1"), coin("b", "O2")],
    );
    expect(comparisonForFile(compared)[0]).toEqual({
      side: "obverse",
      coins: 2,
      bothSame: 0,
      bothDifferent: 0,
      leftOut: 0,
      disagreements: [
        {
          side: "obverse",
          coinA: "a",
          coinB: "b",
          sheet: "same",
          sheetDies: ["1", "1"],
          studyDies: ["O1", "O2"],
        },
      ],
    });
  });

  it("holds pairs that the sheet's makers could not decide neither for nor against the study", async () => {
    const unsure = await unsurePairsBeside(written("die-links.csv", ""));
    expect(unsure).toEqual([]);
    written("unsure-pairs.csv", "side,coin_a,coin_b\nobverse,c,a\nreverse,a,c\n");
    const [obverse, reverse] = compareSheet(
      coinsOf("a 1 1", "b 1 1", "c 2 2"),
      coinsOf("a O9 R1", "b O9 R2", "c O9 R3"),
      await unsurePairsBeside(join(dir, "die-links.csv")),
    );
    expect(obverse).toMatchObject({
      bothSame: 1,
      bothDifferent: 0,
      leftOut: 1,
      disagreements: [{ a: "b", b: "c" }],
    });
    expect(reverse).toMatchObject({
      bothSame: 0,
      bothDifferent: 1,
      leftOut: 1,
      disagreements: [{ a: "a", b: "b" }],
    });
  });
});

describe("readVerdicts", () => {
  it("reads a table of verdicts, takes a missing one for none, and names the row that is wrong", async () => {
    expect(await readVerdicts(join(dir, "nowhere.csv"))).toEqual([]);
    expect(await readVerdicts(written("empty.csv", ""))).toEqual([]);
    expect(
      await readVerdicts(
        written("good.csv", "side,coin_a,coin_b,verdict,by\nobverse,001,002,same,me\n"),
      ),
    ).toEqual([{ side: "obverse", a: "001", b: "002", verdict: "same", by: "me", at: "" }]);
    await expect(
      readVerdicts(
        written("bad.csv", "side,coin_a,coin_b,verdict\nobverse,1,2,same\nobverse,1,2,maybe\n"),
      ),
    ).rejects.toThrow(/row 3.*maybe/);
    await expect(readVerdicts(written("other.csv", "a,b\n1,2\n"))).rejects.toThrow(
      /no column side, coin_a, coin_b, verdict/,
    );
  });
});
