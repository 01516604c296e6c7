import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { coinsInFolder } from "../../../src/lib/data/folders/coins-in-folder";
import { loadDieLinks } from "../../../src/lib/data/sheet/sheet-links";
import { readUnsurePairs } from "../../../src/lib/data/sheet/sheet-unsure-pairs";

const root = mkdtempSync(join(tmpdir(), "numislab folders "));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
/** A folder with these files; the photographs are empty, nothing here opens them. */
function folder(files: Record<string, string> | string[]): string {
  const dir = join(root, String(folders++));
  mkdirSync(dir);
  for (const [name, content] of Array.isArray(files)
    ? files.map((f) => [f, ""])
    : Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}

describe("coinsInFolder", () => {
  it("lists photographs in natural order, in the folder or in images/", async () => {
    for (const inside of ["", "images/"]) {
      const dir = folder(
        ["10.jpg", "2.JPG", "1.png", ".hidden.jpg", "notes.txt"].map((f) => inside + f),
      );
      const { coins, warnings } = await coinsInFolder(dir);
      expect(coins.map((c) => c.name)).toEqual(["1", "2", "10"]);
      expect(coins[0]).toEqual({
        name: "1",
        file: join(dir, inside, "1.png"),
        sides: { obverse: join(dir, inside, "1.png"), reverse: join(dir, inside, "1.png") },
      });
      expect(warnings).toEqual([]);
    }
  });

  it("keeps two photographs of one name apart by their extension", async () => {
    const { coins, warnings } = await coinsInFolder(folder(["1.jpg", "1.png"]));
    expect(coins.map((c) => c.name)).toEqual(["1.jpg", "1.png"]);
    expect(warnings.length).toBe(2);
  });

  it("joins the two photographs of a coin in layout single", async () => {
    const { coins, warnings } = await coinsInFolder(
      folder(["12-obverse.jpg", "12-reverse.jpg", "3_r.png", "4 Obv.jpg", "5.jpg"]),
      { layout: "single" },
    );
    expect(
      coins.map((c) => [
        c.name,
        ...Object.entries(c.sides).map(([s, f]) => `${s} ${basename(f!)}`),
      ]),
    ).toEqual([
      ["3", "reverse 3_r.png"],
      ["4", "obverse 4 Obv.jpg"],
      ["5", "obverse 5.jpg"],
      ["12", "obverse 12-obverse.jpg", "reverse 12-reverse.jpg"],
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^5\.jpg does not say which side/)]);
  });

  it("knows a folder for each side in layout single", async () => {
    const { coins } = await coinsInFolder(
      folder(["obverse/1.jpg", "obverse/2.jpg", "reverse/1.jpg"]),
      { layout: "single" },
    );
    expect(coins.map((c) => [c.name, Object.keys(c.sides)])).toEqual([
      ["1", ["obverse", "reverse"]],
      ["2", ["obverse"]],
    ]);
  });

  it("reads a folder a coin in layout single, and says what lies too deep or beside", async () => {
    const dir = folder(["1234/O.tif", "1234/R.tif", "1235/obv.jpg"]);
    const { coins } = await coinsInFolder(dir, { layout: "single" });
    expect(coins.map((c) => [c.name, Object.keys(c.sides)])).toEqual([
      ["1234", ["obverse", "reverse"]],
      ["1235", ["obverse"]],
    ]);
    await expect(coinsInFolder(dir)).rejects.toThrow(
      /a folder deeper, in 1234, 1235: use --layout/,
    );
    const beside = await coinsInFolder(folder(["images/1.jpg", "2.jpg", "images/old/3.jpg"]));
    expect(beside.coins.map(({ name }) => name)).toEqual(["1"]);
    expect(beside.warnings.join()).toMatch(/beside images\/ not read.*: 2\.jpg.*not read: old/);
  });

  it("leaves masks out, and says in layout halves that the names say sides", async () => {
    const { coins, warnings } = await coinsInFolder(
      folder(["1-o.jpg", "1-r.jpg", "1-o_mask.png", "masks/1-o.png"]),
    );
    expect(coins.map(({ name }) => name)).toEqual(["1-o", "1-r"]);
    expect(warnings).toEqual([
      expect.stringMatching(/^masks .* left out: 1-o_mask\.png/),
      expect.stringMatching(/seem to say sides .*use layout single/),
    ]);
  });

  it("names the photograph that is one too many", async () => {
    const { coins, warnings } = await coinsInFolder(folder(["1-obverse.jpg", "1_o.jpg"]), {
      layout: "single",
    });
    expect([coins.length, warnings.length]).toEqual([1, 1]);
    expect(warnings[0]).toMatch(/shows the obverse of coin '1' already; left out/);
  });

  it("says when there is no folder, or nothing in it", async () => {
    await expect(coinsInFolder(join(root, "none"))).rejects.toThrow(/does not exist/);
    await expect(coinsInFolder(join(folder(["a.txt"]), "a.txt"))).rejects.toThrow(
      /is not a folder/,
    );
    await expect(coinsInFolder(folder(["a.txt"]))).rejects.toThrow(/no photographs/);
  });
});

describe("loadDieLinks", () => {
  it("joins photographs and sheet, in the order of the sheet, and names what is left over", async () => {
    const dir = folder({
      "die-links.csv": "2,O1,R1\n1,O1,?\n7,O2,R2\n",
      "images/001.jpg": "",
      "images/002.jpg": "",
      "images/003.jpg": "",
    });
    const { coins, sheet, warnings } = await loadDieLinks(dir);
    expect(coins.map((c) => [c.name, basename(c.file), c.obverseDie, c.reverseDie])).toEqual([
      ["2", "002.jpg", "O1", "R1"],
      ["1", "001.jpg", "O1", null],
    ]);
    expect(sheet).toBe(join(dir, "die-links.csv"));
    expect(warnings).toEqual([
      expect.stringMatching(/row 3: coin '7' has no photograph/),
      expect.stringMatching(/1 photograph has no row .*: 003/),
    ]);
  });

  it("joins them in layout single", async () => {
    const dir = folder({ "links.csv": "1,O1,R1\n", "01-obverse.jpg": "", "01-reverse.jpg": "" });
    const { coins } = await loadDieLinks(dir, { layout: "single" });
    expect(coins[0].sides).toEqual({
      obverse: join(dir, "01-obverse.jpg"),
      reverse: join(dir, "01-reverse.jpg"),
    });
  });

  it("takes die-links before die-labels before the only sheet, and never the unsure pairs or a lock file", async () => {
    const row = "1,O1,R1";
    const find = async (names: string[], sheet?: string) =>
      basename(
        (
          await loadDieLinks(
            folder(Object.fromEntries([...names.map((n) => [n, row]), ["1.jpg", ""]])),
            { sheet },
          )
        ).sheet,
      );
    expect(await find(["die-labels.csv", "die-links.csv", "other.csv"])).toBe("die-links.csv");
    expect(await find(["die-labels.csv", "other.csv"])).toBe("die-labels.csv");
    expect(await find(["unsure-pairs.csv", "~$other.xlsx", "other.csv"])).toBe("other.csv");
    await expect(find(["a.csv", "b.csv"])).rejects.toThrow(/several sheets \(a\.csv, b\.csv\)/);
    await expect(find([])).rejects.toThrow(/no sheet of die links/);
  });

  it("never takes a table of photographs that names no dies for a sheet of die links", async () => {
    const files = {
      "photographs.csv": "file,class,width\nAtenas0 (1).jpg,Atenas,260\n",
      "Atenas0 (1).jpg": "",
      "1.jpg": "",
    };
    await expect(loadDieLinks(folder(files))).rejects.toThrow(
      /no sheet of die links; photographs\.csv names photographs and no dies/,
    );
    expect(
      basename((await loadDieLinks(folder({ ...files, "coins.csv": "1,O1,R1\n" }))).sheet),
    ).toBe("coins.csv");
    expect(
      basename(
        (
          await loadDieLinks(
            folder({ "1.jpg": "", "x.csv": "photograph,obverse die,reverse die\n1,O1,R1\n" }),
          )
        ).sheet,
      ),
    ).toBe("x.csv");
  });

  it("says so when no coin has a photograph", async () => {
    await expect(loadDieLinks(folder({ "die-links.csv": "5,O1,R1", "a.jpg": "" }))).rejects.toThrow(
      /the sheet has '5', the folder 'a'/,
    );
  });
});

describe("readUnsurePairs", () => {
  it("reads side, coin_a, coin_b, with or without the header", async () => {
    const dir = folder({
      "a.csv": "side,coin_a,coin_b\nobverse,1,2\n",
      "b.csv": "Reverse;003;4\n",
      "c.csv": "side,coin_a,coin_b\nleft,1,2\n",
    });
    expect(await readUnsurePairs(join(dir, "a.csv"))).toEqual([
      { side: "obverse", a: "1", b: "2" },
    ]);
    expect(await readUnsurePairs(join(dir, "b.csv"))).toEqual([
      { side: "reverse", a: "003", b: "4" },
    ]);
    await expect(readUnsurePairs(join(dir, "c.csv"))).rejects.toThrow(/c\.csv, row 2/);
  });
});
