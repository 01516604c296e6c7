import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { classFolder, readyPhotographs } from "../../src/lib/experiments/index";
import { parseClassifierConfig } from "../../src/lib/runs/index";
import { random } from "../../src/lib/base/random";
import { classBatches } from "../../src/lib/training/index";
import { CLASSIFIER, type Task } from "../lib/networks";

const ROOT = join(__dirname, "..", "..");

/**
 * Writes the write-up's batches into a folder: simulated 2-euro photographs, augmented as it did,
 * epoch after epoch.
 */
export async function writeEuroBatches(
  batches: number,
  folder: string,
  say: (line: string) => void,
): Promise<Task> {
  // its defaults are the write-up's
  const config = parseClassifierConfig({ kind: "classifier", name: "parity" }, "bench/parity");
  say("simulated photographs, made where they are not there yet …");
  const { photographs, classes } = await readyPhotographs(
    await classFolder(config, ROOT),
    config.input,
  );
  const { batch } = config.training;
  const { size } = config.input;
  const { validation: _, ...augment } = config.augment;
  const task: Task = {
    ...CLASSIFIER,
    size,
    batch,
    batches,
    labels: classes.length,
    learningRate: config.training.learningRate,
    folder,
  };
  const pictures = new Float32Array(batches * batch * size * size * 3);
  const labels = new Int32Array(batches * batch);
  const draw = random(config.seed);
  for (let made = 0; made < batches;) {
    for (const one of classBatches(photographs, size, batch, { affine: augment }, draw)) {
      if (one.labels.length < batch || made === batches) break; // the last of an epoch may be short
      pictures.set(one.pictures, made * batch * size * size * 3);
      labels.set(one.labels, made * batch);
      made++;
    }
  }
  writeFileSync(join(folder, "batches.f32"), pictures);
  writeFileSync(join(folder, "labels.i32"), labels);
  return task;
}
