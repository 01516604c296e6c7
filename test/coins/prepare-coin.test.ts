import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { isDeepStrictEqual } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  contactSheet,
  prepareCoin,
  preparedCoinCache,
  stepsOfNormalisation,
  toPng,
} from "../../src/lib/coins/index";
import { drawCoins, zncc } from "./pictures";

const dir = mkdtempSync(join(tmpdir(), "numislab coins "));
const both = join(dir, "1.png");
const one = join(dir, "one.png");

beforeAll(async () => {
  writeFileSync(
    both,
    await toPng(
      drawCoins({
        width: 800,
        bar: true,
        coins: [
          [200, 200, 150],
          [590, 200, 150],
        ],
      }),
    ),
  );
  writeFileSync(one, await toPng(drawCoins()));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("prepareCoin", () => {
  it("prepares both sides of a photograph", async () => {
    const { obverse, reverse } = await prepareCoin(both);
    expect([obverse!.size, obverse!.grey.length, reverse!.flat.length]).toEqual([
      560,
      560 * 560,
      560 * 560,
    ]);
    expect(
      zncc(
        { flat: obverse!.flat, mask: obverse!.flatMask },
        { flat: reverse!.flat, mask: reverse!.flatMask },
      ),
    ).toBeGreaterThan(0.99);
  });

  it("prepares one side, of a photograph of both or of one, at another size", async () => {
    expect(Object.keys(await prepareCoin(both, { side: "reverse" }))).toEqual(["reverse"]);
    expect(Object.keys(await prepareCoin(one, { layout: "single", side: "reverse" }))).toEqual([
      "reverse",
    ]);
    const { obverse } = await prepareCoin(one, { layout: "single", size: 140 });
    expect([obverse!.size, obverse!.diameter]).toEqual([140, 128]);
  });

  it("hands on what is to be known of the whole photograph, with each side", async () => {
    const { data, info } = await sharp(both).raw().toBuffer({ resolveWithObject: true });
    const torn = Uint8Array.from(data as Uint8Array, (value, i) =>
      i < 200 * info.width * info.channels ? value : value / 2,
    );
    const bytes = await sharp(torn, { raw: info }).jpeg({ quality: 95 }).toBuffer();
    const { obverse, reverse } = await prepareCoin({ bytes, name: "torn.jpg" });
    const note = expect.stringMatching(/sharp step over most of its width at row 200/);
    expect(obverse!.warnings).toContainEqual(note);
    expect(reverse!.warnings).toContainEqual(note);
  });

  it("names file and side of what it cannot use", async () => {
    const half = join(dir, "half.png");
    writeFileSync(half, await toPng(drawCoins({ width: 800 })));
    await expect(prepareCoin(half)).rejects.toThrow(`${half} (reverse) shows no coin`);
    await expect(prepareCoin(one)).rejects.toThrow(/layout single/);
  });

  it("gives data that can be handed to a worker", async () => {
    const { obverse } = await prepareCoin(one, { layout: "single", size: 140 });
    const { grey, flat, mask, flatMask } = obverse!;
    const { port1, port2 } = new MessageChannel();
    port1.postMessage(
      obverse,
      [grey, flat, mask, flatMask].map((a) => a.buffer as ArrayBuffer),
    );
    port1.close();
    port2.close();
    expect(grey.length).toBe(0); // moved, not copied
  });
});

describe("preparedCoinCache", () => {
  it("gives the same to the bit, fresh and kept, also under another name", async () => {
    const folder = join(dir, "cache 1");
    const fresh = await preparedCoinCache(folder).prepare(both);
    // Millions of numbers: the runner's own comparison takes a minute and more.
    const same = (other: typeof fresh) => isDeepStrictEqual(other, fresh);
    expect(readdirSync(folder).length).toBe(1);
    const moved = join(dir, "moved.png");
    copyFileSync(both, moved);
    expect(same(await preparedCoinCache(folder).prepare(moved))).toBe(true);
    expect(same(await prepareCoin(both))).toBe(true);
    expect(readdirSync(folder).length).toBe(1);
  });

  it("keeps options apart", async () => {
    const cache = preparedCoinCache(join(dir, "cache 2"));
    expect((await cache.prepare(both, { size: 140 })).obverse!.size).toBe(140);
    expect((await cache.prepare(both, { size: 112 })).obverse!.size).toBe(112);
    expect(Object.keys(await cache.prepare(both, { size: 112, side: "reverse" }))).toEqual([
      "reverse",
    ]);
  });

  it("makes a damaged entry again", async () => {
    const folder = join(dir, "cache 3");
    const cache = preparedCoinCache(folder);
    const fresh = await cache.prepare(both, { size: 140 });
    const entry = join(folder, readdirSync(folder)[0]);
    const whole = statSync(entry).size;
    for (const spoil of [
      () => truncateSync(entry, whole - 5),
      () => writeFileSync(entry, ""),
      () => writeFileSync(entry, Buffer.alloc(whole, 7)),
    ]) {
      spoil();
      // many pixels: the runner's own comparison takes seconds
      expect(isDeepStrictEqual(await cache.prepare(both, { size: 140 }), fresh)).toBe(true);
      expect(statSync(entry).size).toBe(whole);
    }
  });

  it("works without a folder to write to, and says what is wrong with a photograph", async () => {
    const file = join(dir, "a file");
    writeFileSync(file, "");
    expect(
      Object.keys(await preparedCoinCache(join(file, "cache")).prepare(both, { size: 140 })),
    ).toEqual(["obverse", "reverse"]);
    await expect(preparedCoinCache(dir).prepare(join(dir, "none.jpg"))).rejects.toThrow(
      /none\.jpg does not exist/,
    );
  });
});

describe("pictures to look at", () => {
  it("shows every step of the normalisation", async () => {
    const steps = await stepsOfNormalisation(both, { side: "reverse" });
    expect(steps.map((s) => s.name)).toEqual([
      "photograph",
      "reverse",
      "outline",
      "normalised",
      "flattened",
    ]);
    expect((await stepsOfNormalisation(one, { layout: "single" })).length).toBe(4);
    const { width, height } = await sharp(await toPng(steps[4].picture)).metadata();
    expect([width, height]).toEqual([560, 560]);
  });

  it("lays pictures out on a sheet, whatever the labels say", async () => {
    const small = drawCoins({ width: 90, height: 60, coins: [[45, 30, 25]] });
    const sheet = await contactSheet([small, small, small], {
      columns: 2,
      cell: 100,
      labels: ["<b>&\"'\u0000\ud800", "Ἀθήνα ".repeat(40)],
    });
    const { width, height } = await sharp(sheet).metadata();
    expect([width, height]).toEqual([8 + 2 * 108, 8 + 2 * 130]);
    await expect(contactSheet([])).rejects.toThrow(/at least one/);
  });
});
