import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adam, modelFolder, tf, type EngineName } from "../../src/lib/engine/index";
import { goldens } from "./goldens";
import { classifier } from "./networks";
import { difference, numbers } from "./numbers";
import { runScript } from "./run-script";

/**
 * What saving and loading a model must do with both engines; call it in a file that has started one
 * of them.
 */
export function saving(other: EngineName): void {
  describe("model folder", () => {
    let dir: string;
    beforeEach(() => void (dir = join(mkdtempSync(join(tmpdir(), "numislab model ")), "model")));
    afterEach(() => rmSync(join(dir, ".."), { recursive: true }));

    const predictsAsKeras = (model: tf.LayersModel) => {
      const y = model.predict(numbers(6, [5, 26, 26, 3], 0, 1)) as tf.Tensor;
      expect(difference(y, goldens.classifier.predictions)).toBeLessThan(1e-5);
    };

    it("gives back the model that was saved, with the state of its training", async () => {
      const model = classifier();
      model.compile({ optimizer: adam(), loss: "categoricalCrossentropy" });
      await model.trainOnBatch(numbers(6, [5, 26, 26, 3], 0, 1), tf.ones([5, 4]));
      await model.save(modelFolder(dir), { includeOptimizer: true });
      expect(readdirSync(dir).sort()).toEqual(["model.json", "weights.bin"]);
      const loaded = await tf.loadLayersModel(modelFolder(dir));
      loaded
        .getWeights()
        .forEach((w, i) => expect(w.dataSync()).toEqual(model.getWeights()[i].dataSync()));
      expect(loaded.optimizer.getClassName()).toBe("Adam");
      expect(loaded.optimizer.iterations).toBe(1);
    });

    it(`loads what the ${other} engine saved`, async () => {
      const { status, stderr } = await runScript("save-model.ts", {
        args: [dir],
        env: { NUMISLAB_ENGINE: other },
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      predictsAsKeras(await tf.loadLayersModel(modelFolder(dir)));
    });

    it("is read by TensorFlow.js' own file loader, and reads its folders", async () => {
      // tfjs-node has it, the WebAssembly engine not
      if (tf.io.getLoadHandlers("file://x").length === 0) return;
      await classifier().save(modelFolder(dir));
      predictsAsKeras(await tf.loadLayersModel(`file://${dir}/model.json`));
      await classifier().save(`file://${dir}-stock`);
      predictsAsKeras(await tf.loadLayersModel(modelFolder(`${dir}-stock`)));
    });

    it("says what is wrong with a folder that holds no whole model", async () => {
      const load = () => tf.loadLayersModel(modelFolder(dir));
      const fails = (message: RegExp) =>
        expect(load()).rejects.toMatchObject({
          code: "state",
          message: expect.stringMatching(message),
        });
      await fails(/model\.json is not there/);
      await classifier().save(modelFolder(dir));
      truncateSync(join(dir, "weights.bin"), 100);
      await fails(/hold 100 bytes where model\.json tells of \d+/);
      rmSync(join(dir, "weights.bin"));
      await fails(/weights\.bin is not there/);
      const text = readFileSync(join(dir, "model.json"), "utf8");
      writeFileSync(join(dir, "model.json"), text.slice(0, text.length / 2));
      await fails(/cut off/);
      writeFileSync(join(dir, "model.json"), '{"name": "something else"}');
      await fails(/no saved model/);
    });
  });
}
