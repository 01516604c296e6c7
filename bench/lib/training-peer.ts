// Our side of every stage here that trains or predicts; bench/keras_peer.py is Keras'.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accelerate, adam, startEngine, tf, type Acceleration } from "../../src/lib/engine/index";
import {
  classifierStep,
  chooseLoss,
  embeddingLoss,
  unitEmbeddings,
} from "../../src/lib/models/index";
import { buildNetwork } from "./build-network";
import type { Task } from "./networks";
import { serve } from "./peer";
import { processMemory } from "./process-memory";

type Question =
  | { ask: "prepare"; task: Task; accelerations?: Partial<Acceleration> }
  | { ask: "train"; steps: number }
  | { ask: "predict" }
  | { ask: "memory" };

let step: (batch: number) => number;
let predict: () => Float32Array;
let batches = 1;

void serve(async (question: Question) => {
  if (question.ask === "prepare") return prepare(question.task, question.accelerations);
  if (question.ask === "memory") return { ...processMemory(), tensors: tf.memory().numTensors };
  const spent = process.cpuUsage();
  const cpu = () => {
    const { user, system } = process.cpuUsage(spent);
    return (user + system) / 1000;
  };
  if (question.ask === "predict") {
    const start = performance.now();
    const values = predict();
    return {
      ms: performance.now() - start,
      cpu_ms: cpu(),
      first: Array.from(values.subarray(0, 4)),
    };
  }
  const losses: number[] = [];
  const ms: number[] = [];
  for (let i = 0; i < question.steps; i++) {
    const start = performance.now();
    losses.push(step(i % batches));
    ms.push(performance.now() - start);
  }
  return { losses, ms, cpu_ms: cpu() / question.steps };
});

async function prepare(task: Task, accelerations: Partial<Acceleration> = {}): Promise<object> {
  const engine = await startEngine();
  const on = accelerate(accelerations);
  const { size, channels, batch, learningRate, folder } = task;
  const network = buildNetwork(task);
  const weights = network
    .getWeights()
    .map((weight) => Buffer.from(weight.dataSync().slice().buffer));
  writeFileSync(join(folder, "weights.f32"), Buffer.concat(weights));
  const pictures = floats(join(folder, "batches.f32"));
  const labels = new Int32Array(floats(join(folder, "labels.i32")).buffer);
  const optimizer = adam(learningRate);
  const length = batch * size * size * channels;
  batches = task.batches;
  step = (i) =>
    tf.tidy(() => {
      const x = tf.tensor4d(pictures.subarray(i * length, (i + 1) * length), [
        batch,
        size,
        size,
        channels,
      ]);
      const y = Array.from(labels.subarray(i * batch, (i + 1) * batch));
      if (task.network === "classifier") {
        const { loss, logits } = classifierStep(network, optimizer, x, y);
        logits.dispose();
        return loss.dataSync()[0];
      }
      const loss = () =>
        embeddingLoss(
          unitEmbeddings(network.apply(x, { training: true }) as tf.Tensor2D),
          y,
          chooseLoss({ kind: "contrastive", margin: 1 }),
        );
      return optimizer.minimize(loss, true)!.dataSync()[0];
    });
  predict = () =>
    tf.tidy(() => {
      const x = tf.tensor4d(pictures, [task.batches * batch, size, size, channels]);
      return (network.predict(x, { batchSize: 32 }) as tf.Tensor).dataSync() as Float32Array;
    });
  return { engine: engine.name, on };
}

function floats(file: string): Float32Array {
  const bytes = readFileSync(file);
  return new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
}
