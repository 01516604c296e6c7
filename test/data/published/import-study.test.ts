import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { importStudy } from "../../../src/lib/data/index";
import { readDieRecords } from "../../../src/lib/data/published/die-records";
import { readIiifManifest } from "../../../src/lib/data/published/iiif-manifest";
import { readPublished } from "../../../src/lib/data/published/read-published";
import { readKnownStudy } from "../../../src/lib/diestudy/index";
import { dieRecords, manifest2, manifest3 } from "./studies";

const dir = mkdtempSync(join(tmpdir(), "numislab import "));
afterAll(() => rmSync(dir, { recursive: true }));

let made = 0;
/** A folder with photographs of these names, and a file of a published study beside it. */
function given(names: readonly string[], study: unknown, name = "study.json") {
  const place = join(dir, String(++made));
  const photographs = join(place, "photographs");
  mkdirSync(photographs, { recursive: true });
  for (const photograph of names) writeFileSync(join(photographs, photograph), photograph);
  const file = join(place, name);
  writeFileSync(file, typeof study === "string" ? study : JSON.stringify(study));
  return { file, photographs, out: join(place, "known") };
}
const imported = ({ file, photographs, out }: ReturnType<typeof given>) =>
  importStudy([file], photographs, out);
const table = (out: string) => readFileSync(join(out, "die-links.csv"), "utf8");

describe("a published die study", () => {
  it("is taken from a IIIF manifest of version 2, photographs by the names in their addresses", async () => {
    const place = given(["a1.tif.jpg", "a2.jpg", "b1.jpg", "b2.JPG"], manifest2);
    const { layout, warnings } = await imported(place);
    expect([layout, warnings]).toEqual(["single", []]);
    expect(readdirSync(place.out).sort()).toEqual([
      "12-obverse.jpg",
      "12-reverse.jpg",
      "13-obverse.jpg",
      "13-reverse.jpg",
      "die-links.csv",
      "folder.json",
    ]);
    expect(readFileSync(join(place.out, "13-reverse.jpg"), "utf8")).toBe("b2.JPG");
    expect(table(place.out)).toBe("coin,obverse die,reverse die\n12,O1,R1\n13,O1,R2\n");
    const known = await readKnownStudy(place.out, { layout });
    expect([...known.dies.obverse.values()]).toEqual(["O1", "O1"]);
    expect([...known.dies.reverse.values()]).toEqual(["R1", "R2"]);
  });

  it("is taken from one of version 3, with dies as ranges, photographs by their labels", async () => {
    const place = given(["Coin_1.png", "coin 2.jpg", "coin-3.jpg"], manifest3);
    const { layout, coins, warnings } = await imported(place);
    expect(layout).toBe("halves");
    expect(coins.map((coin) => [coin.name, coin.obverseDie, coin.reverseDie])).toEqual([
      ["Coin_1", "O7", "R1"],
      ["Coin_2", "O7", "R1"],
    ]);
    expect(warnings).toEqual(["coin 'Coin 3' has no known die and is left out"]);
    expect((await readKnownStudy(place.out, { layout })).coins).toHaveLength(2);
  });

  it("is taken from JSON-LD in Nomisma's model, however names are written and things are nested", async () => {
    const place = given(
      ["s1_obv.jpg", "s1_rev.jpg", "s2_obv.jpg", "s3_rev.jpg"],
      dieRecords,
      "r.jsonld",
    );
    const { coins, warnings, layout } = await imported(place);
    expect(coins.map((coin) => [coin.name, coin.obverseDie, coin.reverseDie, coin.files])).toEqual([
      ["s1", "rrc-346.1a.o.1", "rrc-346.1a.r.1", ["s1-obverse.jpg", "s1-reverse.jpg"]],
      ["s2", "rrc-346.1a.o.1", "rrc-346.1a.r.1", ["s2-obverse.jpg"]],
      ["s3", null, "rrc-346.1a.r.2", ["s3-reverse.jpg"]],
    ]);
    expect(warnings[0]).toBe(
      `${place.file}: coin 's3' has several obverse dies (rrc-346.1a.o.1, rrc-346.1a.o.2): taken as unknown. Leave one of them.`,
    );
    const { dies } = await readKnownStudy(place.out, { layout });
    expect([...dies.obverse.keys()]).toEqual(["known/s1", "known/s2"]);
  });

  it("is taken from a table as the Roman Republican Die Project keeps it, with its rows that contradict each other named", async () => {
    const rows = [
      "s1,o.1,r.1,rschaefer",
      "s2,o.1,r.2,rschaefer",
      "s3,,r.2,rschaefer",
      "s2,o.2,r.2,",
    ];
    const text = `ID,Obv. Die ID,Rev. Die ID,Die Attribution\n${rows.join("\n")}\n`;
    const place = given(["s1.jpg", "s2.jpg"], text, "rrdp.csv");
    const { coins, warnings } = await imported(place);
    expect(coins.map((coin) => [coin.name, coin.obverseDie, coin.reverseDie])).toEqual([
      ["s1", "o.1", "r.1"],
      ["s2", null, "r.2"],
    ]);
    expect(warnings.join("\n")).toMatch(/coin 's2' is in row 3 already, with other dies/);
    expect(warnings.join("\n")).toMatch(
      /coin 's3': its photograph, 's3', is not in .*: put it there under its name and import again/,
    );
  });

  it("names every missing photograph with its address, and imports the others", async () => {
    const { warnings, coins } = await imported(given(["a1.jpg", "a2.jpg", "b1.jpg"], manifest2));
    expect(coins.map(({ files }) => files)).toEqual([
      ["12-obverse.jpg", "12-reverse.jpg"],
      ["13-obverse.jpg"],
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^coin '13': its photograph of the reverse, https:\/\/images\.example\.org\/iiif\/2\/set%2Fb2\.tif\/full.*, is not in .*: put it there/,
      ),
    ]);
  });

  it("is refused where no photograph is there, and where the folder is not new", async () => {
    await expect(imported(given(["x.jpg"], manifest2))).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(
        /no coin of .* has both a die and a photograph in .*\n.*coin '12'/,
      ),
    });
    const place = given(["a1.jpg", "a2.jpg"], manifest2);
    await imported(place);
    await expect(imported(place)).rejects.toThrow(/is not empty: name a new folder/);
  });

  it.each([
    ["RDF/XML", "a.rdf", "<rdf:RDF/>", /of which JSON-LD is read only: convert it/],
    ["JSON that is not whole", "a.json", "{", /a\.json.*Save it again/s],
    ["JSON without dies", "a.json", "{}", /has no coin with nmo:hasObverse/],
    ["a manifest without canvases", "a.json", '{"type":"Manifest"}', /without canvases/],
  ])("is refused as %s, with the remedy", async (_, name, text, words) => {
    const { file } = given([], text, name);
    await expect(readPublished(file)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(words),
    });
  });
});

describe("a IIIF manifest", () => {
  it("of one coin gives its name and dies to canvases that are called by the side alone", () => {
    const manifest = {
      type: "Manifest",
      label: { en: ["ANS 1941.131.1"] },
      metadata: [
        { label: { en: ["Obverse die"] }, value: { none: ["O3"] } },
        { label: { en: ["Reverse die"] }, value: { none: ["R4"] } },
      ],
      items: ["Obverse", "Reverse"].map((label) => ({ type: "Canvas", label: { en: [label] } })),
    };
    const { coins, told } = readIiifManifest("m.json", manifest);
    expect(coins).toMatchObject([{ name: "ANS 1941.131.1", obverseDie: "O3", reverseDie: "R4" }]);
    expect(coins[0].photographs.map(({ side, label }) => [side, label])).toEqual([
      ["obverse", "Obverse"],
      ["reverse", "Reverse"],
    ]);
    expect(told).toHaveLength(2); // neither has an image
  });

  it("tells of dies without a side, and of canvases that contradict each other", () => {
    const canvas = (label: string, name: string, value: string) => ({
      type: "Canvas",
      label,
      metadata: [{ label: name, value }],
      images: [{ resource: { "@id": `https://example.org/${label}.jpg` } }],
    });
    const { coins, told } = readIiifManifest("m.json", {
      "@type": "sc:Manifest",
      sequences: [
        {
          canvases: [
            canvas("1", "Die", "O1"),
            canvas("2 obverse", "Obverse die", "O1"),
            canvas("2 reverse", "Obverse die", "O2"),
          ],
        },
      ],
    });
    expect(coins.map(({ obverseDie }) => obverseDie)).toEqual([null, null]);
    expect(told).toEqual([
      "m.json: canvas '1' names the die O1 and no side: write 'Obverse die' or 'Reverse die'",
      "m.json: coin '2' has several obverse dies (O1, O2): taken as unknown. Leave one of them.",
    ]);
  });
});

describe("die records", () => {
  it("keep whole addresses where the last parts of two are alike", () => {
    const coin = (id: string, die: string) => ({
      "@id": id,
      hasObverse: { hasDie: { "@id": die } },
    });
    const { coins } = readDieRecords("r.json", [
      coin("http://a.org/1", "http://a.org/die/1"),
      coin("http://b.org/2", "http://b.org/die/1"),
    ]);
    expect(coins.map(({ name, obverseDie }) => [name, obverseDie])).toEqual([
      ["1", "http://a.org/die/1"],
      ["2", "http://b.org/die/1"],
    ]);
  });
});
