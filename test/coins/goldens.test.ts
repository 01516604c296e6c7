import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connectedPieces } from "../../src/lib/coins/image/components";
import { flatten } from "../../src/lib/coins/flatten";
import { gaussian } from "../../src/lib/coins/image/gaussian";
import { blurMask, maskedGaussian } from "../../src/lib/coins/image/masked-gaussian";
import { resampleGrey } from "../../src/lib/coins/image/resample";
import { resizeGrey } from "../../src/lib/coins/image/resize-grey";
import { disc, largestDifference, pattern, samples } from "./pictures";

interface Sampled {
  samples: number[];
  size: number;
}

const goldens = JSON.parse(readFileSync(join(__dirname, "../goldens/coins.json"), "utf8")) as {
  gaussian: (Sampled & { sigma: number })[];
  maskedGaussian: Sampled & { sigma: number };
  flatten: Sampled[];
  resample: (Sampled & { left: number; top: number; step: number })[];
  resizeGrey: Sampled & { to: number };
  components: { size: number; areas: number[] };
};

describe("against SciPy and Pillow (test/goldens/coins.py)", () => {
  for (const { size, sigma, samples: wanted } of goldens.gaussian) {
    it(`blurs as gaussian_filter, sigma ${sigma}`, () => {
      const got = samples(gaussian(pattern(size), size, size, sigma), size);
      // wide ones on a coarser grid
      expect(largestDifference(got, wanted)).toBeLessThan(sigma < 6 ? 1e-5 : 5e-3);
    });
  }

  it("blurs within a mask", () => {
    const { size, sigma, samples: wanted } = goldens.maskedGaussian;
    const mask = disc(size);
    const got = maskedGaussian(
      pattern(size).map((v, i) => v * mask[i]),
      blurMask(mask, size, size, sigma),
      size,
      size,
      sigma,
    );
    const inner = disc(size, 0.43);
    expect(
      largestDifference(
        samples(
          got.map((v, i) => v * inner[i]),
          size,
        ),
        wanted,
      ),
    ).toBeLessThan(5e-3);
  });

  for (const { size, samples: wanted } of goldens.flatten) {
    it(`flattens at ${size}`, () => {
      const { flat } = flatten({ size, grey: pattern(size), mask: disc(size) });
      const got = samples(flat, size, 21);
      const off = got
        .map((v, i) => Math.abs(v - wanted[i]))
        .filter((_, i) => got[i] !== 0 && wanted[i] !== 0);
      expect(off.length).toBeGreaterThan(150);
      expect(Math.max(...off)).toBeLessThan(size === 560 ? 0.03 : 1e-3);
    });
  }

  for (const { left, top, step, size, samples: wanted } of goldens.resample) {
    it(`resamples by ${step} as Pillow's bicubic`, () => {
      const data = Uint8Array.from(pattern(100), (v) => Math.round(255 * v));
      const got = resampleGrey(
        { width: 100, height: 100, channels: 1, data },
        left,
        top,
        step,
        size,
      );
      expect(largestDifference(samples(got, size), wanted)).toBeLessThan(0.02);
    });
  }

  it("shrinks as Pillow's box", () => {
    const { size, to, samples: wanted } = goldens.resizeGrey;
    expect(
      largestDifference(samples(resizeGrey(pattern(size), size, to), to), wanted),
    ).toBeLessThan(1e-5);
  });

  it("finds the components that ndimage.label finds", () => {
    const { size, areas } = goldens.components;
    const { pieces } = connectedPieces(
      Uint8Array.from(pattern(size), (v) => (v > 0.6 ? 1 : 0)),
      size,
      size,
    );
    expect(pieces.map((p) => p.area)).toEqual(areas);
  });
});
