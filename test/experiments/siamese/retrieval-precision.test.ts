import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../../src/lib/engine/index";
import { retrievalPrecision } from "../../../src/lib/experiments/siamese/retrieval-precision";
import { random } from "../../../src/lib/base/random";

const size = 4;
const still = { rotation: 0, shift: 0, zoom: 0, contrast: 0, noise: 0, erase: 0 };
/**
 * A picture of one lit pixel in the middle, which survives the view's interpolation; its embedding
 * is itself.
 */
const lit = (pixel: number, faint = 9) =>
  Float32Array.from({ length: 16 }, (_, i) => (i === pixel ? 1 : i === faint ? 0.5 : 0));
const coin = (picture: Float32Array, die: number, side = "obverse") => ({ picture, die, side });

let model: tf.Sequential;
beforeAll(async () => {
  await startEngine();
  model = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [size, size, 1] })] });
});
const precision = (examples: ReturnType<typeof coin>[]) =>
  retrievalPrecision(examples, { input: { size, flatten: true } }, still, random(1))(model);

describe("retrievalPrecision", () => {
  it("is 1 where every coin finds the other of its die first", async () => {
    expect(
      await precision([coin(lit(5), 0), coin(lit(5), 0), coin(lit(6), 1), coin(lit(6), 1)]),
    ).toBeCloseTo(1, 6);
  });

  it("does not count a coin as found by itself where its die has another", async () => {
    const looksLikeAnother = [coin(lit(5), 0), coin(lit(10), 0), coin(lit(5), 1), coin(lit(10), 1)];
    expect(await precision(looksLikeAnother)).toBeLessThan(0.5);
  });

  it("counts it where it is the only one", async () => {
    expect(await precision([coin(lit(5), 0), coin(lit(6), 1), coin(lit(10), 2)])).toBeCloseTo(1, 6);
  });

  it("never looks an obverse up among reverses", async () => {
    expect(
      await precision([
        coin(lit(5), 0),
        coin(lit(5), 7, "reverse"),
        coin(lit(6), 1),
        coin(lit(6), 8, "reverse"),
      ]),
    ).toBeCloseTo(1, 6);
  });
});
