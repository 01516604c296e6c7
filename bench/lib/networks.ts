import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { random } from "../../src/lib/base/random";

/** What is trained, on both sides. */
export interface Task {
  /**
   * `twins`: a Siamese network whose trunk is the classifier's; `embedder`: that of an experiment's
   * defaults.
   */
  network: "classifier" | "twins" | "embedder";
  size: number;
  channels: number;
  /** Pictures a step. */
  batch: number;
  /** Batches that a block goes through. */
  batches: number;
  /** Classes of the classifier; dies in a batch of a Siamese network. */
  labels: number;
  learningRate: number;
  /**
   * Holds batches.f32, labels.i32 and, once `prepare` was asked of our side, weights.f32: raw, one
   * array after another.
   */
  folder: string;
}

/** The write-up's network on its batch of 20 pictures. */
export const CLASSIFIER = {
  network: "classifier",
  size: 128,
  channels: 3,
  batch: 20,
  batches: 8,
  labels: 4,
  learningRate: 1e-3,
} as const;

/**
 * A Siamese step on the classifier's convolutions; both twins are in one batch, two sides of each
 * of 16 dies.
 */
export const TWINS = {
  network: "twins",
  size: 128,
  channels: 1,
  batch: 32,
  batches: 8,
  labels: 16,
  learningRate: 1e-4,
} as const;

/** The embedder and the batch of an experiment's defaults. */
export const EMBEDDER = {
  network: "embedder",
  size: 96,
  channels: 1,
  batch: 32,
  batches: 8,
  labels: 16,
  learningRate: 1e-4,
} as const;

/** Layers of the embedder, as an experiment's defaults have them. */
export const EMBEDDER_SHAPE = { filters: [16, 32, 64, 64], embedding: 64 };

/**
 * Writes the batches that both sides train on: blobs of light, each label's in a place of its own,
 * under noise.
 */
export function writeBatches(task: Omit<Task, "folder">, folder: string): Task {
  const { size, channels, batch, batches, labels } = task;
  const draw = random(3);
  const pictures = new Float32Array(batches * batch * size * size * channels);
  const named = Int32Array.from({ length: batches * batch }, (_, i) => i % labels);
  let at = 0;
  for (const label of named) {
    const x0 = (size * (1 + (label % 4))) / 5;
    const y0 = (size * (1 + Math.floor(label / 4))) / 5;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const light = Math.exp((-8 * ((x - x0) ** 2 + (y - y0) ** 2)) / ((size * size) / 9));
        for (let c = 0; c < channels; c++) pictures[at++] = 0.1 * light + 0.9 * draw.next();
      }
    }
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "batches.f32"), pictures);
  writeFileSync(join(folder, "labels.i32"), named);
  return { ...task, folder };
}
