import { describe, expect, it } from "vitest";
import { gaussian } from "../../src/lib/coins/index";
import { ONE_PHOTOGRAPH, restrike, SEVERAL_STRIKES } from "../../src/lib/augment/index";
import { coinMask } from "../../src/lib/augment/restrike/coin-mask";
import { relight } from "../../src/lib/augment/restrike/relight";
import { smoothNoise } from "../../src/lib/augment/restrike/smooth-noise";
import { random } from "../../src/lib/base/random";

const size = 96;
const light = { wide: 20, contrast: 30 };
const still = Object.fromEntries(
  Object.keys(SEVERAL_STRIKES).map((key) => [key, 0]),
) as unknown as typeof SEVERAL_STRIKES;

/** Relief of about deviation 1 on a disc. */
function drawn(seed: number): Float32Array {
  const draw = random(seed);
  const noise = Float32Array.from({ length: size * size }, () => draw.normal());
  return gaussian(noise, size, size, 1.5).map((value, i) =>
    Math.hypot((i % size) - 47.5, Math.floor(i / size) - 47.5) < 43 ? 6 * value : 0,
  );
}

const view = (
  picture: Float32Array,
  seed: number,
  range = SEVERAL_STRIKES,
  other: Float32Array | null = drawn(99),
) => {
  const target = new Float32Array(size * size);
  restrike(picture, size, { range, light, other, random: random(seed) }, target);
  return target;
};

function correlation(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, v, i) => sum + v * y[i], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe("restrike", () => {
  it("makes the same view of the same seed, another of another, and leaves the picture as it is", () => {
    const picture = drawn(1);
    const before = picture.slice();
    const first = view(picture, 7);
    expect(view(picture, 7)).toEqual(first);
    expect(view(picture, 8)).not.toEqual(first);
    expect(picture).toEqual(before);
  });

  it("keeps to the values of an evened picture, and to the coin", () => {
    for (let seed = 0; seed < 20; seed++) {
      const made = view(drawn(seed), seed, ONE_PHOTOGRAPH);
      expect(made.every((value) => Number.isFinite(value) && Math.abs(value) <= 3)).toBe(true);
      expect(Math.max(...made)).toBeGreaterThan(0.5);
      for (const corner of [0, size - 1, size * (size - 1), size * size - 1])
        expect(made[corner]).toBe(0);
    }
  });

  it("looks like its picture, and not like another coin", () => {
    const [own, foreign] = [0, 0].map(() => [] as number[]);
    for (let seed = 0; seed < 20; seed++) {
      const made = view(drawn(seed), seed, { ...SEVERAL_STRIKES, rotation: 0, shift: 0, scale: 0 });
      own.push(correlation(made, drawn(seed)));
      foreign.push(Math.abs(correlation(made, drawn(seed + 50))));
    }
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(own)).toBeGreaterThan(0.5);
    expect(mean(foreign)).toBeLessThan(0.1);
  });

  it("with nothing changed is the picture under other light that is evened out again", () => {
    expect(correlation(view(drawn(3), 5, still), drawn(3))).toBeGreaterThan(0.9);
  });

  it("lays the other coin's relief over", () => {
    const range = { ...still, weak: 0.5, other: 0.8, ghost: 0.5 };
    const changed = [1, 2, 3, 4, 5, 6].map((seed) =>
      correlation(view(drawn(3), seed, range), view(drawn(3), seed, range, null)),
    );
    expect(Math.min(...changed)).toBeLessThan(0.9);
    expect(Math.max(...changed)).toBeLessThan(1 + 1e-6);
  });
});

describe("relight", () => {
  /** A wave of this direction, degrees, and length, pixels. */
  const wave = (degrees: number, length: number, phase = 0) => {
    const angle = (degrees * Math.PI) / 180;
    return Float32Array.from({ length: size * size }, (_, i) =>
      Math.cos(
        (2 * Math.PI * ((i % size) * Math.cos(angle) + Math.floor(i / size) * Math.sin(angle))) /
          length +
          phase,
      ),
    );
  };
  /** The gain of a wave in the middle of the picture. */
  const gainOf = (degrees: number, seed: number) => {
    const [before, after] = [
      wave(degrees, 10),
      relight(wave(degrees, 10), size, { relight: 30, tilt: 0 }, random(seed)),
    ];
    let [product, square] = [0, 0];
    for (let y = 24; y < 72; y++)
      for (let x = 24; x < 72; x++) {
        product += before[y * size + x] * after[y * size + x];
        square += before[y * size + x] ** 2;
      }
    return product / square;
  };

  it("raises waves of one direction by as much as it lowers those across", () => {
    for (let seed = 0; seed < 5; seed++) {
      const gains = [0, 45, 90, 135].map((degrees) => gainOf(degrees, seed));
      expect(gains[0] + gains[2]).toBeCloseTo(2, 1);
      expect(gains[1] + gains[3]).toBeCloseTo(2, 1);
    }
    const spread = [0, 1, 2, 3, 4].map((seed) => Math.abs(gainOf(0, seed) - gainOf(90, seed)));
    expect(Math.max(...spread)).toBeGreaterThan(0.1);
  });

  it("changes nothing where nothing is asked for", () => {
    const relief = drawn(1);
    expect(relight(relief, size, { relight: 0, tilt: 0 }, random(1))).toBe(relief);
  });
});

describe("coinMask", () => {
  it("is the disc that a coin lies on, pixels of value 0 within it included", () => {
    const picture = drawn(2);
    for (let i = 0; i < picture.length; i += 7) picture[i] = 0;
    const mask = coinMask(picture, size);
    const disc = drawn(2).map((value) => (value === 0 ? 0 : 1));
    expect(mask.filter((value, i) => value !== disc[i]).length).toBeLessThan(60);
    expect(coinMask(new Float32Array(size * size), size).some(Boolean)).toBe(false);
  });
});

describe("smoothNoise", () => {
  it("has a value a cell, and none between that jumps", () => {
    const noise = smoothNoise(64, 4, random(3));
    for (let i = 1; i < 64; i++) expect(Math.abs(noise[i] - noise[i - 1])).toBeLessThan(0.7);
    expect(new Set(smoothNoise(8, 1, random(3))).size).toBe(1);
  });
});
