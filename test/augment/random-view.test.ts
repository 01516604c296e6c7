import { describe, expect, it } from "vitest";
import { randomView } from "../../src/lib/augment/index";
import { random } from "../../src/lib/base/random";

const size = 33;
const still = { rotation: 0, shift: 0, zoom: 0, contrast: 0, noise: 0, erase: 0 };
/** A bright spot right of the middle. */
const spot = Float32Array.from({ length: size * size }, (_, i) =>
  Math.exp(-(((i % size) - 24) ** 2 + (Math.floor(i / size) - 16) ** 2) / 6),
);
const view = (range: Partial<typeof still>, seed = 1) => {
  const out = new Float32Array(size * size).fill(NaN);
  randomView(spot, size, { ...still, ...range }, random(seed), out);
  return out;
};
const brightest = (picture: Float32Array) => {
  const i = picture.indexOf(Math.max(...picture));
  return { x: (i % size) - 16, y: Math.floor(i / size) - 16 };
};

describe("randomView", () => {
  it("is the picture itself when nothing may change", () => {
    const out = view({});
    for (let y = 0; y < size - 1; y++)
      for (let x = 0; x < size - 1; x++)
        expect(out[y * size + x]).toBeCloseTo(spot[y * size + x], 5);
  });

  it("turns about the middle and keeps the distance from it", () => {
    const angles = Array.from({ length: 30 }, (_, seed) => {
      const { x, y } = brightest(view({ rotation: 90 }, seed));
      expect(Math.hypot(x, y)).toBeGreaterThan(6.5);
      expect(Math.hypot(x, y)).toBeLessThan(9.5);
      return Math.atan2(y, x);
    });
    expect(Math.max(...angles)).toBeGreaterThan(0.5);
    expect(Math.min(...angles)).toBeLessThan(-0.5);
  });

  it("shifts no further than it may", () => {
    const shifts = Array.from({ length: 40 }, (_, seed) => brightest(view({ shift: 0.1 }, seed)));
    for (const { x, y } of shifts)
      expect(Math.max(Math.abs(x - 8), Math.abs(y))).toBeLessThanOrEqual(0.1 * size + 1);
    expect(new Set(shifts.map(({ x }) => x)).size).toBeGreaterThan(3);
  });

  it("adds noise of the standard deviation that is named", () => {
    const noise = view({ noise: 0.2 }).map((value, i) => value - view({})[i]);
    const deviation = Math.sqrt(noise.reduce((sum, v) => sum + v * v, 0) / noise.length);
    expect(deviation).toBeGreaterThan(0.18);
    expect(deviation).toBeLessThan(0.22);
  });

  it("blanks a patch no larger than it may", () => {
    const blank = (seed: number) => {
      const out = new Float32Array(size * size);
      randomView(
        new Float32Array(size * size).fill(1),
        size,
        { ...still, erase: 0.5 },
        random(seed),
        out,
      );
      return out
        .subarray(0, (size - 1) * size)
        .filter((value, i) => value === 0 && i % size < size - 1).length;
    };
    const counts = Array.from({ length: 30 }, (_, seed) => blank(seed));
    expect(Math.max(...counts)).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBeLessThanOrEqual((0.5 * size + 1) ** 2);
  });
});
