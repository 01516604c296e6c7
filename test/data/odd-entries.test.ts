import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { checkPhotographs } from "../../src/lib/data/checks/check-photographs";
import { loadClassFolder } from "../../src/lib/data/folders/class-folder";
import { coinsInFolder } from "../../src/lib/data/folders/coins-in-folder";
import { readyPhotographs } from "../../src/lib/experiments/classifier/ready-photographs";
import { pictureInput } from "../../src/lib/models/index";
import { studySource } from "../../src/lib/diestudy/study/study-file";

const root = mkdtempSync(join(tmpdir(), "numislab odd entries "));
afterAll(() => rmSync(root, { recursive: true }));

/** Puts everything into a folder that has a photograph's name and is none. */
function oddEntriesIn(dir: string): string {
  mkdirSync(join(dir, "dir.jpg"), { recursive: true });
  execFileSync("mkfifo", [join(dir, "pipe.jpg")]);
  symlinkSync("nowhere.jpg", join(dir, "broken.jpg"));
  symlinkSync("loop.jpg", join(dir, "loop.jpg"));
  symlinkSync("/dev/zero", join(dir, "zero.jpg"));
  return dir;
}

const ODD = ["broken.jpg", "dir.jpg", "loop.jpg", "pipe.jpg", "zero.jpg"];
const names = (leftOut: readonly { file: string }[]) => leftOut.map(({ file }) => basename(file));

describe("what has a photograph's name and is none", () => {
  it("is left out of the coins by name, in both layouts and in folders of sides", async () => {
    const dir = oddEntriesIn(join(root, "coins"));
    writeFileSync(join(dir, "1.jpg"), "x");
    const halves = await coinsInFolder(dir);
    expect(halves.coins.map(({ name }) => name)).toEqual(["1"]);
    expect(names(halves.leftOut)).toEqual(ODD);
    const sides = join(root, "sides");
    oddEntriesIn(join(sides, "obverse"));
    writeFileSync(join(sides, "obverse", "1.jpg"), "x");
    symlinkSync("gone", join(sides, "reverse"));
    const single = await coinsInFolder(sides, { layout: "single" });
    expect(single.coins.map(({ name }) => name)).toEqual(["1"]);
    expect(names(single.leftOut)).toEqual(["reverse", ...ODD]);
  });

  it("does not keep a study from naming the coins that can be read", async () => {
    const { coins } = await studySource(join(root, "coins"));
    expect(coins.map(({ name }) => name)).toEqual(["1"]);
  });

  it("does not keep photographs beside a broken link called images from being read", async () => {
    const dir = join(root, "broken images");
    mkdirSync(dir);
    symlinkSync("gone", join(dir, "images"));
    writeFileSync(join(dir, "1.jpg"), "x");
    const { coins, leftOut } = await coinsInFolder(dir);
    expect(coins.length).toBe(1);
    expect(leftOut[0].why).toMatch(/images is a broken link/);
  });

  it("is left out of a class folder by name, and is a finding of the check", async () => {
    const dir = join(root, "classes");
    oddEntriesIn(join(dir, "A"));
    writeFileSync(join(dir, "A", "1.jpg"), "x");
    symlinkSync("gone", join(dir, "C"));
    const { classes, photographs, leftOut } = await loadClassFolder(dir);
    expect(classes).toEqual(["A"]);
    expect(names(leftOut)).toEqual(["C", ...ODD]);
    const { findings } = await checkPhotographs(photographs, { leftOut });
    expect(findings.map(({ kind }) => kind)).toEqual(Array(7).fill("unreadable"));
    expect(findings.map(({ message }) => message).join()).toMatch(/pipe\.jpg is a named pipe/);
  });
});

describe("a photograph that shows nothing", () => {
  it("is a finding of the check, and is refused by a classifier", async () => {
    const black = join(root, "black.jpg");
    await sharp({ create: { width: 120, height: 120, channels: 3, background: "black" } })
      .jpeg()
      .toFile(black);
    const { findings } = await checkPhotographs([{ file: black, name: "black.jpg", label: "A" }]);
    expect(findings.map(({ kind, message }) => [kind, message])).toEqual([
      ["suspect", expect.stringMatching(/is all black/)],
    ]);
    await expect(pictureInput(black, { size: 8, fit: "pad", resize: "area" })).rejects.toThrow(
      /black\.jpg is all black/,
    );
  });

  it("makes no training where the folder has one class", async () => {
    const dir = join(root, "one class");
    mkdirSync(join(dir, "A"), { recursive: true });
    writeFileSync(join(dir, "A", "1.jpg"), "x");
    const recipe = { size: 8, fit: "pad", resize: "area" } as const;
    await expect(readyPhotographs(dir, recipe)).rejects.toThrow(/has one class \(A\)/);
  });
});

describe("pictures that are not read", () => {
  it("are named with what to save them as; hidden files and those of systems are not told of", async () => {
    const dir = join(root, "kinds");
    mkdirSync(dir);
    const read = ["1.jpg", "2.JPG", "3.jpeg", "4.jpe", "5.jfif", "6.png", "7.tif", "8.TIFF"];
    read.push("9.webp", "10.gif", "11.avif");
    const unread = ["a.heic", "b.bmp", "c.psd", "d.jp2", "e.NEF", "f.svg", "g.pdf", "h.jxl"];
    for (const name of [...read, ...unread, ".12.jpg", "._1.jpg", "Thumbs.db", "notes.txt"])
      writeFileSync(join(dir, name), "x");
    const { coins, leftOut, warnings } = await coinsInFolder(dir);
    expect(coins.map(({ file }) => basename(file))).toEqual(read);
    expect(names(leftOut)).toEqual(unread);
    for (const { why } of leftOut) expect(why).toMatch(/save it as JPEG or PNG/);
    expect(warnings).toEqual([]);
  });

  it("alone in a folder are named in the refusal", async () => {
    const dir = join(root, "heic");
    mkdirSync(dir);
    writeFileSync(join(dir, "IMG_1.HEIC"), "x");
    await expect(coinsInFolder(dir)).rejects.toThrow(/no photographs.*IMG_1\.HEIC is a HEIC/);
  });
});
