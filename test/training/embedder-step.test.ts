import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { adam, startEngine, tf } from "../../src/lib/engine/index";
import { buildMapNetwork, mapScores, unitMaps } from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";
import { clippedStep } from "../../src/lib/training/clipped-step";
import { dieHalves } from "../../src/lib/training/die-halves";
import { embedderStep } from "../../src/lib/training/embedder-step";

beforeAll(async () => void (await startEngine()));

const size = 16;
const map = { block: 2, shift: 1, give: 1, turns: [0] };
const draw = random(4);
const labels = [3, 5, 3, 5, 7, 7];
const pictures = Float32Array.from({ length: labels.length * size * size }, () => draw.normal());
const network = () => buildMapNetwork({ filters: [4, 4], channels: 3 }, size, 2);
const loss = { kind: "global" as const, temperature: 0.1, negatives: 20 };

describe("dieHalves", () => {
  it("puts the coins of a die evenly into both halves, each coin into one, the halves about equal", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 2, maxLength: 40 }), (dies) => {
        const halves = dieHalves(dies);
        expect(halves.flat().sort((a, b) => a - b)).toEqual(dies.map((_, i) => i));
        expect(Math.abs(halves[0].length - halves[1].length)).toBeLessThanOrEqual(1);
        for (const die of dies) {
          const [first, second] = halves.map(
            (half) => half.filter((place) => dies[place] === die).length,
          );
          expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("a step by halves", () => {
  it("has the loss of one half's maps on the other's, one way round or the other", async () => {
    const model = network();
    const seen = tf.tidy(() =>
      unitMaps(model.predict(tf.tensor4d(pictures, [6, size, size, 1])) as tf.Tensor4D),
    );
    const [first, second] = dieHalves(labels);
    const byLoops = (rows: number[], columns: number[]) => {
      const scores = tf.tidy(
        () =>
          mapScores(
            tf.gather(seen, rows) as tf.Tensor4D,
            tf.gather(seen, columns) as tf.Tensor4D,
            map,
          ).arraySync() as number[][],
      );
      const of = (same: boolean) =>
        rows.flatMap((row, i) =>
          columns.flatMap((column, j) =>
            (labels[row] === labels[column]) === same ? [scores[i][j] / loss.temperature] : [],
          ),
        );
      const different = of(false);
      const all = different.reduce((sum, score) => sum + Math.exp(score), 0);
      const costs = of(true).map((score) =>
        Math.log(1 + (loss.negatives / different.length) * (all / Math.exp(score))),
      );
      return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
    };
    const expected = [byLoops(first, second), byLoops(second, first)];
    seen.dispose();
    expect(Math.abs(expected[0] - expected[1])).toBeGreaterThan(1e-3);
    const step = embedderStep(model, { map, loss, halves: true });
    const optimizer = adam(0);
    const told = new Set<number>();
    for (let seed = 0; seed < 12; seed++) {
      const value = await step({ pictures, labels }, optimizer, random(seed));
      const nearest = expected.findIndex((other) => Math.abs(other - value) < 1e-4);
      expect(nearest).toBeGreaterThanOrEqual(0);
      told.add(nearest);
    }
    expect(told.size).toBe(2);
  });

  it("lowers the loss, and leaves no tensor behind", async () => {
    const step = embedderStep(network(), { map, loss, halves: true, clip: 5 });
    const optimizer = adam(5e-3);
    const toss = random(1);
    const first = await step({ pictures, labels }, optimizer, toss);
    const before = tf.memory().numTensors;
    let last = first;
    for (let i = 0; i < 25; i++) last = await step({ pictures, labels }, optimizer, toss);
    expect(last).toBeLessThan(0.7 * first);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("clippedStep", () => {
  it("scales the gradient of all weights to the norm where it is larger, and not where it is smaller", () => {
    const given: Record<string, number[]>[] = [];
    const optimizer = adam(0.1);
    optimizer.applyGradients = (gradients) =>
      void given.push(
        Object.fromEntries(
          Object.entries(gradients as tf.NamedTensorMap).map(([name, gradient]) => [
            name,
            Array.from(gradient.dataSync()),
          ]),
        ),
      );
    const a = tf.variable(tf.tensor1d([1, 2]), true, "clipped a");
    const b = tf.variable(tf.tensor1d([3]), true, "clipped b");
    // gradients 6, 8 and 0; 0.6, 0.8 and 0
    for (const gain of [1, 0.1])
      clippedStep(
        optimizer,
        () =>
          tf.add(
            tf.mul(gain, tf.sum(tf.mul(a, tf.tensor1d([6, 8])))),
            tf.mul(0, tf.sum(b)),
          ) as tf.Scalar,
        5,
      );
    expect(given[0]["clipped a"][0]).toBeCloseTo(3, 5);
    expect(given[0]["clipped a"][1]).toBeCloseTo(4, 5);
    expect(given[1]["clipped a"][0]).toBeCloseTo(0.6, 5);
    expect(given[1]["clipped a"][1]).toBeCloseTo(0.8, 5);
    tf.dispose([a, b]);
  });
});
