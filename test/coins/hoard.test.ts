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
/** Refused in words, though a person sees their outlines: a limit of the finder, see outlines.md. */
const REFUSED = [
  "commemorative-2009_finland_all.jpg",
  "commemorative-2012_monaco.jpg",
  "commemorative-2013_greece_02.jpg",
  "commemorative-austria_2022_35º_aniversario_del_.jpg",
  "commemorative-grecia_2016_dimitri_mitropoulos.jpg",
  "commemorative-letonia_2017_latgalian.jpg",
  "writeup-2002-france.jpg",
];

describe.skipIf(CATALOGUE.missing)("the catalogue of 2-euro coins", () => {
  it("shows one coin a picture, pale smooth rings included, or is refused where that is known", async () => {
    for (const file of some(
      readdirSync(CATALOGUE.folder).filter((f) => /\.(jpg|png)$/.test(f)),
      60,
    )) {
      const photograph = await readPhotograph(join(CATALOGUE.folder, file));
      if (REFUSED.includes(file.normalize("NFC"))) {
        expect(() => findCoin(photograph, file)).toThrow(/no coin whose outline is sure/);
        continue;
      }
      const coin = findCoin(photograph, file);
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
});
