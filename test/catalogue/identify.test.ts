import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  identifyPicture,
  loadCatalogue,
  measureCoins,
  simulatedCatalogue,
  simulatedPhotograph,
  withoutPictures,
  type Catalogue,
} from "../../src/lib/catalogue/index";
import { decodeDesign, encodeDesign } from "../../src/lib/catalogue/design-cache";
import { readPhotograph, toPng } from "../../src/lib/coins/index";
import { simulatedEuroSide, type EuroSide } from "../../src/lib/simulator/index";
import { random } from "../../src/lib/base/random";
import { numislab } from "../numislab";
import { slow } from "../slow";

const dir = mkdtempSync(join(tmpdir(), "numislab identify "));
const ELLIPSE = { x: 200, y: 200, a: 192, b: 192, angle: 0 };
let folder: string;
let catalogue: Catalogue;
beforeAll(async () => {
  folder = await simulatedCatalogue(dir);
  catalogue = await loadCatalogue(folder);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const photographOf = (side: EuroSide, seed: number) =>
  simulatedPhotograph(simulatedEuroSide(side, 400), ELLIPSE, random(seed));

describe("identifyPicture", () => {
  it("names a design turned, tilted and in other light, with what the catalogue says of it", async () => {
    const sides: EuroSide[] = ["Altamira", "Atenas", "Francia", "Vaticano"];
    const answers = [];
    for (let i = 0; i < (slow ? 8 : 4); i++) {
      const [coin] = identifyPicture(catalogue, await photographOf(sides[i % 4], i));
      answers.push(coin.answer.designs[0].name === sides[i % 4]);
    }
    expect(answers.filter((right) => !right).length).toBeLessThanOrEqual(1);
    const [{ answer }] = identifyPicture(catalogue, simulatedEuroSide("Atenas", 300));
    expect(answer).toMatchObject({
      verdict: "design",
      designs: [
        {
          name: "Atenas",
          kind: "commemorative",
          country: "Greece",
          year: 2004,
          details: { occasion: "Olympic Games in Athens 2004", mintage: "35000000" },
        },
        {},
        {},
        {},
      ],
    });
    expect(answer.kinds.commemorative).toBeGreaterThan(0.9);
  });

  it("gives verdicts whose probabilities add up to 1", async () => {
    const [{ answer }] = identifyPicture(catalogue, await photographOf("Francia", 3));
    expect(Object.values(answer.probabilities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
    expect(answer.kinds.commemorative + answer.kinds.national).toBeCloseTo(
      answer.probabilities.design,
      10,
    );
  });

  it("knows the common side though the catalogue has no picture of it", () => {
    const [{ answer }] = identifyPicture(catalogue, simulatedEuroSide("common", 300));
    expect(answer.verdict).toBe("common side");
  });

  it("says so when the catalogue lacks the design", async () => {
    const without = await withoutPictures(catalogue, (file) => file === "Vaticano.png");
    expect(without.designs.map(({ name }) => name)).toEqual(["Altamira", "Atenas", "Francia"]);
    const [{ answer }] = identifyPicture(without, simulatedEuroSide("Vaticano", 300));
    expect(answer.verdict).toBe("not in this catalogue");
  });

  it("says that a coin of one metal is no 2-euro coin", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#eee"/><circle cx="150" cy="150" r="140" fill="#b5773f" stroke="#8a5526" stroke-width="5"/><text x="150" y="190" font-size="120" text-anchor="middle" fill="#8a5526">5</text></svg>`;
    const { data } = await sharp(Buffer.from(svg))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [{ answer }] = identifyPicture(catalogue, {
      width: 300,
      height: 300,
      channels: 3,
      data: new Uint8Array(data),
    });
    expect(answer.verdict).toBe("not a 2-euro coin");
  });

  it("finds nothing in an empty picture", () => {
    expect(
      identifyPicture(catalogue, {
        width: 200,
        height: 200,
        channels: 1,
        data: new Uint8Array(40_000).fill(90),
      }),
    ).toEqual([]);
  });

  it("finds and answers each of several coins, wherever it lies and however it is turned", async () => {
    const places: [EuroSide, number, number, number, number][] = [
      ["Atenas", 210, 40, 30, 20],
      ["Francia", 260, 380, 90, 140],
      ["common", 230, 150, 300, 250],
    ];
    const layers = await Promise.all(
      places.map(async ([side, size, left, top, turn]) => {
        const disc = Buffer.from(
          `<svg width="${size}" height="${size}"><circle cx="${size / 2}" cy="${size / 2}" r="${0.48 * size}" fill="#fff"/></svg>`,
        );
        const coin = await sharp(await toPng(simulatedEuroSide(side, size)))
          .rotate(turn, { background: "#ffffff" })
          .toBuffer();
        const cut = await sharp(coin)
          .resize(undefined, undefined)
          .extract(await middle(coin, size))
          .ensureAlpha()
          .composite([{ input: disc, blend: "dest-in" }])
          .png()
          .toBuffer();
        return { input: cut, left, top };
      }),
    );
    const { data, info } = await sharp({
      create: { width: 700, height: 560, channels: 3, background: "#6b5a4a" },
    })
      .composite(layers)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const coins = identifyPicture(catalogue, {
      width: info.width,
      height: info.height,
      channels: 3,
      data: new Uint8Array(data),
    });
    const found = coins.map(({ answer }) =>
      answer.verdict === "design" ? answer.designs[0].name : answer.verdict,
    );
    expect([...found].sort()).toEqual(["Atenas", "Francia", "common side"]);
    for (const [side, size, left, top] of places) {
      const { outline } = coins[found.indexOf(side === "common" ? "common side" : side)].answer;
      expect(outline.angleDegrees).toBe(outline.angle); // its name in earlier versions
      expect(Math.hypot(outline.x - left - size / 2, outline.y - top - size / 2)).toBeLessThan(
        0.03 * size,
      );
      // a rim has an outer and an inner line
      expect(Math.abs(Math.sqrt(outline.a * outline.b) / (0.48 * size) - 1)).toBeLessThan(0.06);
    }
  });
});

async function middle(png: Buffer, size: number) {
  const { width = 0, height = 0 } = await sharp(png).metadata();
  return {
    left: Math.floor((width - size) / 2),
    top: Math.floor((height - size) / 2),
    width: size,
    height: size,
  };
}

describe("loadCatalogue", () => {
  it("merges two pictures of one design by themselves, and says so", async () => {
    const twice = join(dir, "twice");
    cpSync(folder, twice, { recursive: true });
    writeFileSync(
      join(twice, "tree.png"),
      await sharp(await toPng(simulatedEuroSide("Francia", 260)))
        .rotate(35, { background: "#ffffff" })
        .toBuffer(),
    );
    const sheet = readFileSync(join(twice, "catalogue.csv"), "utf8");
    writeFileSync(join(twice, "catalogue.csv"), `${sheet}tree.png,national,France,1999,,\n`);
    const { designs, notes } = await loadCatalogue(twice);
    expect(designs.map(({ files }) => files.length)).toEqual([1, 1, 2, 1]);
    expect(notes).toEqual(["one design: Francia.png, tree.png"]);
  });

  it("leaves out a picture that shows no coin, and names its row", async () => {
    const blank = join(dir, "blank");
    cpSync(folder, blank, { recursive: true });
    await sharp({ create: { width: 100, height: 100, channels: 3, background: "#808080" } })
      .png()
      .toFile(join(blank, "Atenas.png"));
    const { designs, leftOut } = await loadCatalogue(blank);
    expect(designs).toHaveLength(3);
    expect(leftOut).toEqual([
      expect.stringMatching(/Atenas\.png \(row 3 of the catalogue\): no coin is found/),
    ]);
  });
});

describe("a kept design", () => {
  it("comes back as it was, and not at all once a byte is wrong", () => {
    const design = catalogue.index.pictures[0];
    const bytes = encodeDesign(design);
    expect(decodeDesign(bytes)).toEqual(design);
    bytes[1000] ^= 1;
    expect(decodeDesign(bytes)).toBeNull();
    expect(decodeDesign(bytes.subarray(0, 500))).toBeNull();
  });
});

describe("measureCoins", () => {
  it("finds how the coin is turned", async () => {
    const png = await sharp(await toPng(simulatedEuroSide("Atenas", 300)))
      .rotate(90)
      .toBuffer();
    const [{ designs }] = measureCoins(catalogue, await readPhotograph(png, "turned"));
    const { map } = designs[0];
    expect((Math.atan2(map[3], map[0]) * 180) / Math.PI).toBeCloseTo(90, -0.5);
  });
});

describe("numislab identify", () => {
  it("prints answers as JSON, and writes the photograph with the coin outlined", async () => {
    const photograph = join(dir, "a coin.png");
    writeFileSync(photograph, await toPng(simulatedEuroSide("Altamira", 300)));
    const { code, out } = await numislab(
      "identify",
      photograph,
      "--catalogue",
      folder,
      "--out",
      join(dir, "out"),
      "--json",
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { photograph, coins: [{ verdict: "design", designs: [{ name: "Altamira" }, {}, {}, {}] }] },
    ]);
    expect((await sharp(join(dir, "out", "a coin.png")).metadata()).width).toBe(480);
  });

  it("exits with 2 for a catalogue that is not there, and with 1 for such a photograph", async () => {
    expect(await numislab("identify", "x.jpg", "--catalogue", "nowhere")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/a catalogue is a folder/),
    });
    expect(await numislab("identify", "x.jpg", "--catalogue", folder)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/x\.jpg does not exist/),
    });
  });
});
