import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accelerate, adam, startEngine, tf } from "../../../src/lib/engine/index";
import { whyNoNativeEngine } from "../native-binding";
import { difference, numbers } from "../numbers";

const why = whyNoNativeEngine();

describe.skipIf(why)("Adam inside TensorFlow", () => {
  beforeAll(async () => void (await startEngine({ force: "native" })));
  beforeEach(() => tf.engine().startScope());
  afterEach(() => {
    tf.engine().endScope();
    accelerate();
  });

  const step = (optimizer: tf.Optimizer, w: tf.Variable, seed: number) =>
    optimizer.applyGradients({ [w.name]: numbers(seed, w.shape) });
  const plain = (rate: number) => {
    accelerate({ adam: false });
    const optimizer = adam(rate);
    accelerate();
    return optimizer;
  };

  it("goes where Adam by TensorFlow.js' own operations goes", () => {
    const [a, b] = [tf.variable(numbers(1, [5, 3])), tf.variable(numbers(1, [5, 3]))];
    const [native, other] = [adam(1e-2), plain(1e-2)];
    for (let i = 0; i < 30; i++) {
      if (i === 20) native.learningRate = other.learningRate = 1e-3;
      step(native, a, i);
      step(other, b, i);
    }
    expect(difference(a, Array.from(b.dataSync()))).toBeLessThan(1e-5);
  });

  it("takes over the state of the other kind, and gives it", async () => {
    const ws = [1, 1, 1].map((seed) => tf.variable(numbers(seed, [4])));
    const makers = [() => adam(1e-2), () => plain(1e-2)];
    const straight = adam(1e-2);
    for (let i = 0; i < 6; i++) step(straight, ws[2], i);
    for (const [k, [first, second]] of [makers, [...makers].reverse()].entries()) {
      const [before, after] = [first(), second()];
      for (let i = 0; i < 3; i++) step(before, ws[k], i);
      await after.setWeights(await before.getWeights());
      before.dispose();
      for (let i = 3; i < 6; i++) step(after, ws[k], i);
      expect(difference(ws[k], Array.from(ws[2].dataSync()))).toBeLessThan(1e-5);
    }
  });

  it("changes the variable alone: not its copies, nor values that were read from it", () => {
    const w = tf.variable(numbers(2, [1000]));
    const optimizer = adam(1e-2);
    step(optimizer, w, 1);
    const copy = tf.clone(w as tf.Tensor);
    const read = w.dataSync();
    const values = Array.from(read);
    step(optimizer, w, 2);
    expect(difference(w, values)).toBeGreaterThan(0);
    expect(Array.from(copy.dataSync())).toEqual(values);
    expect(Array.from(read)).toEqual(values);
    step(optimizer, w, 3);
    expect(Array.from(read)).toEqual(values);
  });

  it("starts from values that somebody else gave the variable", () => {
    const w = tf.variable(tf.zeros([3]));
    const optimizer = adam(1e-2);
    step(optimizer, w, 1);
    w.assign(tf.fill([3], 100));
    step(optimizer, w, 1);
    for (const value of w.dataSync()) expect(Math.abs(value - 100)).toBeLessThan(0.1);
  });

  it("reads its state only until the next step, and holds on to nothing", async () => {
    const w = tf.variable(numbers(3, [7]));
    const optimizer = adam(1e-2);
    step(optimizer, w, 1);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      const [iterations] = await optimizer.getWeights();
      iterations.tensor.dispose();
      tf.tidy(() => step(optimizer, w, i));
    }
    expect(tf.memory().numTensors).toBe(before);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before);
  });
});
