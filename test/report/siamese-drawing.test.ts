import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../src/lib/engine/index";
import { buildEmbedder } from "../../src/lib/models/index";
import { lossWords } from "../../src/lib/report/index";
import { networkLayers, type DrawnLayer } from "../../src/lib/report/figures/network-layers";
import { siameseDrawing } from "../../src/lib/report/figures/siamese-drawing";

beforeAll(() => void startEngine());
const answer = {
  embedding: "scaled to length 1",
  comparison: "cosine",
  thresholds: ["obverses: 0.5", "reverses: 0.6"],
};

describe("networkLayers", () => {
  it("says of an embedder what each layer does, its shape and its weights", () => {
    const network = buildEmbedder({ filters: [4, 6], embedding: 8 }, 32, 1);
    expect(networkLayers(network)).toEqual([
      { kind: "input", words: "grey picture of one side", shape: "32 × 32 × 1", weights: 0 },
      {
        kind: "convolution",
        words: "convolution 3 × 3, 4 filters, ReLU",
        shape: "32 × 32 × 4",
        weights: 40,
      },
      { kind: "pooling", words: "max pooling 2 × 2", shape: "16 × 16 × 4", weights: 0 },
      {
        kind: "convolution",
        words: "convolution 3 × 3, 6 filters, ReLU",
        shape: "16 × 16 × 6",
        weights: 222,
      },
      { kind: "pooling", words: "max pooling 2 × 2", shape: "8 × 8 × 6", weights: 0 },
      { kind: "shape", words: "flatten", shape: "384 numbers", weights: 0 },
      { kind: "dense", words: "dense layer", shape: "8 numbers", weights: 3080 },
    ]);
    expect(networkLayers(network).reduce((sum, { weights }) => sum + weights, 0)).toBe(
      network.countParams(),
    );
  });

  it("copes with other layers, and with those that it has no words for", () => {
    const input = tf.input({ shape: [16, 16, 1] });
    const convolved = tf.layers
      .conv2d({ filters: 3, kernelSize: [3, 5], strides: 2, padding: "same" })
      .apply(
        tf.layers
          .zeroPadding2d({
            padding: [
              [1, 1],
              [0, 0],
            ],
          })
          .apply(input),
      ) as tf.SymbolicTensor;
    const normal = tf.layers.batchNormalization().apply(convolved) as tf.SymbolicTensor;
    const both = tf.layers.add().apply([normal, convolved]) as tf.SymbolicTensor;
    const output = tf.layers
      .globalAveragePooling2d({})
      .apply(tf.layers.gaussianNoise({ stddev: 0.1 }).apply(both)) as tf.SymbolicTensor;
    const layers = networkLayers(tf.model({ inputs: input, outputs: output }));
    expect(layers.map(({ words }) => words)).toEqual([
      "grey picture of one side",
      "padding with zeros [[1,1],[0,0]]",
      "convolution 3 × 5, 3 filters, every 2 × 2",
      "batch normalisation",
      "sum",
      "Gaussian Noise",
      "average over the whole map",
    ]);
    expect(layers.map(({ kind }) => kind)).toEqual([
      "input",
      "shape",
      "convolution",
      "normalisation",
      "other",
      "other",
      "pooling",
    ]);
  });
});

describe("siameseDrawing", () => {
  const layers: DrawnLayer[] = [
    { kind: "input", words: "grey picture", shape: "8 × 8 × 1", weights: 0 },
    { kind: "dense", words: "dense layer", shape: "4 numbers", weights: 260 },
  ];

  it("draws every layer in both twins, and its weights once, between them", () => {
    const svg = siameseDrawing(layers, answer);
    expect(svg.split(">dense layer<").length - 1).toBe(2);
    expect(svg.split(">260 weights<").length - 1).toBe(1);
    for (const words of [
      "260 weights in all",
      "cosine",
      "obverses: 0.5",
      "reverses: 0.6",
      "same die",
      "different dies",
      "coin A",
      "coin B",
    ])
      expect(svg).toContain(`>${words}<`);
  });

  it("grows with the layers and keeps every box inside", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (n) => {
        const svg = siameseDrawing(
          Array.from({ length: n }, () => layers[1]),
          answer,
        );
        const height = Number(/viewBox="0 0 940 (\d+)"/.exec(svg)![1]);
        const ends = [
          ...svg.matchAll(/<rect x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g),
        ].map(([, y, h]) => Number(y) + Number(h));
        expect(Math.max(...ends)).toBeLessThan(height);
        expect(svg.split(">dense layer<").length - 1).toBe(2 * n);
      }),
      { numRuns: 15 },
    );
  });

  it("escapes what it is given", () => {
    const svg = siameseDrawing([{ ...layers[0], words: '<script>"&' }], {
      ...answer,
      comparison: "a < b",
      pictures: ['data:image/png;base64,"><x', "data:,"],
    });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain('"><x');
    expect(svg).toContain("a &lt; b");
  });
});

describe("lossWords", () => {
  it.each([
    [{ kind: "contrastive", margin: 0.7 }, /0\.7 − d/],
    [{ kind: "triplet", margin: 0.3 }, /max\(0, 0\.3 \+ d₊ − d₋\)/],
    [{ kind: "triplet", margin: "soft" }, /ln\(1 \+ exp/],
    [{ kind: "supcon", temperature: 0.05 }, /exp\(sᵢₚ \/ 0\.05\)/],
    [
      { kind: "multi-similarity", alpha: 2, beta: 40, base: 0.5, epsilon: 0.1 },
      /exp\(40 \(s − 0\.5\)\)/,
    ],
    [{ kind: "another", weight: 3 }, /weight = 3/],
  ])("has the formula of %j with its parameters", (loss, formula) =>
    expect(lossWords(loss as never).formula).toMatch(formula),
  );
});
