import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  augmentBatch,
  kerasAffine,
  kerasAffineBatch,
  randomAffine,
  type PhotographRange,
} from "../../src/lib/augment/index";
import { blurPicture } from "../../src/lib/augment/blur";
import { lightFrom } from "../../src/lib/augment/light";
import { random } from "../../src/lib/base/random";

const goldens = JSON.parse(
  readFileSync(join(__dirname, "..", "goldens", "photograph.json"), "utf8"),
);
const shape = { height: 32, width: 32, channels: 3 };
const length = 32 * 32 * 3;
const still = { rotation: 0, heightShift: 0, widthShift: 0, shear: 0, zoom: 0 };
const keras = { rotation: 30, heightShift: 0.1, widthShift: 0.1, shear: 0.1, zoom: 0.2 };
const all: PhotographRange = {
  affine: keras,
  anyAngle: true,
  light: 0.8,
  erase: 0.3,
  blur: 2,
  exposure: 0.5,
  colour: 0.3,
  noise: 0.1,
  jpeg: 90,
};
const noisy = random(7);
const picture = Uint8Array.from(
  { length },
  (_, i) => 128 + 60 * Math.sin(i / 60) + noisy.integer(40),
);
const flat = (level: number) => new Uint8Array(length).fill(level);
const changed = (range: PhotographRange, seed = 1, pictures = [picture]) => {
  const target = new Float32Array(pictures.length * length).fill(NaN);
  augmentBatch(pictures, shape, range, random(seed), target);
  return target;
};
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const seeds = fc.integer();

describe("augmentBatch", () => {
  it("with the affine alone is Keras' batch to the bit, and leaves the generator at the same place", () => {
    const [a, b] = [random(3), random(3)];
    const [ours, theirs] = [new Float32Array(2 * length), new Float32Array(2 * length)];
    const off = {
      anyAngle: false,
      light: 0,
      erase: 0,
      blur: 0,
      exposure: 0,
      colour: 0,
      noise: 0,
      jpeg: 0,
    };
    for (const range of [{ affine: keras }, { affine: keras, ...off }]) {
      augmentBatch([picture, flat(9)], shape, range, a, ours);
      kerasAffineBatch([picture, flat(9)], shape, keras, b, theirs, 1 / 255);
      expect(ours).toEqual(theirs);
      expect(a.next()).toBe(b.next());
    }
  });

  it("gives the same batch for the same seed, another for another, and leaves the pictures as they are", () => {
    const before = picture.slice();
    expect(changed(all, 5)).toEqual(changed(all, 5));
    expect(changed(all, 5)).not.toEqual(changed(all, 6));
    expect(picture).toEqual(before);
  });

  it("changes each picture by draws of its own, with every option", () => {
    for (const [name, value] of Object.entries({ ...all, affine: keras })) {
      const batch = changed({ affine: still, [name]: value }, 2, [picture, picture]);
      expect(batch.subarray(0, length), name).not.toEqual(batch.subarray(length));
      expect(batch.subarray(0, length), name).not.toEqual(changed({ affine: still }));
    }
  });

  it("keeps values between black and white, whatever is on", () => {
    const upTo = (max: number) => fc.double({ min: 0, max, noNaN: true });
    const range = fc.record({
      affine: fc.constant(keras),
      anyAngle: fc.boolean(),
      light: upTo(1),
      erase: upTo(1),
      blur: upTo(5),
      exposure: upTo(1),
      colour: upTo(1),
      noise: upTo(1),
      jpeg: fc.integer({ min: 0, max: 99 }),
    });
    fc.assert(
      fc.property(range, seeds, (range, seed) =>
        changed(range, seed).every((value) => value >= 0 && value <= 1),
      ),
    );
  });

  it("turns by any angle in the affine's own interpolation", () => {
    const draw = random(4);
    const affine = randomAffine(keras, shape, draw);
    const turned = new Float32Array(length);
    kerasAffine(
      picture,
      shape,
      { ...affine, theta: affine.theta + draw.uniform(-180, 180) },
      turned,
      1 / 255,
    );
    expect(changed({ affine: keras, anyAngle: true }, 4)).toEqual(turned);
  });

  it("never mirrors: three spots keep their order around the coin", () => {
    const spots = [
      [6, -7],
      [9, 5],
      [-8, 2],
    ]; // red, green, blue: places from the middle
    const coin = Uint8Array.from({ length }, (_, i) => {
      const [x, y] = [(Math.floor(i / 3) % 32) - 15.5, Math.floor(i / 96) - 15.5];
      return 255 * Math.exp(-((x - spots[i % 3][0]) ** 2 + (y - spots[i % 3][1]) ** 2) / 4);
    });
    const order = (values: ArrayLike<number>) => {
      const [[ax, ay], [bx, by], [cx, cy]] = [0, 1, 2].map((channel) => {
        let best = channel;
        for (let i = channel; i < length; i += 3) if (values[i] > values[best]) best = i;
        return [Math.floor(best / 3) % 32, Math.floor(best / 96)];
      });
      return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
    };
    fc.assert(
      fc.property(
        seeds,
        (seed) =>
          order(
            changed(
              { affine: { ...keras, heightShift: 0.02, widthShift: 0.02 }, anyAngle: true },
              seed,
              [coin],
            ),
          ) === order(coin),
      ),
    );
  });

  it("covers no more than the share that is named", () => {
    const covered = Array.from(
      { length: 60 },
      (_, seed) =>
        changed({ affine: still, erase: 0.5 }, seed, [flat(0)]).filter((value) => value > 0)
          .length / length,
    );
    expect(Math.max(...covered)).toBeGreaterThan(0.1);
    expect(Math.max(...covered)).toBeLessThanOrEqual((17 / 32) ** 2);
  });

  it("exposes and tints within the named shares", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const brighter = changed({ affine: still, exposure: 0.2 }, seed, [flat(100)]);
        expect(new Set(brighter).size).toBe(1);
        const tinted = changed({ affine: still, colour: 0.1 }, seed, [flat(100)]);
        expect(new Set(tinted).size).toBe(3);
        expect(Math.abs(brighter[0] / (100 / 255) - 1)).toBeLessThanOrEqual(0.2 + 1e-6);
        for (const value of tinted.subarray(0, 3))
          expect(Math.abs(value / (100 / 255) - 1)).toBeLessThanOrEqual(0.1 + 1e-6);
      }),
    );
  });

  it("adds noise of at most the named deviation", () => {
    const deviations = Array.from({ length: 40 }, (_, seed) =>
      Math.sqrt(
        mean(
          changed({ affine: still, noise: 0.1 }, seed, [flat(128)]).map(
            (value) => (value - 128 / 255) ** 2,
          ),
        ),
      ),
    );
    expect(Math.max(...deviations)).toBeLessThan(0.105);
    expect(Math.max(...deviations)).toBeGreaterThan(0.08);
    expect(Math.min(...deviations)).toBeLessThan(0.02);
  });
});

describe("lightFrom", () => {
  const lit = (level: number, direction: number, amount: number) => {
    const out = new Float32Array(length).fill(level);
    lightFrom(out, shape, direction, amount);
    return out;
  };

  it("makes the side that faces it brighter and the other darker by the amount, and the mean little different", () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        unit,
        unit,
        (direction, amount, level) => {
          const out = lit(level, direction, amount);
          const at = (distance: number) =>
            out[
              (Math.round(15.5 + distance * 15.5 * Math.sin(direction)) * 32 +
                Math.round(15.5 + distance * 15.5 * Math.cos(direction))) *
                3
            ];
          expect(at(0.9)).toBeGreaterThanOrEqual(at(-0.9) - 1e-6);
          expect(at(-1)).toBeGreaterThanOrEqual(level * (1 - amount * 1.1) - 1e-6);
          expect(Math.abs(mean(out) - level)).toBeLessThan(0.3 * amount + 1e-6);
        },
      ),
    );
  });

  it("from the right is light from the left, seen from behind", () => {
    const [right, left] = [lit(0.5, 0, 0.4), lit(0.5, Math.PI, 0.4)];
    for (let y = 0; y < 32; y++)
      for (let x = 0; x < 32; x++)
        expect(right[(y * 32 + x) * 3]).toBeCloseTo(left[(y * 32 + 31 - x) * 3], 6);
  });

  it("changes nothing when there is none of it", () => {
    expect(lit(0.3, 1, 0)).toEqual(new Float32Array(length).fill(0.3));
  });
});

describe("blurPicture", () => {
  it.each(goldens.blur as { sigma: number; out: number[] }[])(
    "equals SciPy at sigma $sigma",
    ({ sigma, out }) => {
      const values = Float32Array.from(goldens.colour.values as number[], (value) => value / 255);
      blurPicture(values, goldens.colour.shape, sigma);
      values.forEach((value, i) => expect(value).toBeCloseTo(out[i], 5));
    },
  );

  it("leaves a picture of one colour, and any picture at sigma 0", () => {
    const [red, other] = [
      Float32Array.from({ length }, (_, i) => (i % 3 === 0 ? 1 : 0)),
      Float32Array.from(picture),
    ];
    blurPicture(red, shape, 3);
    blurPicture(other, shape, 0);
    red.forEach((value, i) => expect(value).toBeCloseTo(i % 3 === 0 ? 1 : 0, 5));
    expect(other).toEqual(Float32Array.from(picture));
  });
});
