import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectFolder, inspectionWords } from "../../../src/lib/data/index";
import { layoutOfFolder } from "../../../src/lib/data/inspect/layout-of-folder";
import { folderOptions, saveFolderOptions } from "../../../src/lib/data/folder-options";
import { beside, drawCoin, drawSide, jpeg, stacked, toSharp } from "../cases/draw";

const root = mkdtempSync(join(tmpdir(), "numislab inspect "));
afterAll(() => rmSync(root, { recursive: true }));
const dir = join(root, "coins");
const sides = join(root, "sides");

beforeAll(async () => {
  mkdirSync(dir);
  mkdirSync(sides);
  for (const n of [1, 2, 3]) writeFileSync(join(dir, `00${n}.jpg`), await jpeg(drawCoin(n, n)));
  for (const n of [1, 2]) {
    writeFileSync(join(sides, `${n}O.jpg`), await jpeg(drawSide(2 * n)));
    writeFileSync(join(sides, `${n}R.jpg`), await jpeg(drawSide(2 * n + 1)));
  }
  writeFileSync(join(dir, "004.bmp"), "BM");
  writeFileSync(
    join(dir, "die-links.csv"),
    "Coin,Obverse die,Reverse die\n001,O1,R1\n002,O01,R1?\n003,O2,R2\n,O2,R2\n",
  );
});

describe("inspectFolder", () => {
  it("says what was understood of the photographs and the sheet, and by what evidence", async () => {
    const found = await inspectFolder(dir);
    expect([found.layout, found.layoutEvidence]).toEqual([
      "halves",
      "3 of 3 photographs looked at show two coins side by side",
    ]);
    expect(found.coins[0]).toMatchObject({
      name: "001",
      sides: { obverse: { file: "001.jpg" }, reverse: { file: "001.jpg" } },
    });
    expect(found.notUsed).toEqual([
      { file: "004.bmp", why: expect.stringMatching(/BMP .*save it as/) },
    ]);
    expect(found.copies).toEqual([]);
    const { sheet } = found;
    if (!sheet || "refused" in sheet) throw new Error("the sheet was refused");
    expect([sheet.columns, sheet.headerRow, sheet.matched]).toEqual([
      { coin: "A", obverseDie: "B", reverseDie: "C" },
      1,
      3,
    ]);
    expect(sheet.evidence[1]).toEqual({
      sheet: "Sheet1",
      role: "obverseDie",
      column: "B",
      heading: "Obverse die",
      values: ["O1", "O01", "O2"],
      filled: 4,
      distinct: 3,
    });
    expect(sheet.similarDies).toEqual([["O1", "O01"]]);
    expect(sheet.rows[1]).toMatchObject({ row: 3, coin: "002", reverseDie: null });
    expect(sheet.notUsed).toEqual([{ sheet: "Sheet1", row: 5, why: "no coin is named" }]);
    const words = inspectionWords(found).join("\n");
    for (const part of [
      /layout: halves .*--layout/,
      /obverse die: column B 'Obverse die'; 4 cells, 3 different: O1, O01, O2/,
      /dies that look like one.*: 1\n +O1, O01/,
      /C3: 'R1\?' is marked as doubtful/,
      /rows not used: 1\n +Sheet1 row 5: no coin is named/,
    ])
      expect(words).toMatch(part);
  });

  it("outlines the coin of each side in its photograph, draws masks, and names what it cannot", async () => {
    const folder = join(root, "to outline");
    const masks = join(root, "masks");
    mkdirSync(folder);
    writeFileSync(join(folder, "a.png"), await toSharp(drawCoin(1, 2)).png().toBuffer());
    const empty = { width: 480, height: 240, data: new Uint8Array(480 * 240 * 3).fill(245) };
    writeFileSync(join(folder, "b.png"), await toSharp(empty).png().toBuffer());
    const { coins } = await inspectFolder(folder, { layout: "halves", masks });
    const { outline, mask, confidence, warnings } = coins[0].sides.reverse!;
    // drawn as a disc of radius 98.4 round the middle of each half
    for (const [value, drawn] of [
      [outline!.x, 360],
      [outline!.y, 120],
      [outline!.a, 98.4],
      [outline!.b, 98.4],
    ])
      expect(Math.abs(value - drawn)).toBeLessThan(1.5);
    expect(confidence).toBeGreaterThan(0.75);
    expect([mask, warnings]).toEqual(["a-reverse.png", []]);
    const { data, info } = await sharp(join(masks, mask!))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([480, 240]);
    const at = (x: number, y: number) => data[(y * 480 + x) * info.channels];
    expect([at(360, 120), at(120, 120), at(360, 5)]).toEqual([255, 0, 0]);
    expect(coins[1].sides.obverse!.refused).toMatch(/b\.png \(obverse\) shows no coin/);
    expect((await inspectFolder(folder, { outlines: false })).coins[0].sides.obverse).toEqual({
      file: "a.png",
    });
  });

  it("finds and reads sides that stand one above the other", async () => {
    const above = join(root, "above");
    mkdirSync(above);
    for (const n of [1, 2])
      writeFileSync(
        join(above, `${n}.jpg`),
        await jpeg(stacked(drawSide(2 * n), drawSide(2 * n + 1))),
      );
    writeFileSync(join(above, "3.jpg"), await jpeg(drawCoin(3, 3)));
    const masks = join(root, "masks above");
    const found = await inspectFolder(above, { masks });
    expect([found.layout, found.layoutEvidence]).toEqual([
      "stacked",
      "2 of 3 photographs looked at show two coins one above the other",
    ]);
    expect(found.warnings[0]).toMatch(/^3\.jpg shows two coins side by side, unlike the others/);
    const { obverse, reverse } = found.coins[0].sides;
    for (const [value, drawn] of [
      [obverse!.outline!.y, 120],
      [reverse!.outline!.y, 360],
      [reverse!.outline!.x, 120],
    ])
      expect(Math.abs(value - drawn)).toBeLessThan(1.5);
    const { data, info } = await sharp(join(masks, reverse!.mask!))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([240, 480]);
    expect([data[120 * 240 + 120], data[360 * 240 + 120]]).toEqual([0, 255]);
    expect(found.coins[2].sides.obverse!.refused).toMatch(/too low .*side by side, layout halves/);
    const told: string[] = [];
    expect(await layoutOfFolder(above, "auto", (line) => told.push(line))).toBe("stacked");
    expect(told[0]).toMatch(/^layout stacked: 2 of 3 photographs/);
    const asSingle = await inspectFolder(above, { layout: "single" });
    expect(asSingle.coins[0].sides.obverse!.refused).toMatch(/above the other: use layout stacked/);
    const asHalves = await inspectFolder(above, { layout: "halves" });
    expect(asHalves.coins[0].sides.obverse!.refused).toMatch(/above the other, layout stacked/);
  });

  it("finds the layout of one photograph a side by the names", async () => {
    const found = await inspectFolder(sides);
    expect([found.layout, found.layoutEvidence]).toEqual(["single", "names end in O or R"]);
    expect(found.sheet).toBeNull();
    expect(Object.keys(found.coins[0].sides)).toEqual(["obverse", "reverse"]);
  });

  it("tells a sheet that is refused, and goes on", async () => {
    const sheet = join(root, "cut.xlsx");
    writeFileSync(sheet, "PK\u0003\u0004");
    const found = await inspectFolder(dir, { sheet });
    expect(found.sheet).toEqual({
      file: sheet,
      refused: expect.stringMatching(/damaged workbook/),
    });
    expect(inspectionWords(found).join("\n")).toMatch(/Sheet refused: .*cut\.xlsx/);
  });

  it("does as it is told, and as folder.json says once it is saved", async () => {
    const sheetOptions = { columns: { obverse: "C", reverse: "B" } };
    const found = await inspectFolder(dir, { sheetOptions, layout: "halves" });
    if (!found.sheet || "refused" in found.sheet) throw new Error("the sheet was refused");
    expect(found.sheet.columns).toEqual({ coin: "A", obverseDie: "C", reverseDie: "B" });
    expect(found.layoutEvidence).toBe("as given");
    expect(await layoutOfFolder(sides)).toBe("halves");
    const file = await saveFolderOptions(sides, { layout: "single", sheet: sheetOptions });
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      layout: "single",
      sheet: sheetOptions,
    });
    await saveFolderOptions(sides, { layout: "single" });
    expect((await folderOptions(sides)).sheet).toEqual(sheetOptions);
    expect(await layoutOfFolder(sides)).toBe("single");
    expect((await inspectFolder(sides)).layoutEvidence).toBe("folder.json says so");
  });

  it("finds copies, mirrored and swapped photographs and one side twice, and no others", async () => {
    const copies = join(root, "copies");
    mkdirSync(copies);
    const one = drawCoin(1, 1);
    const write = (name: string, bytes: Buffer) => writeFileSync(join(copies, name), bytes);
    for (const n of [1, 2, 3]) write(`${n}.jpg`, await jpeg(drawCoin(n, n)));
    write("4.jpg", await jpeg(one));
    write("5.jpg", await toSharp(one).resize(300).jpeg({ quality: 40 }).toBuffer());
    write(
      "6.png",
      await toSharp(one).extract({ left: 8, top: 9, width: 465, height: 222 }).png().toBuffer(),
    );
    write("7.jpg", await toSharp(drawCoin(2, 2)).flop().jpeg().toBuffer());
    write("8.jpg", await jpeg(beside(drawSide(7), drawSide(6)))); // the sides of 3
    write("9.jpg", await jpeg(beside(drawSide(20), drawSide(20))));
    const found = await inspectFolder(copies);
    expect(found.copies.map(({ files, kind }) => [...files, kind])).toEqual([
      ["4.jpg", "1.jpg", "same bytes"],
      ["5.jpg", "1.jpg", "same picture"],
      ["6.png", "1.jpg", "same picture"],
      ["7.jpg", "2.jpg", "mirrored"],
      ["8.jpg", "3.jpg", "sides swapped"],
      ["9.jpg", "one side twice"],
    ]);
  });

  it("keeps what copies are known by, and makes it again where it is damaged", async () => {
    const cache = join(root, "prints");
    const options = { outlines: false, sheet: null, layout: "halves" } as const;
    const fresh = await inspectFolder(dir, options);
    expect(await inspectFolder(dir, { ...options, cache })).toEqual(fresh);
    const kept = readdirSync(cache).filter((name) => name.endsWith(".print"));
    expect(kept).toHaveLength(3);
    // one entry says what another photograph is known by, one is no JSON
    const [one, other, damaged] = kept.map((name) => join(cache, name));
    const print = JSON.parse(readFileSync(one, "utf8")) as { sides: unknown };
    const { sha256 } = JSON.parse(readFileSync(other, "utf8")) as { sha256: string };
    writeFileSync(other, JSON.stringify({ ...print, sha256 }));
    writeFileSync(damaged, "{");
    const { copies } = await inspectFolder(dir, { ...options, cache });
    expect(copies.map(({ kind }) => kind)).toEqual(["same picture"]);
    expect(() => JSON.parse(readFileSync(damaged, "utf8")) as unknown).not.toThrow();
  });

  it("takes what its name calls a copy for the copy, also where it is listed first", async () => {
    const named = join(root, "named copies");
    mkdirSync(named);
    const one = await jpeg(drawCoin(1, 1));
    for (const name of ["1 (1).jpg", "1.jpg"]) writeFileSync(join(named, name), one);
    const { copies } = await inspectFolder(named, { outlines: false });
    expect(copies.map(({ files }) => files)).toEqual([["1 (1).jpg", "1.jpg"]]);
  });

  it("names photographs that cannot be read, also where no coin is looked for", async () => {
    const broken = join(root, "broken");
    mkdirSync(broken);
    const whole = await jpeg(drawCoin(1, 1));
    writeFileSync(join(broken, "1.jpg"), whole);
    writeFileSync(join(broken, "2.jpg"), whole.subarray(0, whole.length / 2));
    writeFileSync(join(broken, "3.jpg"), "<!DOCTYPE html><title>404</title>");
    const { warnings } = await inspectFolder(broken, { layout: "halves", outlines: false });
    expect(warnings).toEqual([
      expect.stringMatching(/2\.jpg is damaged or cut short/),
      expect.stringMatching(/3\.jpg .*web page/),
    ]);
  });
});
