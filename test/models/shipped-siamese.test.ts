import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulateHoard } from "../../src/lib/simulator/index";
import { startEngine, tf } from "../../src/lib/engine/index";
import { scoreFolder } from "../../src/lib/experiments/index";
import { rocAuc } from "../../src/lib/metrics/index";
import { compareCoins } from "../../src/lib/matchers/index";
import { loadSiamese, type SiameseModel } from "../../src/lib/models/index";
import { realPhotographs } from "../real-photographs";
import { slow } from "../slow";

const folder = "models/die-siamese";
const hoard = realPhotographs("hoard");

let dir: string;
let model: SiameseModel;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "shipped-"));
  await startEngine();
  model = await loadSiamese(folder);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("the Siamese network that ships", () => {
  it("is made of layers that stock TensorFlow.js knows, loads with them alone, and is small", async () => {
    const text = readFileSync(join(folder, "model.json"), "utf8");
    const kinds = new Set(
      JSON.parse(text).modelTopology.config.layers.map(
        (layer: { class_name: string }) => layer.class_name,
      ),
    );
    expect([...kinds].sort()).toEqual(["Conv2D", "MaxPooling2D"]);
    const { modelTopology, weightsManifest } = JSON.parse(text);
    const weightData = new Uint8Array(readFileSync(join(folder, "weights.bin"))).buffer;
    const stock = await tf.loadLayersModel(
      tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
    );
    const picture = tf.randomNormal([1, ...stock.inputs[0].shape.slice(1)] as number[]);
    const [own, other] = [model.network, stock].map((network) =>
      (network.predict(picture) as tf.Tensor).dataSync(),
    );
    own.forEach((value, i) => expect(value).toBeCloseTo(other[i], 4));
    expect(statSync(join(folder, "weights.bin")).size).toBeLessThan(2e6);
  });

  it.skipIf(!slow)("tells coins from the same die from look-alikes that it never saw", async () => {
    await simulateHoard(join(dir, "coins"), { coins: 24, seed: 77, width: 500 });
    const { pairs, judged } = await scoreFolder(model, join(dir, "coins"));
    for (const side of ["obverse", "reverse"] as const) {
      const own = pairs.filter((pair) => pair.side === side);
      expect(
        rocAuc(
          own.map(({ same }) => same),
          own.map(({ score }) => score),
        ),
      ).toBeGreaterThan(0.9);
    }
    // two coins by themselves have no cohort
    const { a, b, side, score } = judged({ ...model.card, cohort: undefined })[0];
    const file = (coin: number) =>
      join(dir, "coins", "images", `${String(coin + 1).padStart(3, "0")}.jpg`);
    const answer = await compareCoins(model, file(a), file(b));
    expect(answer[side]!.score).toBeCloseTo(score, 4);
  });

  it.skipIf(hoard.missing)(
    "scores a real link above look-alikes of one legend, both ways round the same",
    async () => {
      const photograph = (coin: string) => join(hoard.folder, "images", `${coin}.jpg`);
      const score = async (a: string, b: string) =>
        (await compareCoins(model, photograph(a), photograph(b))).obverse!.score;
      const link = await score("453", "747");
      expect(await score("747", "453")).toBeCloseTo(link, 6);
      for (const other of ["009", "013"])
        for (const one of ["453", "747"]) expect(await score(one, other)).toBeLessThan(link);
    },
  );
});
