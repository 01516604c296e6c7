import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { splitHalves } from "../../src/lib/coins/index";
import { readPhotograph } from "../../src/lib/coins/read-photograph";
import { tiff, type TiffPage, type TiffValues } from "./tiff";

const [WIDTH, HEIGHT] = [240, 120];
/** A shaded picture: grey rises from left to right. */
const shade = (x: number, y: number) => 40 + Math.floor((150 * x) / WIDTH) + (y % 7);
const grey = (width = WIDTH, height = HEIGHT) =>
  Uint8Array.from({ length: width * height }, (_, i) => shade(i % width, Math.floor(i / width)));
const mean = (values: Uint8Array) => values.reduce((sum, v) => sum + v, 0) / values.length;

const page = (values: TiffValues = grey()): TiffPage => ({ values, width: WIDTH, height: HEIGHT });
const thumbnail = (): TiffPage => ({ values: grey(80, 70), width: 80, height: 70 });

describe("a TIFF", () => {
  it("of several pages is read by its largest, wherever a thumbnail stands", async () => {
    const alone = await readPhotograph(tiff([page()]));
    for (const pages of [
      [thumbnail(), page()],
      [page(), thumbnail()],
    ])
      expect(await readPhotograph(tiff(pages))).toEqual(alone);
  });

  it("of two pages of one size is refused with what to do", async () => {
    await expect(readPhotograph(tiff([page(), page()]), "a.tif")).rejects.toThrow(
      /a\.tif has 2 pages of one size: save each page/,
    );
  });

  it("of 10, 12 or 14 bits in 16 is stretched, and says so; of 16 it is as it was", async () => {
    for (const bits of [10, 12, 14, 16]) {
      const values = Uint16Array.from(grey(), (v) => Math.round((v / 255) * (2 ** bits - 1)));
      const picture = await readPhotograph(tiff([page(values)]));
      expect(Math.abs(mean(picture.data) - mean(grey())), `${bits} bits`).toBeLessThan(1.5);
      expect(picture.notes ?? []).toEqual(
        bits < 16 ? [expect.stringMatching(`uses ${bits} of its 16 bits`)] : [],
      );
    }
  });

  it("of floats is as bright as it was, grey and coloured, 0 to 1 and 0 to 255", async () => {
    const original = grey();
    for (const channels of [1, 3] as const)
      for (const white of [1, 255]) {
        const values = Float32Array.from(
          { length: WIDTH * HEIGHT * channels },
          (_, i) => (original[Math.floor(i / channels)] * white) / 255,
        );
        const picture = await readPhotograph(tiff([{ ...page(values), channels }]));
        expect([picture.width, picture.height, picture.channels]).toEqual([
          WIDTH,
          HEIGHT,
          channels,
        ]);
        expect(Math.abs(mean(picture.data) - mean(grey()))).toBeLessThan(1);
      }
  });

  it("that was cut off is called damaged", async () => {
    const whole = tiff([page()]);
    await expect(readPhotograph(whole.subarray(0, whole.length / 2))).rejects.toThrow(
      /TIFF file that is damaged or cut short/,
    );
  });
});

describe("a file of another kind under a photograph's name", () => {
  it.each<[string, string | Buffer]>([
    ["BMP", Buffer.from("BM\x46\0\0\0", "latin1")],
    ["Photoshop", Buffer.from("8BPS\0\x01", "latin1")],
    ["HEIC", Buffer.from("\0\0\0\x18ftypheic\0\0", "latin1")],
    ["JPEG 2000", Buffer.from("\0\0\0\x0cjP  \r\n", "latin1")],
    ["PDF", "%PDF-1.7 etc"],
    ["web page", "<!DOCTYPE html><title>404</title>"],
    ["JSON", '{"error": "not found"}'],
    ["git lfs pull", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"],
  ])("is called %s", async (called, bytes) => {
    await expect(readPhotograph(Buffer.from(bytes as string), "a.jpg")).rejects.toThrow(
      new RegExp(`a\\.jpg is not a picture.*${called}`),
    );
  });
});

describe("the notes of a photograph", () => {
  const flat = (background: string) =>
    sharp({ create: { width: 100, height: 100, channels: 3, background } });

  it("say that it is all black or all white, or has further frames", async () => {
    for (const colour of ["black", "white"])
      expect((await readPhotograph(await flat(colour).jpeg().toBuffer())).notes).toEqual([
        expect.stringMatching(`is all ${colour}`),
      ]);
    const frames = Buffer.from(
      Array.from({ length: 2 * 100 * 100 * 3 }, (_, i) => (i < 30000 ? 90 + (i % 50) : 160)),
    );
    const raw = { width: 100, height: 200, channels: 3, pageHeight: 100 } as const;
    const gif = await sharp(frames, { raw }).gif().toBuffer();
    expect((await readPhotograph(gif)).notes).toEqual([
      expect.stringMatching(/has 2 frames; the first is used/),
    ]);
    expect((await readPhotograph(await flat("#a08060").jpeg().toBuffer())).notes).toBeUndefined();
  });

  /** A textured JPEG that is brighter from a row on. */
  const stepped = (row: number) =>
    sharp(Buffer.from(grey().map((v, i) => v + ((i * 7919) % 5) + (i >= row * WIDTH ? 50 : 0))), {
      raw: { width: WIDTH, height: HEIGHT, channels: 1 },
    })
      .jpeg({ quality: 98 })
      .toBuffer();

  it("tell of a step between two rows of a JPEG's blocks, and of no other step", async () => {
    expect((await readPhotograph(await stepped(64))).notes).toEqual([
      expect.stringMatching(/step over most of its width at row 64/),
    ]);
    expect((await readPhotograph(await stepped(61))).notes).toBeUndefined();
    expect((await readPhotograph(await stepped(HEIGHT))).notes).toBeUndefined();
  });

  it("do not hide a JPEG whose decoder warns: it is refused", async () => {
    const bytes = await stepped(HEIGHT);
    const torn = Buffer.concat([bytes.subarray(0, bytes.length >> 1), Buffer.from([0xff, 0xd9])]);
    await expect(readPhotograph(torn)).rejects.toThrow(/damaged or cut short/);
  });
});

describe("an orientation tag that does not fit the pixels", () => {
  it("is named where the picture is too narrow for two sides", async () => {
    const picture = await readPhotograph(
      await sharp(grey(), { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    );
    expect(() => splitHalves(picture, "a.jpg")).toThrow(
      /a\.jpg is 120 x 240 pixels after its orientation tag \(6\) was applied/,
    );
  });
});
