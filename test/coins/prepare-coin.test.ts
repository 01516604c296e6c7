import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
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
import { contactSheet, prepareCoin, stepsOfNormalisation, toPng } from "../../src/lib/coins/index";
import { decodeOutline, encodeOutline } from "../../src/lib/coins/find/outline-cache";
import { readInputs } from "../../src/lib/models/index";
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

  it("knows a scrambled photograph whose ground is white above and below the break", async () => {
    const { data, info } = await sharp(both).raw().toBuffer({ resolveWithObject: true });
    // moved by half the width from row 200 on, as after a lost block; white stays white
    const moved = Buffer.from(data);
    const half = Math.floor(info.width / 2) * info.channels;
    const stride = info.width * info.channels;
    for (let y = 200; y < info.height; y++)
      for (let at = 0; at < stride; at++)
        moved[y * stride + at] = data[y * stride + ((at + half) % stride)];
    const bytes = await sharp(moved, { raw: info }).jpeg({ quality: 95 }).toBuffer();
    const { obverse } = await prepareCoin({ bytes, name: "moved.jpg" });
    expect(obverse!.warnings).toContainEqual(expect.stringMatching(/at row 200/));
    const whole = await sharp(data, { raw: info }).jpeg({ quality: 95 }).toBuffer();
    expect((await prepareCoin({ bytes: whole, name: "whole.jpg" })).obverse!.warnings).toEqual([]);
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

describe("the cache of outlines", () => {
  const prepared = (cache?: string, file = both) => prepareCoin(file, { size: 140, cache });
  const outlines = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

  it("gives the same to the bit, found and cached, also under another name", async () => {
    const folder = join(dir, "cache 1");
    const moved = join(dir, "moved.png");
    copyFileSync(both, moved);
    const fresh = await prepared();
    // many pixels: the runner's own comparison takes seconds
    expect(isDeepStrictEqual(await prepared(folder), fresh)).toBe(true);
    expect(outlines(folder)).toHaveLength(2);
    expect(isDeepStrictEqual(await prepared(folder, moved), fresh)).toBe(true);
    expect(outlines(folder)).toHaveLength(2);
  });

  it("is read: another outline there is another coin", async () => {
    const folder = join(dir, "cache 2");
    const { obverse } = await prepared(folder);
    for (const file of outlines(folder)) {
      const outline = decodeOutline(readFileSync(file))!;
      writeFileSync(file, encodeOutline({ ...outline, diameter: 2 * outline.diameter }));
    }
    expect((await prepared(folder)).obverse!.scale).toBe(2 * obverse!.scale);
  });

  it("serves every size, side and preparation", async () => {
    const folder = join(dir, "cache 3");
    await prepared(folder);
    await prepareCoin(both, { size: 112, side: "reverse", cache: folder });
    const recipe = { size: 32, flatten: true };
    await readInputs([{ file: both, sides: ["obverse"] }], "halves", recipe, { cache: folder });
    expect(outlines(folder).filter((name) => name.endsWith(".outline"))).toHaveLength(2);
  });

  it("is filled again where an entry is damaged", async () => {
    const folder = join(dir, "cache 4");
    const fresh = await prepared(folder);
    const [entry] = outlines(folder);
    const whole = statSync(entry).size;
    for (const spoil of [
      () => truncateSync(entry, whole - 5),
      () => writeFileSync(entry, ""),
      () => writeFileSync(entry, Buffer.alloc(whole, 7)),
    ]) {
      spoil();
      expect(isDeepStrictEqual(await prepared(folder), fresh)).toBe(true);
      expect(statSync(entry).size).toBe(whole);
    }
  });

  it("may be a folder that cannot be written to", async () => {
    const file = join(dir, "a file");
    writeFileSync(file, "");
    expect(Object.keys(await prepared(join(file, "cache")))).toEqual(["obverse", "reverse"]);
    await expect(prepared(dir, join(dir, "none.jpg"))).rejects.toThrow(/none\.jpg does not exist/);
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
