import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as xlsx from "xlsx";
import {
  apply,
  HEIGHT_RANGE,
  planOf,
  readTruth,
  simulateCoins,
  simulateEuro,
  simulateHoard,
} from "../../../src/lib/simulator/index";
import { slow } from "../../slow";

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), "simulate-"))));
afterEach(() => rm(root, { recursive: true, force: true }));

const small = { coins: 5, seed: 1, width: 128 };

/** Every file below a folder with its bytes. */
async function contents(dir: string): Promise<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      out[path.slice(dir.length + 1)] = (await readFile(path)).toString("base64");
    }
  return out;
}

describe("simulateHoard", () => {
  it("writes a picture a coin, obverse left and reverse right, and the sheet", async () => {
    const { images, sheet } = await simulateHoard(join(root, "new folder"), small);
    expect(images.map((p) => p.split("/").at(-1))).toEqual([
      "001.jpg",
      "002.jpg",
      "003.jpg",
      "004.jpg",
      "005.jpg",
    ]);
    expect(await sharp(images[0]).metadata()).toMatchObject({
      format: "jpeg",
      width: 128,
      height: 64,
    });
    expect(sheet).toBe(join(root, "new folder", "die-links.xlsx"));
  });

  it("writes one picture a side in the single layout", async () => {
    const { images } = await simulateHoard(root, { ...small, layout: "single" });
    expect((await readdir(join(root, "images"))).slice(0, 2)).toEqual([
      "001-obverse.jpg",
      "001-reverse.jpg",
    ]);
    expect(images.length).toBe(10);
    expect(await sharp(images[1]).metadata()).toMatchObject({ width: 64, height: 64 });
  });

  it("has in its sheet what the plan says, without a header", async () => {
    const { sheet } = await simulateHoard(root, small);
    const book = xlsx.read(await readFile(sheet));
    const rows = xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
    expect(rows).toEqual(planOf(small).coins.map((c) => [c.coin, c.obverseDie, c.reverseDie]));
  });

  it("writes the truth: options, dies, and how each coin was struck", async () => {
    await simulateHoard(root, small);
    const truth = JSON.parse(await readFile(join(root, "simulation.json"), "utf8"));
    expect(truth).toMatchObject({
      complete: true,
      options: { ...small, rotation: 6, types: 2, dieOutput: "geometric", layout: "halves" },
    });
    expect(truth.coins.length).toBe(5);
    expect(truth.coins[2]).toMatchObject({
      name: "003",
      obverseDie: planOf(small).coins[2].obverseDie,
    });
    expect(truth.coins[2].obverse.dieToPicture.length).toBe(9);
  });

  it("writes the same bytes for the same seed, and others for another", async () => {
    await simulateHoard(join(root, "a"), small);
    await simulateHoard(join(root, "b"), small);
    await simulateHoard(join(root, "c"), { ...small, seed: 2 });
    const [a, b, c] = await Promise.all(["a", "b", "c"].map((d) => contents(join(root, d))));
    expect(a).toEqual(b);
    expect(a["images/001.jpg"]).not.toBe(c["images/001.jpg"]);
  });

  it.skipIf(!slow)("writes the same bytes with one thread and with several", async () => {
    const many = { coins: 17, seed: 4, width: 96, maps: true };
    await simulateHoard(join(root, "a"), { ...many, threads: 1 });
    await simulateHoard(join(root, "b"), { ...many, threads: 3 });
    expect(await contents(join(root, "a"))).toEqual(await contents(join(root, "b")));
  });

  it("writes where each strike's design lies in its picture, in either layout", async () => {
    const [coin] = simulateCoins(small);
    const { truth } = await simulateHoard(join(root, "halves"), small);
    expect(truth).toBe(join(root, "halves", "truth.json"));
    await simulateHoard(join(root, "single"), { ...small, layout: "single" });
    const [halves, single] = ["halves", "single"].map((layout) => readTruth(join(root, layout)));
    expect(halves.length).toBe(10);
    expect(halves[1]).toMatchObject({
      coin: "001",
      side: "reverse",
      image: "images/001.jpg",
      die: coin.reverseDie,
    });
    expect(single[1].image).toBe("images/001-reverse.jpg");
    const [x, y] = apply(coin.truth.reverse.dieToPicture, [0.2, 0.1]);
    expect(apply(single[1].dieToPicture, [0.2, 0.1])).toEqual([
      expect.closeTo(x, 9),
      expect.closeTo(y, 9),
    ]);
    expect(apply(halves[1].dieToPicture, [0.2, 0.1])).toEqual([
      expect.closeTo(x + 64, 9),
      expect.closeTo(y, 9),
    ]);
    expect(() => readTruth(root)).toThrow(/truth\.json cannot be read/);
  });

  it("photographs coins again as the same strikes, lying otherwise, and says of which coins", async () => {
    await simulateHoard(join(root, "plain"), small);
    await simulateHoard(join(root, "again"), { ...small, rephotographs: 2 });
    const [plain, again] = await Promise.all(
      ["plain", "again"].map((f) => contents(join(root, f))),
    );
    for (const name of ["001", "005"].map((coin) => join("images", `${coin}.jpg`)))
      expect(again[name]).toBe(plain[name]);
    expect(Object.keys(plain).some((name) => name.includes("specimens"))).toBe(false);
    const rows = Buffer.from(again["specimens.csv"], "base64").toString().trim().split("\n");
    expect(rows).toHaveLength(8);
    expect(rows.slice(1, 6).every((row) => new Set(row.split(",")).size === 1)).toBe(true);
    const [coin, of] = rows[6].split(",");
    expect(coin).toBe("006");
    expect(again[join("images", "006.jpg")]).not.toBe(again[join("images", `${of}.jpg`)]);
    const { coins } = JSON.parse(Buffer.from(again["simulation.json"], "base64").toString());
    const first = coins.find(({ name }: { name: string }) => name === of);
    const { name, obverseDie, obverse } = coins[5];
    expect([name, obverseDie]).toEqual(["006", first.obverseDie]);
    expect(Math.hypot(...obverse.pose.offCentre)).toBeCloseTo(
      Math.hypot(...first.obverse.pose.offCentre),
      6,
    );
    expect(obverse.pose.turn).not.toBe(first.obverse.pose.turn);
  });

  it("writes heights, normals and masks that are those of the coin, where asked for", async () => {
    await simulateHoard(root, { ...small, maps: true });
    expect((await readdir(join(root, "maps"))).length).toBe(5 * 2 * 3);
    const [{ maps }] = simulateCoins({ ...small, maps: true });
    const { size, height, mask } = maps!.reverse;
    const read = (what: string) => sharp(join(root, "maps", `001-reverse-${what}.png`));
    expect(await read("height").metadata()).toMatchObject({
      width: size,
      depth: "ushort",
      channels: 1,
    });
    const levels = new Uint16Array(
      (await read("height").toColourspace("grey16").raw({ depth: "ushort" }).toBuffer()).buffer,
    );
    const [low, high] = HEIGHT_RANGE;
    for (let i = 0; i < levels.length; i += 7)
      expect(Math.abs(low + (levels[i] / 65535) * (high - low) - height[i])).toBeLessThan(1e-5);
    const masked = await read("mask").extractChannel(0).raw().toBuffer();
    expect(masked.every((v: number, i: number) => v === 255 * mask[i])).toBe(true);
    await simulateHoard(root, small);
    expect(await readdir(join(root, "maps"))).toEqual([]);
  });

  it("counts up to the number of coins", async () => {
    const seen: string[] = [];
    await simulateHoard(root, {
      ...small,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(seen).toEqual(["1/5", "2/5", "3/5", "4/5", "5/5"]);
  });

  it("leaves a folder with other things in it alone", async () => {
    await writeFile(join(root, "notes.txt"), "mine");
    await expect(simulateHoard(root, small)).rejects.toMatchObject({
      code: "input",
      message: expect.stringContaining("not empty"),
    });
    expect(await readdir(root)).toEqual(["notes.txt"]);
  });

  it("leaves a folder alone whose simulation.json is someone else's", async () => {
    await writeFile(join(root, "simulation.json"), "{}");
    await expect(simulateHoard(root, small)).rejects.toMatchObject({ code: "input" });
    expect(await readdir(root)).toEqual(["simulation.json"]);
  });

  it("replaces an earlier simulation, and only what that one wrote", async () => {
    await simulateHoard(root, { ...small, coins: 9 });
    await writeFile(join(root, "notes.txt"), "mine");
    await simulateHoard(root, small);
    expect((await readdir(join(root, "images"))).length).toBe(5);
    expect(await readFile(join(root, "notes.txt"), "utf8")).toBe("mine");
  });

  it("leaves whole pictures only when it is interrupted, and can be run again", async () => {
    const stop = new Error("stop");
    const interrupted = simulateHoard(root, {
      ...small,
      coins: 12,
      onProgress: (done) => {
        if (done === 3) throw stop;
      },
    });
    await expect(interrupted).rejects.toBe(stop);
    const left = await readdir(join(root, "images"));
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((name) => /^\d{3}\.jpg$/.test(name))).toBe(true);
    for (const name of left) await sharp(join(root, "images", name)).stats();
    expect(await readdir(root)).not.toContain("die-links.xlsx");
    expect((await simulateHoard(root, small)).images.length).toBe(5);
  });

  it("refuses a second simulation into the folder while one writes, of any kind, and mixes nothing", async () => {
    const [dir, alone] = [join(root, "both"), join(root, "alone")];
    const ends = await Promise.allSettled([
      simulateHoard(dir, small),
      simulateHoard(dir, { ...small, seed: 2 }),
      simulateEuro(dir, { photographs: 4, seed: 1 }),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const end of ends.slice(1))
      expect((end as PromiseRejectedResult).reason).toMatchObject({
        code: "state",
        message: expect.stringMatching(/both is in use: .* or name another folder/),
      });
    await simulateHoard(alone, small);
    expect(await contents(dir)).toEqual(await contents(alone));
  });

  it("clears up half-written files that a kill left behind", async () => {
    await writeFile(join(root, "simulation.json.0123456789ab.partial"), "{");
    await simulateHoard(root, small);
    await writeFile(join(root, "die-links.xlsx.0123456789ab.partial"), "PK");
    await writeFile(join(root, "images", "002.jpg.0123456789ab.partial"), "half");
    await simulateHoard(root, small);
    expect((await readdir(root)).sort()).toEqual([
      "die-links.xlsx",
      "images",
      "simulation.json",
      "truth.json",
    ]);
    expect((await readdir(join(root, "images"))).length).toBe(5);
  });

  it("refuses an unknown layout before it makes anything", async () => {
    const dir = join(root, "none");
    await expect(
      simulateHoard(dir, { ...small, layout: "round" as "single" }),
    ).rejects.toMatchObject({ code: "input" });
    await expect(readdir(dir)).rejects.toThrow();
  });

  it("says so when the folder's name is a file's", async () => {
    await mkdir(join(root, "d"));
    await writeFile(join(root, "d", "file"), "");
    await expect(simulateHoard(join(root, "d", "file"), small)).rejects.toMatchObject({
      code: "state",
    });
  });
});
