import { describe, expect, it } from "vitest";
import { random } from "../../../../src/lib/base/random";
import { searchBlock, searched } from "../../../../src/lib/matchers/registration/align/blocks";
import { correlateTerms } from "../../../../src/lib/matchers/registration/align/correlate-terms";
import { TERMS } from "../../../../src/lib/matchers/registration/align/normal-matrix";
import { template } from "../../../../src/lib/matchers/registration/align/template";
import type { Plane } from "../../../../src/lib/matchers/registration/match-side";

/** A power of two, at which the positions of pixels are exact. */
const SIZE = 32;
const draw = random(7);

/** Relief of noise within a disc that has a hole. */
function plane(): Plane {
  const relief = new Int8Array(SIZE * SIZE);
  const mask = new Uint8Array(SIZE * SIZE);
  for (let i = 0; i < relief.length; i++) {
    const r = Math.hypot((i % SIZE) - 15.5, Math.floor(i / SIZE) - 15.5);
    if (r > 15 || (r > 3 && r < 5)) continue;
    mask[i] = 1;
    relief[i] = 1 + draw.integer(100);
  }
  return { size: SIZE, relief, mask };
}

/** The terms of every pixel, from the definition: relief, 1, gradients times u, v and 1. */
function termsOf({ relief, mask }: Plane): { x: number; y: number; terms: number[] }[] {
  const found = [];
  for (let y = 1; y < SIZE - 1; y++) {
    for (let x = 1; x < SIZE - 1; x++) {
      const i = y * SIZE + x;
      if (mask[i] === 0) continue;
      const [u, v] = [x, y].map((at) => Math.fround((at - (SIZE - 1) / 2) / (SIZE / 2)));
      const gx = ((relief[i + 1] - relief[i - 1]) * SIZE) / 4;
      const gy = ((relief[i + SIZE] - relief[i - SIZE]) * SIZE) / 4;
      found.push({ x, y, terms: [relief[i], 1, gx * u, gx * v, gx, gy * u, gy * v, gy] });
    }
  }
  return found;
}

describe("the template of a side", () => {
  it("has the inverse of its terms' normal matrix", () => {
    const side = plane();
    const { inverse, count } = template(side);
    const all = termsOf(side);
    expect(count).toBe(all.length);
    for (let r = 0; r < TERMS; r++) {
      for (let s = 0; s < TERMS; s++) {
        let product = 0;
        for (let k = 0; k < TERMS; k++)
          product +=
            inverse![r * TERMS + k] * all.reduce((sum, { terms }) => sum + terms[k] * terms[s], 0);
        expect(product).toBeCloseTo(r === s ? 1 : 0, 6);
      }
    }
  });

  it("is multiplied with the pixels that another side shows under a map, and with no others", () => {
    const [side, other] = [plane(), plane()];
    const [across, down] = [3, -2]; // whole pixels, so that nothing lies between them
    const products = new Float64Array(TERMS);
    const map = [1, 0, (2 * across) / SIZE, 0, 1, (2 * down) / SIZE] as const;
    const correlation = correlateTerms(
      template(side),
      Float64Array.from(other.relief),
      map,
      products,
    );
    const common = termsOf(side).flatMap(({ x, y, terms }) => {
      const [X, Y] = [x + across, y + down];
      const w = X >= 0 && Y >= 0 && X < SIZE - 1 && Y < SIZE - 1 ? other.relief[Y * SIZE + X] : 0;
      return w === 0 ? [] : [{ w, terms }];
    });
    expect(common.length).toBeGreaterThan(100);
    for (let k = 0; k < TERMS; k++)
      expect(products[k]).toBeCloseTo(
        common.reduce((sum, { w, terms }) => sum + w * terms[k], 0),
        3,
      );
    const mean = (of: (one: (typeof common)[number]) => number) =>
      common.reduce((sum, one) => sum + of(one), 0) / common.length;
    const [a, b] = [mean(({ terms }) => terms[0]), mean(({ w }) => w)];
    const covariance = mean(({ w, terms }) => (terms[0] - a) * (w - b));
    const spread = Math.sqrt(
      mean(({ terms }) => (terms[0] - a) ** 2) * mean(({ w }) => (w - b) ** 2),
    );
    expect(correlation).toBeCloseTo(covariance / spread, 6);
  });
});

describe("the search of a block", () => {
  const noise = Float64Array.from({ length: SIZE * SIZE }, () => draw.normal(0, 1));
  const mask = new Uint8Array(SIZE * SIZE).fill(1);
  const moved = (dx: number, dy: number) =>
    searched({
      size: SIZE,
      mask,
      relief: Float64Array.from(noise, (_, i) => {
        const [x, y] = [(i % SIZE) - dx, Math.floor(i / SIZE) - dy];
        return x < 0 || y < 0 || x >= SIZE || y >= SIZE ? 0 : noise[y * SIZE + x];
      }),
    });

  it("finds it wherever it was moved to, up to the picture's edges", () => {
    const fixed = searched({ size: SIZE, mask, relief: noise });
    for (const [left, top] of [
      [8, 8],
      [1, 0],
      [SIZE - 9, SIZE - 9],
    ]) {
      for (let dx = -3; dx <= 3; dx++) {
        for (let dy = -3; dy <= 3; dy++) {
          const [x, y] = [left + dx, top + dy];
          if (x < 0 || y < 0 || x + 8 > SIZE || y + 8 > SIZE) continue;
          const at = { left, top, dx: 0, dy: 0, score: NaN };
          const found = searchBlock(fixed, moved(dx, dy), at, 8, 3);
          expect(found.score).toBeCloseTo(1, 5);
          expect(Math.abs(found.dx - dx)).toBeLessThan(0.5);
          expect(Math.abs(found.dy - dy)).toBeLessThan(0.5);
        }
      }
    }
  });
});
