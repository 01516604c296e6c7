import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AAN, dct8, inverseDct8 } from "../../src/lib/augment/dct";
import { jpegLoss } from "../../src/lib/augment/jpeg";

interface Picture {
  shape: { height: number; width: number; channels: number };
  values: number[];
}
const goldens: {
  grey: Picture;
  colour: Picture;
  jpeg: { quality: number; exact: number[]; pillow: number[]; colour: number[] }[];
} = JSON.parse(readFileSync(join(__dirname, "..", "goldens", "photograph.json"), "utf8"));
const after = ({ shape, values }: Picture, quality: number) => {
  const out = Float32Array.from(values, (value) => value / 255);
  jpegLoss(out, shape, quality);
  return Array.from(out, (value) => Math.round(value * 255));
};
const meanApart = (a: number[], b: number[]) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) / a.length;

describe("jpegLoss", () => {
  it.each(goldens.jpeg)(
    "is JPEG by the textbook at quality $quality",
    ({ quality, exact, pillow, colour }) => {
      const grey = after(goldens.grey, quality);
      expect(Math.max(...grey.map((value, i) => Math.abs(value - exact[i])))).toBeLessThanOrEqual(
        1,
      ); // a value at 0.5 may go either way
      expect(meanApart(grey, exact)).toBeLessThan(0.05);
      // libjpeg decides coefficients near a tie the other way: mean levels, of 255
      expect(meanApart(grey, pillow)).toBeLessThan(0.7);
      expect(meanApart(after(goldens.colour, quality), colour)).toBeLessThan(1.5);
    },
  );

  it("loses nearly nothing at quality 100, and more the lower the quality", () => {
    const losses = goldens.jpeg.map(({ quality }) =>
      meanApart(after(goldens.grey, quality), goldens.grey.values),
    ); // from 100 down
    expect(losses[0]).toBeLessThan(0.5);
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeGreaterThan(losses[i - 1]);
  });

  it("keeps a picture of one grey at high quality, and stays between black and white at any", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 1, max: 100 }),
        (grey, quality) => {
          const shape = { height: 9, width: 10, channels: 3 };
          const flat = after({ shape, values: Array(270).fill(grey) }, quality);
          expect(new Set(flat).size).toBe(1);
          if (quality >= 95) expect(Math.abs(flat[0] - grey)).toBeLessThanOrEqual(1);
          const checks = after(
            { shape, values: Array.from({ length: 270 }, (_, i) => (i % 2) * 255) },
            quality,
          );
          for (const value of checks) expect(value >= 0 && value <= 255).toBe(true);
        },
      ),
    );
  });
});

describe("dct8", () => {
  const values = fc.array(fc.double({ min: -128, max: 128, noNaN: true }), {
    minLength: 8,
    maxLength: 8,
  });

  it("is the cosine transform, scaled, and inverseDct8 the way back", () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const done = Float64Array.from(numbers);
        dct8(done, 0, 1);
        const plain = numbers.map((_, k) =>
          numbers.reduce(
            (sum, value, i) => sum + value * Math.cos(((2 * i + 1) * k * Math.PI) / 16),
            0,
          ),
        );
        plain.forEach((value, k) =>
          expect(done[k]).toBeCloseTo(value * AAN[k] * (k === 0 ? 1 : Math.SQRT2), 9),
        );
        const back = done.map((value) => value / 8);
        inverseDct8(back, 0, 1);
        back.forEach((value, i) => expect(value).toBeCloseTo(numbers[i], 9));
      }),
    );
  });
});
