import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accelerate,
  adam,
  memoryUse,
  modelFolder,
  startEngine,
  tf,
} from "../../src/lib/engine/index";
import { buildClassifier, classifierStep } from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";

const size = 32; // the smallest that both poolings leave something of is 22
const draw = random(4);
const labels = Array.from({ length: 7 }, (_, i) => i % 4);
/** A bright quarter for each class, under noise. */
const pictures = () =>
  tf.tensor4d(
    Float32Array.from({ length: 7 * size * size * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3) % (size * size);
      const quarter =
        2 * Number(Math.floor(pixel / size) >= size / 2) + Number(pixel % size >= size / 2);
      return 0.3 * draw.next() + (quarter === labels[Math.floor(i / (3 * size * size))] ? 0.5 : 0);
    }),
    [7, size, size, 3],
  );

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "classifier-"));
  await startEngine();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("the classifier", () => {
  it("is the write-up's: 2,494,276 parameters, zero biases, probabilities", () => {
    const model = buildClassifier(128, 4, 1);
    expect(model.countParams()).toBe(2_494_276);
    expect(model.layers.map((layer) => layer.countParams()).filter(Boolean)).toEqual([
      3136, 131_200, 2_359_424, 516,
    ]);
    const biases = model.getWeights().filter(({ shape }) => shape.length === 1);
    for (const bias of biases) expect(Math.max(...bias.dataSync().map(Math.abs))).toBe(0);
    const y = tf.tidy(() =>
      (model.predict(tf.ones([2, 128, 128, 3])) as tf.Tensor).sum(1).dataSync(),
    );
    for (const sum of y) expect(sum).toBeCloseTo(1, 5);
  });

  it("learns, and holds on to nothing from step to step", () => {
    const model = buildClassifier(size, 4, 1);
    const optimizer = adam();
    const x = pictures();
    const step = () => {
      const { loss, logits } = classifierStep(model, optimizer, x, labels);
      const value = loss.dataSync()[0];
      expect(logits.shape).toEqual([7, 4]);
      tf.dispose([loss, logits]);
      return value;
    };
    const first = step();
    const before = memoryUse();
    const losses = Array.from({ length: 40 }, step);
    const after = memoryUse();
    expect(losses[39]).toBeLessThan(0.5 * first);
    expect({ ...after, residentBytes: 0 }).toEqual({ ...before, residentBytes: 0 });
    expect(after.residentBytes - before.residentBytes).toBeLessThan(100e6);
    optimizer.dispose();
    tf.dispose(x);
  });

  it("takes the same steps with every acceleration as with none", () => {
    const run = () => {
      const model = buildClassifier(size, 4, 1);
      const optimizer = adam();
      const x = picturesOnce;
      return Array.from({ length: 5 }, () => {
        const { loss, logits } = classifierStep(model, optimizer, x, labels);
        const value = loss.dataSync()[0];
        tf.dispose([loss, logits]);
        return value;
      });
    };
    const picturesOnce = pictures();
    const fast = run();
    accelerate({
      reluGrad: false,
      maxPoolGrad: false,
      adam: false,
      convPool: false,
      crop: false,
      crossEntropy: false,
    });
    const slow = run();
    accelerate();
    fast.forEach((loss, i) => expect(Math.abs(loss - slow[i]) / slow[i]).toBeLessThan(1e-3));
  });

  it("is saved as plain layers, which stock TensorFlow.js loads, and comes back as it was", async () => {
    const model = buildClassifier(size, 4, 1);
    const x = pictures();
    const want = (model.predict(x) as tf.Tensor).dataSync();
    await model.save(modelFolder(dir));
    const { modelTopology } = JSON.parse(readFileSync(join(dir, "model.json"), "utf8"));
    const names = modelTopology.config.layers.map(
      (layer: { class_name: string }) => layer.class_name,
    );
    expect(names).toEqual([
      "Conv2D",
      "MaxPooling2D",
      "Conv2D",
      "MaxPooling2D",
      "Flatten",
      "Dense",
      "Dense",
    ]);
    const loaded = (await tf.loadLayersModel(modelFolder(dir))) as tf.LayersModel;
    expect(loaded.layers.map((layer) => layer.getClassName())).toEqual(
      model.layers.map((layer) => layer.getClassName()),
    );
    const plain = await tf.loadLayersModel(stockFolder(dir));
    expect(plain.layers.map((layer) => layer.getClassName())).toEqual(names);
    for (const other of [loaded, plain]) {
      const got = (other.predict(x) as tf.Tensor).dataSync();
      got.forEach((value, i) => expect(value).toBeCloseTo(want[i], 5));
    }
  });

  it("comes back with a frozen layer frozen, and frozen stays frozen when it is saved again", async () => {
    const model = buildClassifier(size, 4, 1);
    model.layers[0].trainable = false;
    for (let round = 0; round < 2; round++) {
      await model.save(modelFolder(dir));
      const loaded = await tf.loadLayersModel(modelFolder(dir));
      expect(loaded.layers[0].trainable).toBe(false);
      expect(loaded.trainableWeights).toHaveLength(6);
      loaded.layers[0].trainable = true;
      expect(loaded.trainableWeights).toHaveLength(8);
    }
  });
});

/** A saved folder as stock TensorFlow.js reads it, whatever the engine. */
function stockFolder(folder: string): tf.io.IOHandler {
  const { weightsManifest, ...rest } = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
  const bytes = new Uint8Array(readFileSync(join(folder, "weights.bin")));
  return tf.io.fromMemory({
    ...rest,
    weightSpecs: weightsManifest[0].weights,
    weightData: bytes.buffer,
  });
}
