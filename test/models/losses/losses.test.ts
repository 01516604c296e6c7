import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../../src/lib/engine/index";
import {
  chooseLoss,
  embeddingLoss,
  unitEmbeddings,
  type LossChoice,
} from "../../../src/lib/models/index";
import { random } from "../../../src/lib/base/random";
import { lossByLoops } from "./oracles";

beforeAll(async () => void (await startEngine()));

const CHOICES: [string, LossChoice][] = [
  ["contrastive", { kind: "contrastive", margin: 1 }],
  ["contrastive with a wide margin", { kind: "contrastive", margin: 1.7 }],
  ["triplet", { kind: "triplet", margin: 0.3 }],
  ["triplet with a soft margin", { kind: "triplet", margin: "soft" }],
  ["supcon", { kind: "supcon", temperature: 0.1 }],
  ["supcon at a high temperature", { kind: "supcon", temperature: 1 }],
  ["multi-similarity", { kind: "multi-similarity", alpha: 2, beta: 50, base: 0.5, epsilon: 0.1 }],
  [
    "multi-similarity that takes every pair",
    { kind: "multi-similarity", alpha: 1, beta: 4, base: 0.3, epsilon: 3 },
  ],
  ["global", { kind: "global", temperature: 0.2, negatives: 20 }],
  ["global at a low temperature", { kind: "global", temperature: 0.05, negatives: 3 }],
];

const onCircle = (degrees: readonly number[]) =>
  degrees.map((d) => [Math.cos((d * Math.PI) / 180), Math.sin((d * Math.PI) / 180)]);
const lossOf = (choice: LossChoice, rows: number[][], dies: number[]) =>
  tf.tidy(
    () => embeddingLoss(unitEmbeddings(tf.tensor2d(rows)), dies, chooseLoss(choice)).dataSync()[0],
  );
const gradientOf = (choice: LossChoice, rows: number[][], dies: number[]) =>
  tf.tidy(() =>
    Array.from(
      tf
        .grad((x) => embeddingLoss(unitEmbeddings(x as tf.Tensor2D), dies, chooseLoss(choice)))(
          tf.tensor2d(rows),
        )
        .dataSync(),
    ),
  );

/** Rows of random direction and length, and dies of which some have a single coin. */
function drawBatch(seed: number, n = 9, width = 5, dies = 4) {
  const draw = random(seed);
  return {
    rows: Array.from({ length: n }, () => Array.from({ length: width }, () => draw.normal())),
    dies: Array.from({ length: n }, () => draw.integer(dies)),
  };
}

describe.each(CHOICES)("%s loss", (_, choice) => {
  it("equals loops over the formula at 0, 20, 40, 60, 80 degrees", () => {
    const rows = onCircle([0, 20, 40, 60, 80]);
    expect(lossOf(choice, rows, [0, 0, 1, 1, 2])).toBeCloseTo(
      lossByLoops(choice, rows, [0, 0, 1, 1, 2]),
      4,
    );
  });

  it("equals loops over the formula for random batches", () => {
    for (let seed = 0; seed < 30; seed++) {
      const { rows, dies } = drawBatch(seed);
      const expected = lossByLoops(choice, rows, dies);
      expect(Math.abs(lossOf(choice, rows, dies) - expected)).toBeLessThan(
        1e-4 * Math.max(1, expected),
      );
    }
  });

  it("has the gradient that differences of the formula give", () => {
    for (let seed = 0; seed < 6; seed++) {
      const { rows, dies } = drawBatch(seed, 7, 3, 3);
      const gradient = gradientOf(choice, rows, dies);
      const step = 1e-6;
      const moved = (at: number, by: number) =>
        lossByLoops(
          choice,
          rows.map((row, i) => row.map((x, k) => (3 * i + k === at ? x + by : x))),
          dies,
        );
      gradient.forEach((slope, at) =>
        expect(slope).toBeCloseTo((moved(at, step) - moved(at, -step)) / (2 * step), 3),
      );
    }
  });

  it("falls along its gradient", () => {
    const rows = onCircle([0, 50, 30, 80]);
    const gradient = gradientOf(choice, rows, [0, 0, 1, 1]);
    const after = rows.map((row, i) => row.map((x, k) => x - 0.01 * gradient[2 * i + k]));
    expect(lossOf(choice, after, [0, 0, 1, 1])).toBeLessThan(lossOf(choice, rows, [0, 0, 1, 1]));
  });

  it("depends neither on the order of the coins nor on the names of the dies", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (seed, order) => {
        const { rows, dies } = drawBatch(seed);
        const places = random(order).shuffle(rows.map((_, i) => i));
        const mixed = lossOf(
          choice,
          places.map((i) => rows[i]),
          places.map((i) => 40 - 3 * dies[i]),
        );
        expect(mixed).toBeCloseTo(lossOf(choice, rows, dies), 4);
      }),
      { numRuns: 20 },
    );
  });

  it("does not change when all embeddings are turned together", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.double({ min: 0, max: 6.28, noNaN: true }), (seed, angle) => {
        const { rows, dies } = drawBatch(seed);
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const turned = rows.map(([x, y, ...rest]) => [
          cos * x - sin * y,
          sin * x + cos * y,
          ...rest,
        ]);
        expect(lossOf(choice, turned, dies)).toBeCloseTo(lossOf(choice, rows, dies), 4);
      }),
      { numRuns: 20 },
    );
  });

  it("is a number, with a gradient of numbers, where embeddings fall together", () => {
    for (const dies of [
      [0, 1, 0, 2],
      [0, 0, 0, 0],
      [0, 1, 2, 3],
    ]) {
      const rows = [
        [1, 2],
        [1, 2],
        [1, 2],
        [1, 2],
      ];
      expect(
        [lossOf(choice, rows, dies), ...gradientOf(choice, rows, dies)].every(Number.isFinite),
      ).toBe(true);
    }
  });

  it("of a batch of one coin is 0, and nothing pulls at it", () => {
    expect(lossOf(choice, [[1, 2]], [7])).toBe(0);
    expect(gradientOf(choice, [[1, 2]], [7])).toEqual([0, 0]);
  });
});

describe("coins without a partner", () => {
  const rows = onCircle([0, 40, 130]);
  const alone = [0, 1, 2];

  it("teach neither triplet, supcon, multi-similarity nor global anything", () => {
    for (const [, choice] of CHOICES.filter(([name]) => !name.startsWith("contrastive"))) {
      expect(lossOf(choice, rows, alone)).toBe(0);
      expect(gradientOf(choice, rows, alone).every((slope) => Math.abs(slope) < 1e-7)).toBe(true);
    }
  });

  it("are pushed apart by contrastive loss as far as its margin", () => {
    expect(lossOf({ kind: "contrastive", margin: 1 }, rows, alone)).toBeCloseTo(
      (1 - 2 * Math.sin(Math.PI / 9)) ** 2,
      5,
    );
  });
});

describe("a batch from the same die", () => {
  it("is drawn together by contrastive loss and supcon; triplet and multi-similarity have nothing to compare with", () => {
    const rows = onCircle([0, 40, 130]);
    const of = (kind: string) =>
      lossOf(CHOICES.find(([name]) => name === kind)![1], rows, [5, 5, 5]);
    expect(of("contrastive")).toBeGreaterThan(0);
    expect(of("supcon")).toBeGreaterThan(0);
    expect([of("triplet"), of("multi-similarity")]).toEqual([0, 0]);
  });
});

describe("settled batches", () => {
  const rows = onCircle([0, 0, 180, 180]);

  it("cost nothing where there is a margin to keep", () => {
    expect(lossOf({ kind: "contrastive", margin: 1 }, rows, [0, 0, 1, 1])).toBeCloseTo(0, 5);
    expect(lossOf({ kind: "triplet", margin: 0.3 }, rows, [0, 0, 1, 1])).toBe(0);
  });
});
