import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findCoin, readPhotograph, splitHalves } from "../../src/lib/coins/index";
import { loadDieLinks, readUnsurePairs } from "../../src/lib/data/index";
import { realPhotographs } from "../real-photographs";
import { some } from "../slow";

const HOARD = realPhotographs("hoard");

describe.skipIf(HOARD.missing)("the real hoard", () => {
  it("has 259 labelled coins, each with a photograph", async () => {
    const { coins, warnings } = await loadDieLinks(HOARD.folder);
    expect(coins.length).toBe(259);
    expect(warnings).toEqual([expect.stringMatching(/^281 photographs have no row/)]);
    expect((await readUnsurePairs(join(HOARD.folder, "unsure-pairs.csv"))).length).toBe(4);
  });

  it("shows one coin on each side of every labelled photograph, of one size on both", async () => {
    const { coins } = await loadDieLinks(HOARD.folder);
    const fragments: string[] = [];
    const broken = coins.filter(({ name }) => name === "470");
    for (const coin of new Set([...some(coins, 40), ...broken])) {
      const { obverse, reverse } = splitHalves(await readPhotograph(coin.file));
      const [a, b] = [findCoin(obverse, coin.name), findCoin(reverse, coin.name)];
      if (a.warnings.length + b.warnings.length > 0) fragments.push(coin.name);
      expect(a.diameter / b.diameter, coin.name).toBeGreaterThan(0.94);
      expect(a.diameter / b.diameter, coin.name).toBeLessThan(1.06);
    }
    expect(fragments).toEqual(["470"]); // a half-moon, the only broken coin with a label
  });
});

const CATALOGUE = realPhotographs("euro2-catalogue");
/** Coins that fill the frame, or whose polished ring is as bright as the ground. */
const DIFFICULT = [
  "commemorative-2012_monaco.jpg",
  "commemorative-2013_greece_02.jpg",
  "commemorative-letonia_2017_latgalian.jpg",
];

describe.skipIf(CATALOGUE.missing)("the catalogue of 2-euro coins", () => {
  it("shows one coin a picture, pale smooth rings included", async () => {
    for (const file of some(
      readdirSync(CATALOGUE.folder).filter((f) => /\.(jpg|png)$/.test(f)),
      60,
    )) {
      const coin = findCoin(await readPhotograph(join(CATALOGUE.folder, file)), file);
      expect(
        coin.warnings.filter((w) => /fragment/.test(w)),
        file,
      ).toEqual([]);
    }
    const pale = await readPhotograph(
      join(CATALOGUE.folder, "commemorative-2009_luxembourg_all.jpg"),
    );
    // 0.94 where the flood leaks into its ring
    expect(findCoin(pale).diameter / pale.width).toBeGreaterThan(0.96);
  });

  it("shows coins that fill the frame or have a ring as bright as the ground, whole", async () => {
    for (const file of DIFFICULT) {
      const photograph = await readPhotograph(join(CATALOGUE.folder, file));
      const { diameter, warnings } = findCoin(photograph, file);
      expect(warnings, file).toEqual([]);
      expect(diameter / photograph.width, file).toBeGreaterThan(0.97);
    }
  });
});
