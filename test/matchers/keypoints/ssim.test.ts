import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ssim, ssimPicture } from "../../../src/lib/matchers/keypoints/ssim";

const goldens: {
  size: number;
  ssim: { a: number[]; b: number[]; mask: number[]; everywhere: number; within: number }[];
} = JSON.parse(readFileSync(join(__dirname, "../../goldens/ssim.json"), "utf8"));
const { size } = goldens;

describe("ssim", () => {
  it.each(goldens.ssim.map((golden, i) => [i, golden] as const))(
    "equals scikit-image's, picture by picture (%i)",
    (_, { a, b, mask, everywhere, within }) => {
      const all = new Uint8Array(size * size).fill(1);
      const of = (mask: ArrayLike<number>) =>
        ssim(
          ssimPicture(Float32Array.from(a), mask, size),
          ssimPicture(Float32Array.from(b), all, size),
          255,
        );
      expect(of(all)).toBeCloseTo(everywhere, 4);
      expect(of(mask)).toBeCloseTo(within, 4);
    },
  );

  it("is 1 for a picture with itself, and the same both ways", () => {
    const [{ a, b, mask }] = goldens.ssim;
    const [first, second] = [a, b].map((values) =>
      ssimPicture(Float32Array.from(values), mask, size),
    );
    expect(ssim(first, first, 255)).toBeCloseTo(1, 6);
    expect(ssim(first, second, 255)).toBeCloseTo(ssim(second, first, 255), 12);
  });

  it("is NaN where the masks have nothing in common", () => {
    const [{ a }] = goldens.ssim;
    const half = (from: number) =>
      Uint8Array.from(a, (_, i) => Number(i % size >= from && i % size < from + size / 2));
    expect(
      ssim(
        ssimPicture(Float32Array.from(a), half(0), size),
        ssimPicture(Float32Array.from(a), half(size / 2), size),
        255,
      ),
    ).toBeNaN();
  });
});
