/**
 * Trains the network that sees rims and writes its weights to src/lib/coins/find/rim-weights.ts:
 *
 *     node models/coin-rim/make.cjs MIRROR SIMULATED [SCENES] [STEPS]
 *
 * MIRROR holds `hoard/images` and `euro2-catalogue`, SIMULATED is a folder that `data simulate`
 * made.
 */
import { join } from "node:path";
import { ANGLES, CHANNELS, RADII } from "../../src/lib/coins/find/rim-strip";
import { startEngine, tf } from "../../src/lib/engine/index";
import { random, type Random } from "../../src/lib/base/random";
import { writeWhole } from "../../src/lib/base/write-whole";
import { coinBank } from "./coin-bank";
import { compose } from "./compose";
import { KERNELS, logitsOf, makeVariables } from "./network";
import { examplesOf, OUTPUTS, type Example } from "./strips";

const [BATCH, RATE, SPREAD] = [24, 4e-3, 0.7];

export async function main(words: readonly string[]): Promise<void> {
  const [mirror, simulated, scenes = "725", steps = "1200"] = words;
  await startEngine();
  const r = random(1);
  const bank = await coinBank(mirror, simulated);
  const examples: Example[] = [];
  for (let k = 0; k < Number(scenes); k++)
    examples.push(...examplesOf(await compose(r.pick(bank), r.pick(bank), r), r));
  const variables = makeVariables(7);
  const optimizer = tf.train.adam(RATE);
  for (let step = 0; step < Number(steps); step++) {
    const part = step / Number(steps);
    const rate = part < 0.05 ? 0.3 : 0.5 * (1 + Math.cos(Math.PI * part)) + 0.02;
    (optimizer as unknown as { learningRate: number }).learningRate = RATE * rate;
    const batch = Array.from({ length: BATCH }, () => turned(r.pick(examples), r));
    tf.tidy(() => void optimizer.minimize(() => lossOf(batch, variables)));
  }
  const tensors = KERNELS.flatMap(([name]) => {
    const { kernel, bias } = variables.get(name)!;
    return [kernel.dataSync() as Float32Array, bias.dataSync() as Float32Array];
  });
  const text = Buffer.concat(tensors.map(packed)).toString("base64");
  const file = join(__dirname, "../../src/lib/coins/find/rim-weights.ts");
  await writeWhole(
    file,
    `/** Weights of the network that sees rims, made by models/coin-rim/make.ts: 16-bit integers, base64. */\nexport const RIM_WEIGHTS =\n  "${text}";\n`,
  );
}

/** Cross-entropy against a narrow bell round the true position, or 'no rim here'. */
function lossOf(batch: readonly Example[], variables: ReturnType<typeof makeVariables>) {
  const n = batch.length;
  const strips = tf.stack(
    batch.map(({ strip }) => tf.tensor(strip, [ANGLES, RADII, CHANNELS])),
  ) as ReturnType<typeof tf.tensor4d>;
  const truth = tf.stack(batch.map((e) => tf.tensor(e.truth, [OUTPUTS, 1])));
  const shown = truth.greaterEqual(0).toFloat();
  const bins = tf.range(0, RADII).add(0.5).reshape([1, 1, RADII]);
  const bell = tf.exp(
    bins
      .sub(truth)
      .square()
      .mul(-0.5 / SPREAD ** 2),
  );
  const target = tf.concat([bell.div(bell.sum(2, true).add(1e-6)).mul(shown), tf.sub(1, shown)], 2);
  const likely = tf.logSoftmax(logitsOf(strips, variables).reshape([n, OUTPUTS, RADII + 1]));
  return tf.neg(target.mul(likely).sum(2)).mean().asScalar();
}

/** An example turned round its centre and, every second time, mirrored. */
function turned({ strip, truth }: Example, r: Random): Example {
  const turn = r.integer(OUTPUTS);
  const mirrored = r.next() < 0.5;
  const row = RADII * CHANNELS;
  const out = { strip: new Float32Array(strip.length), truth: new Float32Array(OUTPUTS) };
  for (let a = 0; a < ANGLES; a++) {
    const from = (a + 2 * turn) % ANGLES;
    const at = mirrored ? ANGLES - 1 - from : from;
    out.strip.set(strip.subarray(at * row, (at + 1) * row), a * row);
  }
  for (let a = 0; a < OUTPUTS; a++) {
    const from = (a + turn) % OUTPUTS;
    out.truth[a] = truth[mirrored ? OUTPUTS - 1 - from : from];
  }
  return out;
}

/** 16-bit integers with one scale before them. */
function packed(values: Float32Array): Buffer {
  const scale = values.reduce((m, v) => Math.max(m, Math.abs(v)), 1e-9) / 32767;
  const out = Buffer.alloc(4 + 2 * values.length);
  out.writeFloatLE(scale, 0);
  values.forEach((v, i) => out.writeInt16LE(Math.round(v / scale), 4 + 2 * i));
  return out;
}
