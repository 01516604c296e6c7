import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  accelerate,
  acceleration,
  convPool2d,
  memoryUse,
  softmaxCrossEntropy,
  startEngine,
  tf,
  type Acceleration,
} from "../../../src/lib/engine/index";
import { whyNoNativeEngine } from "../native-binding";
import { difference, numbers } from "../numbers";

const STOCK: Acceleration = {
  reluGrad: false,
  maxPoolGrad: false,
  adam: false,
  convPool: false,
  crop: false,
  crossEntropy: false,
};
const why = whyNoNativeEngine();

/** Numbers of which many are equal: small integers, whose sums and products are exact. */
const tied = (seed: number, shape: number[]) => tf.floor(numbers(seed, shape, -1.5, 2.5));

describe.skipIf(why)("accelerations of the native engine", () => {
  beforeAll(async () => void (await startEngine({ force: "native" })));
  beforeEach(() => tf.engine().startScope());
  afterEach(() => {
    tf.engine().endScope();
    accelerate();
  });

  it("are all on where TensorFlow has what they need, and each can be switched off", () => {
    expect(accelerate()).toMatchObject({
      reluGrad: true,
      adam: true,
      convPool: true,
      crop: true,
      crossEntropy: true,
    });
    for (const name of Object.keys(STOCK))
      expect(accelerate({ [name]: false })).toEqual({ ...accelerate(), [name]: false });
  });

  for (const [data, make] of [
    ["random", numbers],
    ["tied", tied],
  ] as const) {
    describe(`on ${data} data`, () => {
      for (const pad of ["valid", "same"] as const) {
        it(`max pooling has the stock gradient, ${pad}`, () => {
          for (const [shape, size, stride] of [
            [[3, 7, 9, 5], 3, 3],
            [[1, 8, 6, 2], 2, 2],
            [[2, 9, 9, 3], 3, 2],
          ] as const) {
            likeStock(
              (x) => tf.maxPool(x as tf.Tensor4D, size, stride, pad),
              [make(1, [...shape])],
            );
          }
        });
      }

      it("ReLU has the stock gradient", () => likeStock((x) => tf.relu(x), [make(2, [3, 11])]));

      it("cross-entropy has the stock loss and gradient", () => {
        const labels = tf
          .oneHot(tf.tensor1d([0, 3, 1, 1, 2], "int32"), 4)
          .cast("float32") as tf.Tensor2D;
        likeStock((x) => softmaxCrossEntropy(x as tf.Tensor2D, labels), [make(3, [5, 4])]);
      });

      for (const padding of ["valid", "same"] as const) {
        for (const poolPadding of ["valid", "same"] as const) {
          it(`convolution and pooling have the stock result and gradients, ${padding} and ${poolPadding}`, () => {
            for (const [n, height, width] of [
              [1, 13, 16],
              [3, 14, 11],
              [5, 17, 17],
            ]) {
              for (const activation of ["relu", "linear"] as const) {
                const layer = (useBias: boolean) =>
                  convPool2d(
                    tf.layers.conv2d({
                      filters: 4,
                      kernelSize: [4, 3],
                      padding,
                      activation,
                      useBias,
                    }),
                    tf.layers.maxPooling2d({
                      poolSize: 3,
                      strides: n === 3 ? 2 : 3,
                      padding: poolPadding,
                    }),
                  );
                for (const useBias of [true, false]) {
                  const input = make(4, [n, height, width, 3]);
                  const weights = useBias
                    ? [make(5, [4, 3, 3, 4]), make(6, [4])]
                    : [make(5, [4, 3, 3, 4])];
                  const one = layer(useBias);
                  one.apply(input);
                  one.setWeights(weights);
                  likeStock(
                    (x) => one.apply(x, { training: true }) as tf.Tensor,
                    [input],
                    one.trainableWeights.map((weight) => weight.read() as tf.Variable),
                  );
                }
              }
            }
          });
        }
      }
    });
  }

  describe("where TensorFlow lacks the private pooling kernels", () => {
    it("keeps to the stock ones", () => {
      const backend = tf.backend() as unknown as { binding: Record<string, unknown> };
      const whole = backend.binding;
      backend.binding = new Proxy(
        {},
        {
          get: (_, key: string) => {
            if (key === "executeOp")
              return (name: string, ...rest: unknown[]) => {
                if (name.startsWith("_Mkl")) throw new Error(`Op type not registered '${name}'`);
                return (whole.executeOp as (...all: unknown[]) => unknown).call(
                  whole,
                  name,
                  ...rest,
                );
              };
            const value = whole[key];
            return typeof value === "function" ? value.bind(whole) : value;
          },
        },
      );
      try {
        expect(accelerate().maxPoolGrad).toBe(false);
        const one = convPool2d(
          tf.layers.conv2d({ filters: 2, kernelSize: 3, activation: "relu" }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
        );
        one.apply(numbers(7, [3, 9, 9, 2]));
        likeStock(
          (x) => one.apply(x) as tf.Tensor,
          [numbers(7, [3, 9, 9, 2])],
          one.trainableWeights.map((weight) => weight.read() as tf.Variable),
        );
      } finally {
        backend.binding = whole;
      }
    });
  });

  describe("a frozen layer", () => {
    it("stays as it is, lets the layers after it learn, and leaves no tensors behind", () => {
      const model = tf.sequential({
        layers: [
          convPool2d(
            tf.layers.conv2d({
              inputShape: [14, 14, 2],
              filters: 3,
              kernelSize: 3,
              activation: "relu",
              trainable: false,
            }),
            tf.layers.maxPooling2d({ poolSize: 2 }),
          ),
          convPool2d(
            tf.layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu" }),
            tf.layers.maxPooling2d({ poolSize: 2 }),
          ),
        ],
      });
      expect(model.trainableWeights).toHaveLength(2);
      const x = numbers(8, [3, 14, 14, 2]);
      const { grads } = tf.variableGrads(
        () => tf.sum(model.apply(x, { training: true }) as tf.Tensor) as tf.Scalar,
        model.trainableWeights.map((weight) => weight.read() as tf.Variable),
      );
      expect(Object.values(grads).map(({ shape }) => shape)).toEqual([[3, 3, 3, 4], [4]]);
      model.layers[1].trainable = false;
      const before = memoryUse().tensors;
      const gradient = tf.tidy(() => {
        const probe = tf.variable(tf.scalar(2));
        const { grads: one, value } = tf.variableGrads(
          () => tf.mul(probe, tf.sum(model.apply(x, { training: true }) as tf.Tensor)) as tf.Scalar,
          [probe],
        );
        const [got, want] = [one[probe.name].dataSync()[0], value.dataSync()[0] / 2];
        probe.dispose();
        return [got, want];
      });
      expect(gradient[0]).toBeCloseTo(gradient[1], 3);
      expect(memoryUse().tensors).toBe(before);
    });
  });

  describe("cropping", () => {
    const chain = () => {
      const pool = () => tf.layers.maxPooling2d({ poolSize: 3 });
      const model = tf.sequential({
        layers: [
          convPool2d(
            tf.layers.conv2d({
              inputShape: [35, 32, 1],
              filters: 3,
              kernelSize: 4,
              activation: "relu",
            }),
            pool(),
          ),
          convPool2d(tf.layers.conv2d({ filters: 4, kernelSize: 4, activation: "relu" }), pool()),
        ],
      });
      return { model, x: numbers(9, [2, 35, 32, 1]) };
    };

    it("changes neither result nor gradients of a chain", () => {
      const { model, x } = chain();
      likeStock(
        (input) => model.apply(input, { training: true }) as tf.Tensor,
        [x],
        model.trainableWeights.map((weight) => weight.read() as tf.Variable),
      );
    });

    it("takes nothing from what a layer shows outside training", () => {
      const { model, x } = chain();
      const first = tf.model({
        inputs: model.inputs,
        outputs: model.layers[0].output as tf.SymbolicTensor,
      });
      expect((first.predict(x) as tf.Tensor).shape).toEqual([2, 10, 9, 3]);
      expect((model.layers[0].apply(x, { training: true }) as tf.Tensor).shape).toEqual([
        2, 9, 9, 3,
      ]); // the next layer reads 9 of 10 rows
    });
  });
});

/**
 * The same result, and gradients of a weighted sum of it within 2e-5 of the largest, by inputs and
 * variables.
 */
function likeStock(
  f: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: tf.Tensor[],
  variables: tf.Variable[] = [],
): void {
  const held = acceleration();
  const compute = () => {
    const y = f(...inputs);
    const weighted = (...x: tf.Tensor[]) =>
      tf.sum(tf.mul(f(...x), numbers(99, y.shape))) as tf.Scalar;
    const byInput = tf.grads(weighted)(inputs);
    const byVariable =
      variables.length > 0 ? tf.variableGrads(() => weighted(...inputs), variables).grads : {};
    return [y, ...byInput, ...variables.map(({ name }) => byVariable[name])];
  };
  const ours = compute();
  accelerate(STOCK);
  const stock = compute();
  accelerate(held);
  ours.forEach((tensor, i) => {
    expect(tensor.shape).toEqual(stock[i].shape);
    expect(difference(tensor, Array.from(stock[i].dataSync()))).toBeLessThan(2e-5);
  });
}
