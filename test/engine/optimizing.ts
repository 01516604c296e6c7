import { describe, expect, it } from "vitest";
import { adam, memoryUse, tf, type Adam } from "../../src/lib/engine/index";
import { goldens } from "./goldens";
import { classifier } from "./networks";
import { difference, numbers } from "./numbers";

/** What the optimizer of both engines must do; call it in a file that has started its engine. */
export function optimizing(): void {
  describe("Adam", () => {
    it("steps as Keras', on gradients from 10 to 1e-9", () => {
      const steps = (optimizer: tf.Optimizer) => walk(optimizer, 20);
      const [, after1, , , , , , , , , after10] = steps(adam(1e-2));
      expect(difference(after1, goldens.adam.after1)).toBeLessThan(1e-6);
      // ResourceApplyAdam's 1 - beta2 is of a rounded beta2
      expect(difference(after10, goldens.adam.after10)).toBeLessThan(5e-6);
      expect(difference(steps(adam(1e-2))[20], goldens.adam.after20)).toBeLessThan(5e-6);
      expect(difference(steps(tf.train.adam(1e-2))[20], goldens.adam.after20)).toBeGreaterThan(
        1e-3,
      );
    });

    it("goes on from a restored state as if undisturbed", async () => {
      const { x, y } = batch();
      const [straight, first, second] = [classifier(), classifier(), classifier()];
      await train(straight, adam(), 6, x, y);
      const optimizer = adam();
      await train(first, optimizer, 3, x, y);
      second.setWeights(first.getWeights());
      const resumed = adam();
      await resumed.setWeights(await optimizer.getWeights());
      expect(await names(resumed)).toHaveLength(1 + 2 * 8);
      optimizer.dispose();
      await train(second, resumed, 3, x, y);
      expect(resumed.iterations).toBe(6);
      second
        .getWeights()
        .forEach((w, i) => expect(w.dataSync()).toEqual(straight.getWeights()[i].dataSync()));
    });

    it("holds on to nothing from step to step", async () => {
      const { x, y } = batch();
      const model = classifier();
      await train(model, adam(), 2, x, y);
      const { tensors, tensorBytes, residentBytes } = memoryUse();
      await train(model, model.optimizer, 5, x, y);
      expect(memoryUse()).toMatchObject({ tensors, tensorBytes });
      expect(residentBytes).toBeGreaterThan(tensorBytes);
    });
  });
}

/**
 * A variable's values before the first and after every step on the gradients of `adam()` in
 * test/goldens/engine.py.
 */
function walk(optimizer: tf.Optimizer, steps: number): Float32Array[] {
  const w = tf.variable(numbers(20, [6]));
  const scale = tf.tensor1d([1e1, 1e-1, 1e-3, 1e-5, 1e-7, 1e-9]);
  const after = [w.dataSync() as Float32Array];
  for (let step = 0; step < steps; step++) {
    optimizer.applyGradients({ [w.name]: numbers(30 + step, [6]).mul(scale) });
    after.push(w.dataSync() as Float32Array);
  }
  return after;
}

const batch = () => ({
  x: numbers(6, [5, 26, 26, 3], 0, 1),
  y: tf.oneHot(tf.tensor1d([0, 1, 2, 3, 1], "int32"), 4).cast("float32"),
});

async function train(
  model: tf.LayersModel,
  optimizer: tf.Optimizer,
  steps: number,
  x: tf.Tensor,
  y: tf.Tensor,
): Promise<void> {
  if (model.optimizer !== optimizer) model.compile({ optimizer, loss: "categoricalCrossentropy" });
  for (let step = 0; step < steps; step++) await model.trainOnBatch(x, y);
}

const names = async (optimizer: Adam) => (await optimizer.getWeights()).map(({ name }) => name);
