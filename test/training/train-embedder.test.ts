import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryUse, startEngine, tf } from "../../src/lib/engine/index";
import { buildEmbedder } from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";
import {
  NEVER,
  stopSignal,
  trainEmbedder,
  type Epoch,
  type Example,
  type StopSignal,
} from "../../src/lib/training/index";
import { slow } from "../slow";

const size = 16;
const augment = { rotation: 5, shift: 0.05, zoom: 0.05, contrast: 0.2, noise: 0.1, erase: 0.1 };
const settings = {
  size,
  epochs: 4,
  batch: 8,
  learningRate: 2e-3,
  patience: 9,
  schedule: "constant" as const,
  keep: "best" as const,
  loss: { kind: "contrastive" as const, margin: 1 },
  sampler: { kind: "pairs" as const },
  augment,
};
const draw = random(11);
const patterns = Array.from({ length: 8 }, () =>
  Float32Array.from({ length: size * size }, () => draw.normal()),
);
const examples: Example[] = patterns.flatMap((pattern, die) =>
  [0, 1].map(() => ({
    picture: pattern.map((v) => v + 0.3 * draw.normal()),
    die,
    side: "obverse",
  })),
);

let dir: string;
let better = 0; // a validation metric that always grows
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "training-"));
  await startEngine();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function train(
  name: string,
  {
    epochs = 4,
    signal = NEVER,
    learningRate = 2e-3,
    validation = [] as number[],
    model = buildEmbedder({ filters: [4, 8], embedding: 8 }, size, 1),
  } = {},
) {
  const told: Epoch[] = [];
  const outcome = await trainEmbedder(
    model,
    { ...settings, epochs, learningRate, patience: validation.length > 0 ? 2 : 9 },
    {
      examples,
      validate: async () => validation[told.length] ?? ++better,
      random: random(5),
      signal,
      checkpoint: join(dir, `${name}.bin`),
      onEpoch: async (epoch) => void told.push(epoch),
    },
  );
  const weights = model.getWeights().map((weight) => weight.dataSync().slice());
  return { ...outcome, told, weights };
}

describe("trainEmbedder", () => {
  it("lowers the loss", async () => {
    const { history } = await train("loss", { epochs: 12 });
    expect(history.at(-1)!.loss).toBeLessThan(0.75 * history[0].loss);
  });

  it.skipIf(!slow)("resumed after every epoch ends as an undisturbed run", async () => {
    const whole = await train("whole");
    for (let epochs = 1; epochs <= 4; epochs++) await train("parts", { epochs });
    const parts = await train("parts");
    expect(parts.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    parts.history.forEach((entry, i) => expect(entry.loss).toBeCloseTo(whole.history[i].loss, 4));
    parts.weights.forEach((weight, i) =>
      weight.forEach((value, k) => expect(value).toBeCloseTo(whole.weights[i][k], 3)),
    );
  });

  it("keeps the weights of the best epoch and stops when it is out of patience", async () => {
    const { history, bestEpoch } = await train("patience", {
      epochs: 20,
      validation: [0.1, 0.5, 0.4, 0.3, 0.9],
    });
    expect(bestEpoch).toBe(2);
    expect(history).toHaveLength(4);
  });

  it("stops after the batch at which a STOP file appears, and goes on from the last whole epoch", async () => {
    const folder = mkdtempSync(join(dir, "stop-"));
    const signal = stopSignal(folder);
    let batches = 0;
    const counting: StopSignal = {
      reason: () => (++batches === 7 && writeFileSync(join(folder, "STOP"), ""), signal.reason()),
      close: signal.close,
    };
    const stopped = await train("stop", { signal: counting });
    signal.close();
    expect(stopped.stopped).toBe("STOP file found");
    expect(stopped.history.length).toBeLessThan(4);
    expect((await train("stop")).history).toHaveLength(4);
  });

  it("stops when the process is interrupted, as JupyterLab's button does it", async () => {
    const signal = stopSignal(dir);
    setTimeout(() => process.kill(process.pid, "SIGINT"), 30);
    const { stopped } = await train("interrupt", { epochs: 500, signal });
    signal.close();
    expect(stopped).toBe("interrupted");
    expect(process.listenerCount("SIGTERM")).toBe(0);
  });

  it("says so when the loss is no number any more", async () => {
    const model = buildEmbedder({ filters: [4, 8], embedding: 8 }, size, 1);
    model.setWeights(model.getWeights().map((weight) => tf.fill(weight.shape, NaN)));
    await expect(train("nan", { model })).rejects.toThrow(
      /loss became NaN in epoch 1: lower training\.learningRate/,
    );
    expect(existsSync(join(dir, "nan.bin"))).toBe(false);
  });

  it("leaves no tensors behind", async () => {
    const model = buildEmbedder({ filters: [4, 8], embedding: 8 }, size, 1);
    await train("memory", { epochs: 1, model });
    const before = memoryUse().tensors;
    await train("memory", { epochs: 3, model });
    expect(memoryUse().tensors).toBe(before);
  });
});
