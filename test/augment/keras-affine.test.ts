import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  kerasAffine,
  kerasAffineBatch,
  randomAffine,
  type Affine,
  type AffineRange,
  type Shape,
} from "../../src/lib/augment/index";
import { random, type Random } from "../../src/lib/base/random";

interface Goldens {
  ramp: Record<string, { params: Partial<Affine>; out: number[][] }>;
  drawn: { range: AffineRange; shape: Shape; numbers: number[]; affine: Affine }[];
  random: { shape: Shape; affine: Affine; picture: number[]; moved: number[]; scaled: number[] }[];
}
const goldens: Goldens = JSON.parse(
  readFileSync(join(__dirname, "..", "goldens", "keras-affine.json"), "utf8"),
);

const still: Affine = { theta: 0, tx: 0, ty: 0, shear: 0, zx: 1, zy: 1 };
const range = { rotation: 30, heightShift: 0.1, widthShift: 0.1, shear: 0.1, zoom: 0.2 };
const moved = (
  picture: Uint8Array | Float32Array,
  shape: Shape,
  affine: Partial<Affine>,
  scale?: number,
) => {
  const out = new Float32Array(picture.length).fill(NaN);
  kerasAffine(picture, shape, { ...still, ...affine }, out, scale);
  return out;
};
/** A source of known numbers that counts how many were taken. */
const counted = (numbers: number[]) => {
  const taken = { count: 0 };
  const next = () => numbers[taken.count++];
  const source = {
    ...random(1),
    next,
    uniform: (low: number, high: number) => low + (high - low) * next(),
  };
  return { source: source as Random, taken };
};

describe("kerasAffine", () => {
  it.each(Object.entries(goldens.ramp))("moves a ramp as Keras does: %s", (_, { params, out }) => {
    const ramp = Float32Array.from({ length: 36 }, (_, i) => i);
    const values = moved(ramp, { height: 6, width: 6, channels: 1 }, params);
    const golden = out.flat();
    // kept to 5 places, as 32-bit floats
    values.forEach((value, i) => expect(Math.abs(value - golden[i])).toBeLessThan(5.1e-6 + 2e-6));
  });

  it("is compared for every parameter, alone and together", () => {
    expect(Object.keys(goldens.ramp)).toEqual([
      "rot30",
      "rotm30",
      "shear01",
      "shear20",
      "zoom",
      "tx",
      "ty",
      "all",
    ]);
    const alone = new Set(
      Object.values(goldens.ramp).map(({ params }) => Object.keys(params).join()),
    );
    for (const names of ["theta", "shear", "zx,zy", "tx", "ty", "theta,tx,ty,shear,zx,zy"])
      expect([...alone]).toContain(names);
  });

  it("equals Keras over SciPy to the bit on random movements, also of oblong pictures and single rows", () => {
    for (const { shape, affine, picture, moved: golden, scaled } of goldens.random) {
      expect([...moved(Float32Array.from(picture), shape, affine)]).toEqual(golden);
      expect([...moved(Uint8Array.from(picture), shape, affine)]).toEqual(golden);
      expect([...moved(Uint8Array.from(picture), shape, affine, 1 / 255)]).toEqual(scaled);
    }
  });

  it("leaves a picture as it is when nothing moves", () => {
    const { shape, picture } = goldens.random[0];
    expect([...moved(Float32Array.from(picture), shape, {})]).toEqual(picture);
  });

  it("comes back when a smooth picture is turned there and back", () => {
    const shape = { height: 48, width: 48, channels: 1 };
    const smooth = Float32Array.from(
      { length: 48 * 48 },
      (_, i) => Math.sin((i % 48) / 8) + Math.cos(Math.floor(i / 48) / 9),
    );
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), (theta) => {
        const back = moved(moved(smooth, shape, { theta }), shape, { theta: -theta });
        for (let y = 0; y < 48; y++) {
          for (let x = 0; x < 48; x++) {
            if (Math.hypot(x - 23.5, y - 23.5) < 22)
              expect(Math.abs(back[y * 48 + x] - smooth[y * 48 + x])).toBeLessThan(0.02);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("makes no value that the picture has not between its own", () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const affine = fc.record({
      theta: number(-400, 400),
      tx: number(-20, 20),
      ty: number(-20, 20),
      shear: number(-80, 80),
      zx: number(0.1, 5),
      zy: number(0.1, 5),
    });
    fc.assert(
      fc.property(affine, fc.uint8Array({ minLength: 63, maxLength: 63 }), (affine, picture) => {
        const [low, high] = [Math.min(...picture), Math.max(...picture)];
        for (const value of moved(picture, { height: 7, width: 9, channels: 1 }, affine)) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-4);
          expect(value).toBeLessThanOrEqual(high + 1e-4);
        }
      }),
    );
  });

  it("continues the edge however far a picture is shifted", () => {
    const out = moved(
      Float32Array.of(1, 2, 3, 4),
      { height: 2, width: 2, channels: 1 },
      { tx: 1e9, ty: -1e9 },
    );
    expect([...out]).toEqual([2, 2, 2, 2]); // the upper right corner
  });
});

describe("randomAffine", () => {
  it("makes of the same random numbers the movements that Keras makes", () => {
    for (const { range, shape, numbers, affine } of goldens.drawn) {
      const { source, taken } = counted(numbers);
      const made = randomAffine(range, shape, source);
      for (const [name, value] of Object.entries(affine))
        expect(made[name as keyof Affine], name).toBeCloseTo(value, 12);
      expect(taken.count).toBe(numbers.length);
    }
  });

  it("draws nothing for what may not change, but always for mirroring, as Keras does", () => {
    const { source, taken } = counted([0.9, 0.9]);
    expect(
      randomAffine(
        { rotation: 0, heightShift: 0, widthShift: 0, shear: 0, zoom: 0 },
        { height: 9, width: 9, channels: 1 },
        source,
      ),
    ).toEqual(still);
    expect(taken.count).toBe(2);
  });
});

describe("kerasAffineBatch", () => {
  it("moves each picture by a draw of its own", () => {
    const { shape, picture } = goldens.random[0];
    const pictures = [Uint8Array.from(picture), Uint8Array.from(picture)];
    const batch = new Float32Array(2 * picture.length);
    kerasAffineBatch(pictures, shape, range, random(3), batch, 1 / 255);
    const draw = random(3);
    const one = pictures.flatMap((one) => [
      ...moved(one, shape, randomAffine(range, shape, draw), 1 / 255),
    ]);
    expect([...batch]).toEqual(one);
    expect(batch.subarray(0, picture.length)).not.toEqual(batch.subarray(picture.length));
  });
});
