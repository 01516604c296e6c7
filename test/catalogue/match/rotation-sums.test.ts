import { describe, expect, it } from "vitest";
import { random } from "../../../src/lib/base/random";
import {
  BANDS,
  MAX_FREQUENCY,
  WIDTH,
  type AngularSpectrum,
} from "../../../src/lib/catalogue/match/angular-spectrum";
import {
  bestRotation,
  byFrequency,
  ROTATIONS,
  VALUES,
} from "../../../src/lib/catalogue/match/rotation-sums";

const draw = random(3);
const drawn = (): AngularSpectrum => ({
  re: Float32Array.from({ length: BANDS * WIDTH }, () => draw.normal(0, 1)),
  im: Float32Array.from({ length: BANDS * WIDTH }, () => draw.normal(0, 1)),
});

/** The correlation of a coin with a picture at one rotation, term by term. */
function correlationAt(coin: AngularSpectrum, picture: AngularSpectrum, rotation: number): number {
  let sum = 0;
  for (let i = 0; i < BANDS * WIDTH; i++) {
    const k = (i % WIDTH) - MAX_FREQUENCY;
    if (k === 0) continue;
    const re = coin.re[i] * picture.re[i] + coin.im[i] * picture.im[i];
    const im = coin.im[i] * picture.re[i] - coin.re[i] * picture.im[i];
    const angle = (2 * Math.PI * k * rotation) / ROTATIONS;
    sum += re * Math.cos(angle) - im * Math.sin(angle);
  }
  return sum;
}

/** The picture turned: other phases. */
function turned({ re, im }: AngularSpectrum, rotation: number): AngularSpectrum {
  const by = (i: number) => (-2 * Math.PI * ((i % WIDTH) - MAX_FREQUENCY) * rotation) / ROTATIONS;
  return {
    re: re.map((value, i) => value * Math.cos(by(i)) - im[i] * Math.sin(by(i))),
    im: re.map((value, i) => value * Math.sin(by(i)) + im[i] * Math.cos(by(i))),
  };
}

function found(coin: AngularSpectrum, pictures: readonly AngularSpectrum[], picture: number) {
  const values = new Float32Array(pictures.length * VALUES);
  pictures.forEach((one, i) => byFrequency(one, values, i * VALUES));
  const own = new Float64Array(VALUES);
  byFrequency(coin, own);
  const out = { score: 0, rotation: -1 };
  bestRotation(own, values, picture * VALUES, out);
  return out;
}

describe("the best rotation of a picture on a coin", () => {
  it("is the best of the correlations at every rotation", () => {
    for (let round = 0; round < 30; round++) {
      const [coin, other, picture] = [drawn(), drawn(), drawn()];
      const all = Array.from({ length: ROTATIONS }, (_, t) => correlationAt(coin, picture, t));
      const { score, rotation } = found(coin, [other, picture], 1);
      expect(score).toBeCloseTo(Math.max(...all), 3);
      expect(rotation).toBe(all.indexOf(Math.max(...all)));
    }
  });

  it("is the rotation that the picture was turned by, in each of all directions", () => {
    const picture = drawn();
    for (let t = 0; t < ROTATIONS; t++)
      expect(found(turned(picture, t), [picture], 0).rotation).toBe(t);
  });
});
