import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng, type Picture } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import { comparePhotographs, matchFolder } from "../../src/lib/matchers/index";
import { bothHalves, simulated } from "./registration/coins";

const dir = mkdtempSync(join(tmpdir(), "numislab match "));
const bad = join(dir, "bad");
afterAll(() => rmSync(dir, { recursive: true }));

const plain = (width: number, height: number, value: number): Picture => ({
  width,
  height,
  channels: 1,
  data: new Uint8Array(width * height).fill(value),
});

beforeAll(async () => {
  await startEngine();
  mkdirSync(bad);
  const [a, b, c] = simulated(3);
  const save = async (name: string, picture: Picture) =>
    writeFileSync(join(bad, name), await toPng(picture));
  for (const [i, coin] of [a, b, c].entries()) await save(`${i + 1}.png`, bothHalves(coin));
  await save("black.png", plain(640, 320, 0));
  await save("ground.png", plain(640, 320, 250));
  await save("tiny.png", plain(80, 40, 250));
  await save("two.png", bothHalves({ obverse: twice(a.obverse), reverse: a.reverse }));
  writeFileSync(join(bad, "words.jpg"), "these are words");
});

/** Two coins, one above the other, in the place of one. */
function twice(half: { width: number; height: number; data: Uint8Array }) {
  const data = half.data.slice();
  const { width, height } = half;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 2 * (y % (height >> 1)) * width + Math.min(width - 1, 2 * x);
      for (let c = 0; c < 3; c++) data[(y * width + x) * 3 + c] = half.data[from * 3 + c];
    }
  }
  return { ...half, data };
}

describe("matchFolder", () => {
  it("compares what it can, says of each other file what is wrong with it, and keeps what it made", async () => {
    const cache = join(dir, "cache");
    const { coins, pairs, refused, digests } = await matchFolder(bad, {
      cache,
    });
    expect(digests.get(join(bad, "words.jpg"))).toBe(
      createHash("sha256").update("these are words").digest("hex"),
    );
    expect(coins).toEqual(["1", "2", "3"]);
    expect(pairs.map(({ a, b, side }) => `${a} ${b} ${side}`)).toEqual(
      ["obverse", "reverse"].flatMap((side) =>
        ["1 2", "1 3", "2 3"].map((pair) => `${pair} ${side}`),
      ),
    );
    expect(
      Object.fromEntries(refused.map(({ file, why }) => [file.slice(bad.length + 1), why])),
    ).toEqual({
      "black.png": expect.stringMatching(/black\.png \(obverse\) shows no coin/),
      "ground.png": expect.stringMatching(/ground\.png \(obverse\) shows no coin/),
      "tiny.png": expect.stringMatching(/tiny\.png is 80 x 40 pixels, too small/),
      "two.png": expect.stringMatching(
        /two\.png \(obverse\) shows (2 coins|something that is no single coin)/,
      ),
      "words.jpg": expect.stringMatching(/words\.jpg is not a picture/),
    });
    const [name, ...others] = readdirSync(cache).filter((file) => file.endsWith(".side"));
    expect(others).toHaveLength(5);
    // what is made is written, so files that stay as they were mean that nothing was made again
    const written = (file: string) => statSync(join(cache, file), { bigint: true }).mtimeNs;
    const files = readdirSync(cache).sort();
    const before = files.map(written);
    expect((await matchFolder(bad, { cache })).pairs).toEqual(pairs);
    expect(readdirSync(cache).sort()).toEqual(files);
    expect(files.map(written)).toEqual(before);

    writeFileSync(join(cache, name), "damaged");
    const damaged = written(name);
    expect((await matchFolder(bad, { cache, threads: 0 })).pairs).toEqual(pairs);
    expect(readdirSync(cache).sort()).toEqual(files);
    expect(written(name)).not.toBe(damaged);
    // a photograph's sides are made together: its other side, too, and nothing else
    const anew = files.filter((file, i) => written(file) !== before[i]);
    expect(anew).toHaveLength(2);
    expect(anew).toContain(name);
  });

  it("refuses a folder with fewer than two coins, and one that is not there", async () => {
    await expect(matchFolder(join(dir, "nowhere"))).rejects.toThrow(/does not exist/);
    const one = join(dir, "one");
    mkdirSync(one);
    writeFileSync(join(one, "1.png"), await toPng(bothHalves(simulated(2)[0])));
    await expect(matchFolder(one)).rejects.toThrow(/1 of 1 coins can be used/);
  });
});

describe("comparePhotographs", () => {
  it("answers for both sides, and surely for a photograph and itself", async () => {
    const [a, b] = ["1.png", "2.png"].map((name) => join(bad, name));
    const answer = await comparePhotographs(a, a);
    expect([answer.obverse?.answer, answer.reverse?.answer]).toEqual(["same", "same"]);
    const other = await comparePhotographs(a, b);
    const [one, two] = simulated(3);
    const expected = (side: "obverseDie" | "reverseDie") =>
      one[side] === two[side] ? "same" : "different";
    expect([other.obverse?.answer, other.reverse?.answer]).toEqual([
      expected("obverseDie"),
      expected("reverseDie"),
    ]);
  });

  it("takes photographs of one side", async () => {
    const [coin] = simulated(2);
    const file = join(dir, "one side.png");
    writeFileSync(file, await toPng({ ...coin.reverse, channels: 3 }));
    const answer = await comparePhotographs(file, file, {
      layout: "single",
      side: "reverse",
    });
    expect(Object.keys(answer)).toEqual(["reverse"]);
    expect(answer.reverse?.score).toBeGreaterThan(0.95);
  });

  it("names the photograph that cannot be used", async () => {
    await expect(comparePhotographs(join(bad, "1.png"), join(bad, "black.png"))).rejects.toThrow(
      /black\.png/,
    );
  });
});
