import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EURO_DESIGNS } from "../../../src/lib/coins/index";
import { simulatedEuroFolder, simulateEuro } from "../../../src/lib/simulator/index";

const scratch = mkdtempSync(join(tmpdir(), "euro-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const digests = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(dir, "images"))
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(dir, "images", name)))
          .digest("hex"),
      ]),
  );
const record = (dir: string) => JSON.parse(readFileSync(join(dir, "simulation.json"), "utf8"));

describe("simulateEuro", () => {
  const dir = join(scratch, "fourteen");
  const progress: number[] = [];
  let images: string[] = [];
  beforeAll(async () => {
    ({ images } = await simulateEuro(dir, {
      photographs: 14,
      seed: 3,
      onProgress: (done) => progress.push(done),
    }));
  });

  it("names photographs as the write-up does, the classes balanced to within one", () => {
    const names = readdirSync(join(dir, "images"));
    expect(
      names.every((name) => /^(Altamira|Atenas|Francia|Vaticano)0 \(\d+\)\.jpg$/.test(name)),
    ).toBe(true);
    const counts = EURO_DESIGNS.map(
      ({ name }) => names.filter((file) => file.startsWith(`${name}0 (`)).length,
    );
    expect(counts).toEqual([4, 4, 3, 3]);
    expect(names).toContain("Francia0 (3).jpg");
    expect(images.map((file) => file.split("/").pop()).sort()).toEqual(names.sort());
  });

  it("writes pictures that decode, of the size that was drawn", async () => {
    for (const { file, shot } of record(dir).photographs) {
      const { info } = await sharp(join(dir, "images", file))
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height, info.channels]).toEqual([shot.width, shot.height, 3]);
    }
  });

  it("says what was drawn for each photograph, in a table", () => {
    const [head, ...rows] = readFileSync(join(dir, "photographs.csv"), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    expect(head.slice(0, 2)).toEqual(["file", "class"]);
    for (const column of ["rotation", "share", "tilt", "lamp.from", "finish.wear", "quality"])
      expect(head).toContain(column);
    expect(rows).toHaveLength(14);
    for (const row of rows) {
      expect(row).toHaveLength(head.length);
      expect(row[0].startsWith(row[1])).toBe(true);
    }
  });

  it("marks a complete folder and reports progress", () => {
    expect(record(dir).complete).toBe(true);
    expect(record(dir).options).toEqual({ photographs: 14, seed: 3 });
    expect(progress).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
  });

  it("gives the same bytes for the same seed, however many are made, and others for another", async () => {
    const fewer = join(scratch, "five");
    await simulateEuro(fewer, { photographs: 5, seed: 3 });
    const all = digests(dir);
    const some = digests(fewer);
    expect(Object.keys(some)).toHaveLength(5);
    for (const [name, digest] of Object.entries(some)) expect(all[name]).toBe(digest);
    await simulateEuro(fewer, { photographs: 5, seed: 4 }); // an earlier simulation makes room
    const other = digests(fewer);
    for (const name of Object.keys(other)) expect(all[name]).not.toBe(other[name]);
  });

  it("leaves a folder alone that holds something else", async () => {
    const used = mkdtempSync(join(scratch, "used-"));
    writeFileSync(join(used, "letter.txt"), "mine");
    await expect(simulateEuro(used, { photographs: 4, seed: 1 })).rejects.toThrow(/is not empty/);
    expect(readdirSync(used)).toEqual(["letter.txt"]);
  });

  it("refuses numbers out of range", async () => {
    await expect(simulateEuro(join(scratch, "none"), { photographs: 3, seed: 1 })).rejects.toThrow(
      /photographs must be a whole number from 4/,
    );
    await expect(
      simulateEuro(join(scratch, "none"), { photographs: 4, seed: 0.5 }),
    ).rejects.toThrow(/seed must be a whole number/);
  });
});

describe("simulatedEuroFolder", () => {
  it("makes a folder once, and again where it was left unfinished", async () => {
    const folder = await simulatedEuroFolder(scratch, { photographs: 4, seed: 5 });
    const before = digests(folder);
    let made = 0;
    const count = () => void made++;
    await simulatedEuroFolder(scratch, { photographs: 4, seed: 5 }, count);
    expect(made).toBe(0);
    writeFileSync(
      join(folder, "simulation.json"),
      JSON.stringify({ ...record(folder), complete: false }, null, 1),
    );
    rmSync(join(folder, "images", "Atenas0 (1).jpg"));
    await simulatedEuroFolder(scratch, { photographs: 4, seed: 5 }, count);
    expect(made).toBe(4);
    expect(digests(folder)).toEqual(before);
  });
});
