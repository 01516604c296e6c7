import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { readPhotograph, splitHalves } from "../../src/lib/coins/index";

const dir = mkdtempSync(join(tmpdir(), "numislab photos "));
afterAll(() => rmSync(dir, { recursive: true }));

const WIDTH = 120;
const HEIGHT = 80;
/** Left half orange, right half blue. */
const colours = Buffer.alloc(WIDTH * HEIGHT * 3);
for (let i = 0; i < WIDTH * HEIGHT; i++)
  colours.set(i % WIDTH < WIDTH / 2 ? [220, 120, 40] : [30, 60, 160], 3 * i);
const photo = () => sharp(colours, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });

function at(
  { data, width, channels }: { data: Uint8Array; width: number; channels: number },
  x: number,
  y: number,
): number[] {
  return Array.from(data.subarray((y * width + x) * channels, (y * width + x + 1) * channels));
}

function expectNear(got: number[], wanted: number[], within: number) {
  expect(got.length).toBe(wanted.length);
  got.forEach((v, i) => expect(Math.abs(v - wanted[i])).toBeLessThanOrEqual(within));
}

describe("readPhotograph", () => {
  for (const format of ["jpeg", "png", "tiff", "webp", "gif"] as const) {
    it(`reads ${format} from bytes and from a path with spaces`, async () => {
      const bytes = await photo().toFormat(format, { quality: 95 }).toBuffer();
      const path = join(dir, `a coin.${format}`);
      writeFileSync(path, bytes);
      for (const picture of [await readPhotograph(bytes), await readPhotograph(path)]) {
        expect([picture.width, picture.height, picture.channels]).toEqual([WIDTH, HEIGHT, 3]);
        expect(picture.data.length).toBe(WIDTH * HEIGHT * 3);
        expectNear(at(picture, 20, 40), [220, 120, 40], 6);
      }
    });
  }

  it("turns a picture upright by its EXIF orientation", async () => {
    const picture = await readPhotograph(
      await photo().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    );
    expect([picture.width, picture.height]).toEqual([HEIGHT, WIDTH]);
    expectNear(at(picture, 40, 20), [220, 120, 40], 8);
    expectNear(at(picture, 40, 100), [30, 60, 160], 8);
  });

  it("converts CMYK", async () => {
    const picture = await readPhotograph(
      await photo().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(),
    );
    expect(picture.channels).toBe(3);
    expectNear(at(picture, 20, 40), [220, 120, 40], 40); // what its press profile can print
  });

  it("converts 16 bit, colour and grey", async () => {
    const picture = await readPhotograph(await photo().toColourspace("rgb16").png().toBuffer());
    expectNear(at(picture, 20, 40), [220, 120, 40], 2);
    const grey = await readPhotograph(await photo().toColourspace("grey16").png().toBuffer());
    expect(grey.channels).toBe(1);
    expectNear(
      at(grey, 20, 40),
      at(await readPhotograph(await photo().toColourspace("b-w").png().toBuffer()), 20, 40),
      2,
    );
  });

  it("keeps grey as one channel, with or without transparency", async () => {
    expect(
      (await readPhotograph(await photo().toColourspace("b-w").jpeg().toBuffer())).channels,
    ).toBe(1);
    const clear = await photo().toColourspace("b-w").ensureAlpha(0).png().toBuffer();
    const picture = await readPhotograph(clear);
    expectNear(at(picture, 20, 40), [255], 0);
  });

  it("lays a transparent picture on white", async () => {
    const picture = await readPhotograph(await photo().ensureAlpha(0).png().toBuffer());
    expect([picture.channels, ...at(picture, 20, 40)]).toEqual([3, 255, 255, 255]);
  });

  it("reads a palette", async () => {
    const picture = await readPhotograph(
      await photo().png({ palette: true, colours: 8 }).toBuffer(),
    );
    expectNear(at(picture, 20, 40), [220, 120, 40], 12);
  });

  it("applies an ICC profile", async () => {
    const picture = await readPhotograph(
      await photo()
        .withIccProfile("p3")
        .jpeg({ quality: 98, chromaSubsampling: "4:4:4" })
        .toBuffer(),
    );
    expectNear(at(picture, 20, 40), [220, 120, 40], 6);
  });

  it("shrinks what is larger than needed", async () => {
    const large = await sharp({
      create: { width: 6000, height: 3000, channels: 3, background: "#808080" },
    })
      .png()
      .toBuffer();
    const { width, height } = await readPhotograph(large);
    expect([width, height]).toEqual([4096, 2048]);
  });

  it("names the file and the remedy when it cannot be read", async () => {
    const whole = await photo().jpeg().toBuffer();
    const noise = await sharp(
      Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251)),
      { raw: { width: 300, height: 300, channels: 3 } },
    )
      .jpeg()
      .toBuffer();
    const files: [string, Uint8Array, RegExp][] = [
      ["empty.jpg", Buffer.alloc(0), /is empty/],
      ["text.jpg", Buffer.from("this is no picture"), /is not a picture/],
      ["cut.jpg", noise.subarray(0, noise.length >> 1), /damaged or cut short/],
      ["header.jpg", whole.subarray(0, 20), /is not a picture|damaged/],
      [
        "tiny.png",
        await sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } })
          .png()
          .toBuffer(),
        /20 x 20 pixels/,
      ],
      [
        "drawing.svg",
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>'),
        /svg/,
      ],
    ];
    for (const [name, bytes, message] of files) {
      const path = join(dir, name);
      writeFileSync(path, bytes);
      const error = await readPhotograph(path).then(
        () => null,
        (e) => e,
      );
      expect(error, name).toMatchObject({ name: "NumislabError", code: "input" });
      expect(error.message).toMatch(message);
      expect(error.message).toContain(path);
    }
    await expect(readPhotograph(join(dir, "none.jpg"))).rejects.toThrow(/does not exist/);
    await expect(readPhotograph(dir)).rejects.toThrow(/is a folder/);
  });
});

describe("splitHalves", () => {
  it("gives the left half as obverse, the right as reverse, and drops an odd middle column", () => {
    const data = Uint8Array.from({ length: 5 * 3 }, (_, i) => i);
    const { obverse, reverse } = splitHalves({ width: 5, height: 3, channels: 1, data });
    expect(Array.from(obverse.data)).toEqual([0, 1, 5, 6, 10, 11]);
    expect(Array.from(reverse.data)).toEqual([3, 4, 8, 9, 13, 14]);
  });

  it("refuses a picture of one side", () => {
    expect(() =>
      splitHalves({ width: 100, height: 100, channels: 1, data: new Uint8Array(1e4) }, "c.jpg"),
    ).toThrow(/c\.jpg.*layout single/);
  });
});
