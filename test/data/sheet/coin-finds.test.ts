import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coinFinds } from "../../../src/lib/data/index";
import { findsByDie, countsInWords } from "../../../src/lib/diestudy/finds/finds-by-die";
import { gexf } from "../../../src/lib/diestudy/graph/gexf";
import { graphml } from "../../../src/lib/diestudy/graph/graphml";
import { linkGraph } from "../../../src/lib/diestudy/graph/link-graph";
import { threePhotographs } from "./three-photographs";

const dir = mkdtempSync(join(tmpdir(), "numislab finds "));
const sheet = join(dir, "dies.csv");
afterAll(() => rmSync(dir, { recursive: true }));
beforeAll(() => threePhotographs(dir));

describe("coinFinds", () => {
  it.each([
    ["Findspot", "Hoard", "Date"],
    ["Fundort", "Schatzfund", "Datierung"],
    ["find_spot", "hoard name", "Year"],
  ])("keeps what stands under %s, %s and %s", async (findspot, hoard, date) => {
    writeFileSync(
      sheet,
      `coin,obverse die,reverse die,${findspot},${hoard},${date}\n1,A,a,Trier,Nunkirchen,295\n2,A,b,Trier,,\n3,B,b,,,\n`,
    );
    expect(await coinFinds(dir, sheet)).toEqual(
      new Map([
        ["001", { findspot: "Trier", hoard: "Nunkirchen", date: "295" }],
        ["002", { findspot: "Trier" }],
      ]),
    );
  });

  it("has nothing to say without such columns", async () => {
    writeFileSync(sheet, "coin,obverse die,reverse die\n1,A,a\n");
    expect(await coinFinds(dir, sheet)).toEqual(new Map());
  });
});

describe("findsByDie", () => {
  const coins = [
    { name: "1", obverseDie: "O1", reverseDie: "R1" },
    { name: "2", obverseDie: "O1", reverseDie: null },
    { name: "3", obverseDie: "O1", reverseDie: "R1" },
  ];
  const finds = new Map([
    ["1", { findspot: "Köln" }],
    ["2", { findspot: "Trier & Mosel" }],
    ["3", { findspot: "Trier & Mosel" }],
  ]);

  it("counts the coins of each die, the most frequent first", () => {
    const [obverse, reverse] = findsByDie(coins, finds);
    expect(obverse).toMatchObject({ side: "obverse", die: "O1", coins: 3 });
    expect(countsInWords(obverse.counts.findspot)).toBe("Trier & Mosel (2); Köln (1)");
    expect(reverse.counts).toMatchObject({ hoard: [], date: [] });
  });

  it("gives the dies of graph files the columns that there are", () => {
    const graph = linkGraph(coins, finds);
    for (const text of [gexf(graph), graphml(graph)]) {
      expect(text).toContain("Trier &amp; Mosel (2); Köln (1)");
      expect(text).not.toContain("hoards");
    }
    expect(graphml(linkGraph(coins))).not.toContain("findspots");
  });
});
