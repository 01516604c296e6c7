// Trains the embedder of an experiment's defaults as an experiment does, and tells how much of an
// epoch TensorFlow took.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, tf } from "../../src/lib/engine/index";
import { parseSiameseConfig } from "../../src/lib/runs/config/siamese-config";
import { retrievalPrecision } from "../../src/lib/experiments/siamese/retrieval-precision";
import { buildEmbedder } from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";
import { NEVER, pairBatches, trainEmbedder, type Example } from "../../src/lib/training/index";
import { serve } from "./peer";

const config = parseSiameseConfig({ kind: "siamese", name: "bench" }, "bench");
const { size } = config.input;
const draw = random(8);
const sides = (count: number, first: number): Example[] =>
  Array.from({ length: count }, (_, i) => ({
    picture: Float32Array.from({ length: size * size }, () => draw.normal()),
    die: first + (i >> 1),
    side: "obverse",
  }));
const [lessons, validation] = [sides(240, 0), sides(80, 1000)];

/** Milliseconds spent in the library below TensorFlow.js, since the engine started. */
let inTensorFlow = 0;

let watched = false;

/** Makes every call into the native library count its time. */
function watchTensorFlow(): void {
  if (watched) return;
  watched = true;
  const backend = tf.backend() as unknown as { binding: Record<string, unknown> };
  const { binding } = backend;
  const counted =
    (call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const start = performance.now();
      try {
        return call.apply(binding, args);
      } finally {
        inTensorFlow += performance.now() - start;
      }
    };
  const members = Object.getOwnPropertyNames(binding).map((name) => {
    const member = binding[name];
    return [name, typeof member === "function" ? counted(member as () => unknown) : member];
  });
  backend.binding = Object.fromEntries(members); // the addon's own object cannot be changed
}

void serve(async ({ epochs }: { epochs: number }) => {
  const { name } = await startEngine();
  if (name !== "native") return { engine: name };
  watchTensorFlow();
  const folder = mkdtempSync(join(tmpdir(), "numislab-epoch-"));
  const told: { ms: number; outside: number }[] = [];
  let [since, before] = [0, 0];
  const start = () => ([since, before] = [performance.now(), inTensorFlow]);
  try {
    await trainEmbedder(
      buildEmbedder(config.network, size, 1),
      {
        size,
        loss: config.loss,
        sampler: config.sampler,
        augment: config.augment,
        ...config.training,
        epochs: epochs + 1,
      },
      {
        examples: lessons,
        validate: retrievalPrecision(validation, config, config.augment, random(2)),
        random: random(3),
        signal: NEVER,
        checkpoint: join(folder, "checkpoint.bin"),
        onEpoch: async () => {
          const ms = performance.now() - since;
          // the first only warms up
          if (since > 0) told.push({ ms, outside: 1 - (inTensorFlow - before) / ms });
          start();
        },
      },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    engine: name,
    epochs: told,
    making: Array.from({ length: 9 }, (_, seed) => making(seed)),
  };
});

/** Milliseconds that the batches of an epoch take to make, with nothing beside it. */
function making(seed: number): number {
  const begun = performance.now();
  for (const batch of pairBatches(
    lessons,
    config.training.batch,
    { size, range: config.augment, polar: null },
    random(seed),
  ))
    if (batch.labels.length === 0) break;
  return performance.now() - begun;
}
