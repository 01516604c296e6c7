import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  evaluateIdentification,
  loadCatalogue,
  withoutPictures,
  type Catalogue,
  type KnownPhotograph,
} from "../../src/lib/catalogue/index";
import { fromCsv } from "../../src/lib/base/csv";
import { random } from "../../src/lib/base/random";
import { realPhotographs } from "../real-photographs";
import { slow, some } from "../slow";
import { composite, foundCoins, NEARNESS } from "./composites";

const pictures = realPhotographs("euro2-catalogue");
const crops = realPhotographs("euro-denominations");
const sheet = fromCsv(readFileSync("test/catalogue/euro-2e-labels.csv", "utf8"));

/**
 * Every figure is in models/euro-identifier/evaluation.json; here is a part of the crops, to see
 * that it still holds.
 */
describe.skipIf(pictures.missing || crops.missing)("real photographs", () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await loadCatalogue(pictures.folder, { cache: ".cache/catalogue" });
  });
  const named = (country: string) =>
    catalogue.designs
      .filter(
        ({ kind, files }) => kind === "national" && files.some((file) => file.includes(country)),
      )
      .map(({ name }) => name);

  it("merges the three designs that stand in the catalogue twice, and nothing else", () => {
    expect(catalogue.designs).toHaveLength(266);
    expect(catalogue.notes.map((note) => note.match(/writeup-\d+-\w+/)?.[0]).sort()).toEqual([
      "writeup-2002-france",
      "writeup-2004-greece",
      "writeup-2006-vatican",
    ]);
  });

  it("are named by their design, and no common side is called a national one with over 0.5", async () => {
    const known = some(sheet, 24).map(({ file, design }): KnownPhotograph => ({
      name: file,
      picture: join(crops.folder, file),
      ...(design === "common"
        ? { truth: "common side" }
        : { truth: "design", designs: named(design) }),
    }));
    const judged = await evaluateIdentification(catalogue, known);
    const national = judged.filter(({ truth }) => truth === "design");
    // of the part as of all 41
    expect(national.filter(({ rank }) => rank !== 1).length).toBeLessThanOrEqual(3);
    for (const { name, truth, answer } of judged)
      if (truth === "common side")
        expect({ name, p: answer!.probabilities.design > 0.5 }).toEqual({ name, p: false });
  });

  it("of the write-up are found in other pictures, and the one that has no other is called no design", async () => {
    const without = await withoutPictures(catalogue, (file) => file.startsWith("writeup-"));
    const query = (name: string, designs: string[]): KnownPhotograph => ({
      name,
      picture: join(pictures.folder, name),
      truth: designs.length > 0 ? "design" : "not in this catalogue",
      designs,
    });
    const judged = await evaluateIdentification(without, [
      query("writeup-2004-greece.jpg", ["commemorative-2004_greece"]),
      query("writeup-2006-vatican.jpg", ["commemorative-2006_vatican"]),
      query("writeup-2002-france.jpg", ["national-2002-france"]),
      query("writeup-2015-spain.jpg", []),
    ]);
    expect(judged.slice(0, 3).map(({ name, right }) => ({ name, right }))).toEqual(
      judged.slice(0, 3).map(({ name }) => ({ name, right: true })),
    );
    expect(judged[3].answer!.verdict).toBe("not in this catalogue");
  });

  it("whose design is taken out of the catalogue are called ‘not in this catalogue’, not another coin", async () => {
    const finnish = sheet.filter(({ design }) => design === "finland");
    const without = await withoutPictures(catalogue, (file) =>
      /^national-20(02|08)-finland\./.test(file),
    );
    const judged = await evaluateIdentification(
      without,
      some(finnish, 6).map(({ file }): KnownPhotograph => ({
        name: file,
        picture: join(crops.folder, file),
        truth: "not in this catalogue",
      })),
    );
    expect(judged.filter(({ right }) => !right).length).toBeLessThanOrEqual(1);
  });
});

/** docs/guide/identify.md has the figures of 20 composites of each kind. */
describe.skipIf(crops.missing)("several real coins aligned with one ground", () => {
  const draw = random(1);
  let files: string[];
  beforeAll(() => {
    files = draw.shuffle(
      ["1e", "2e", "2e", "50c", "5c", "20c"].flatMap((name) =>
        readdirSync(join(crops.folder, "test", name))
          .sort()
          .slice(0, 40)
          .map((file) => join(crops.folder, "test", name, file)),
      ),
    );
  });

  it.each(Object.entries(NEARNESS))(
    "are found, %s, at least every third of them",
    async (name, nearness) => {
      const counts = { coins: 0, found: 0, wrong: 0 };
      for (let i = 0; i < (slow ? 20 : 5); i++) {
        const made = await composite(
          [0, 1, 2].map((k) => files[(3 * i + k) % files.length]),
          nearness,
          draw.fork(name + i),
        );
        const { found, wrong } = foundCoins(made);
        counts.coins += made.coins.length;
        counts.found += found.filter(Boolean).length;
        counts.wrong += wrong;
      }
      if (slow) console.log(name, counts);
      expect(counts.found / counts.coins).toBeGreaterThan(1 / 3);
      expect(counts.wrong / counts.coins).toBeLessThan(1 / 3);
    },
  );
});
