import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adam, tf } from "../../src/lib/engine/index";
import { goldens, type Result } from "./goldens";
import { classifier, contrastive, embedder, l2Normalize } from "./networks";
import { difference, numbers } from "./numbers";

/** What both engines must compute as Keras does; call it in a file that has started its engine. */
export function numerics(): void {
  beforeEach(() => tf.engine().startScope());
  afterEach(() => tf.engine().endScope());

  describe("convolution", () => {
    for (const golden of goldens.convolutions) {
      const { size, kernel, stride, padding } = golden;
      it(`${size.join("x")} by ${kernel.join("x")}, stride ${stride}, ${padding}`, () => {
        const inputs = [numbers(1, [2, ...size, 3]), numbers(2, [...kernel, 3, 4])];
        agrees(
          (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, padding),
          inputs,
          golden,
        );
      });
    }
  });

  describe("pooling", () => {
    for (const golden of goldens.pools) {
      const { kind, size, pool, stride, padding } = golden;
      it(`${kind} ${pool} of ${size.join("x")}, stride ${stride}, ${padding}`, () => {
        const op = kind === "max" ? tf.maxPool : tf.avgPool;
        agrees(
          (x) => op(x as tf.Tensor4D, pool, stride, padding),
          [numbers(3, [2, ...size, 3], -2, 0.5)],
          golden,
        );
      });
    }
  });

  describe("operation and its gradient", () => {
    for (const [name, f] of Object.entries(OPERATIONS)) {
      it(name, () =>
        agrees(
          f,
          [numbers(4, [4, 5]), numbers(5, [4, 5])].slice(0, f.length),
          goldens.operations[name],
        ),
      );
    }
    it("has every golden tried", () => {
      expect(Object.keys(OPERATIONS).sort()).toEqual(Object.keys(goldens.operations).sort());
    });
  });

  describe("two-euro network", () => {
    const golden = goldens.classifier;
    const batch = () => ({
      x: numbers(6, [5, 26, 26, 3], 0, 1),
      y: tf.oneHot(tf.tensor1d([0, 1, 2, 3, 1], "int32"), 4).cast("float32"),
    });

    it("predicts as Keras, one call and in batches", () => {
      const { x } = batch();
      expect(difference(classifier().predict(x) as tf.Tensor, golden.predictions)).toBeLessThan(
        1e-5,
      );
      expect(
        difference(classifier().predict(x, { batchSize: 2 }) as tf.Tensor, golden.predictions),
      ).toBeLessThan(1e-5);
    });

    it("has Keras' gradients", () => {
      const { x, y } = batch();
      const model = classifier();
      sameGradients(
        model,
        () =>
          tf.metrics
            .categoricalCrossentropy(y, model.apply(x, { training: true }) as tf.Tensor)
            .mean(),
        golden,
      );
    });

    it("trains as Keras does, with trainOnBatch", async () => {
      const { x, y } = batch();
      const model = classifier();
      model.compile({ optimizer: adam(), loss: "categoricalCrossentropy" });
      const losses: number[] = [];
      for (let step = 0; step < 20; step++) losses.push((await model.trainOnBatch(x, y)) as number);
      expect(difference(losses, golden.losses)).toBeLessThan(1e-4);
      sameWeights(model, golden.weights);
    });
  });

  describe("Siamese embedder", () => {
    const golden = goldens.embedder;
    const setUp = () => {
      const model = embedder();
      const [a, b] = [7, 8].map((seed) => numbers(seed, [4, 13, 13, 1]));
      const embed = (x: tf.Tensor) => l2Normalize(model.apply(x, { training: true }) as tf.Tensor);
      return {
        model,
        a,
        embed,
        loss: () => contrastive(embed(a), embed(b), tf.tensor1d([1, 0, 1, 0])),
      };
    };

    it("embeds as Keras does", () => {
      const { embed, a } = setUp();
      expect(difference(embed(a), golden.embeddings)).toBeLessThan(1e-5);
    });

    it("has Keras' gradients", () => {
      const { model, loss } = setUp();
      sameGradients(model, loss, golden);
    });

    it("trains as Keras does, with minimize", () => {
      const { model, loss } = setUp();
      const optimizer = adam();
      const losses = Array.from(
        { length: 20 },
        () => optimizer.minimize(loss, true)!.dataSync()[0],
      );
      expect(difference(losses, golden.losses)).toBeLessThan(1e-4);
      sameWeights(model, golden.weights);
    });
  });

  it("normalizes a batch as Keras does, in training and after", () => {
    const golden = goldens.batch_norm;
    const x = numbers(9, [3, 4, 4, 2], 0, 3);
    agrees(
      (v) => tf.layers.batchNormalization().apply(v, { training: true }) as tf.Tensor,
      [x],
      golden,
    );
    const layer = tf.layers.batchNormalization();
    layer.apply(x, { training: true });
    const [, , mean, variance] = layer.getWeights();
    expect(difference(mean, golden.moving[0])).toBeLessThan(1e-5);
    expect(difference(variance, golden.moving[1])).toBeLessThan(1e-5);
    expect(difference(layer.apply(x) as tf.Tensor, golden.inference)).toBeLessThan(1e-5);
  });
}

const OPERATIONS: Record<string, (...inputs: tf.Tensor[]) => tf.Tensor> = {
  relu: (x) => tf.relu(x),
  softmax: (x) => tf.softmax(x),
  sigmoid: (x) => tf.sigmoid(x),
  l2Normalize: (x) => l2Normalize(x),
  norm: (x) => tf.norm(x, "euclidean", 1),
  mean: (x) => x.mean(0),
  gather: (x) => tf.gather(x, [2, 0, 2]),
  slice: (x) => tf.slice(x, [1, 0], [2, 5]),
  transpose: (x) => tf.transpose(x),
  logOfSoftmax: (x) => tf.log(tf.softmax(x)),
  add: (x, y) => tf.add(x, y),
  sub: (x, y) => tf.sub(x, y),
  mul: (x, y) => tf.mul(x, y),
  div: (x, y) => tf.div(x, y.add(3)),
  maximum: (x, y) => tf.maximum(x, y),
  concat: (x, y) => tf.concat([x, y]),
  matMul: (x, y) => tf.matMul(x, y, false, true),
  addBias: (x, y) => x.add(y.slice([0, 0], [1, 5]).reshape([5])),
};

function agrees(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
  golden: Result,
): void {
  const y = f(...inputs);
  expect(y.shape).toEqual(golden.shape);
  expect(difference(y, golden.y)).toBeLessThan(1e-5);
  const gradients = tf.grads((...x: tf.Tensor[]) =>
    f(...x)
      .mul(numbers(99, golden.shape))
      .sum(),
  )(inputs);
  gradients.forEach((gradient, i) => {
    expect(gradient.shape).toEqual(inputs[i].shape);
    expect(difference(gradient, golden.gradients[i])).toBeLessThan(2e-5);
  });
}

function sameGradients(
  model: tf.LayersModel,
  loss: () => tf.Scalar,
  golden: { losses: number[]; gradients: number[][] },
): void {
  const { value, grads } = tf.variableGrads(loss);
  expect(difference(value, golden.losses.slice(0, 1))).toBeLessThan(1e-5);
  model.trainableWeights.forEach((weight, i) => {
    expect(
      difference(grads[(weight.read() as tf.Variable).name], golden.gradients[i]),
    ).toBeLessThan(2e-5);
  });
}

function sameWeights(model: tf.LayersModel, golden: number[][]): void {
  model
    .getWeights()
    .forEach((weight, i) => expect(difference(weight, golden[i])).toBeLessThan(1e-3));
}
