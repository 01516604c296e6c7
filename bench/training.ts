import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLASSIFIER, SIAMESE, writeBatches, type Task } from "./lib/networks";
import { nodePeer, pythonPeer, takeTurns } from "./lib/peer";
import { median, paired } from "./lib/spread";
import type { Row, Stage } from "./lib/stage";

interface Block {
  losses: number[];
  ms: number[];
}

interface Memory {
  resident_mb: number;
  peak_mb: number;
}

const ROUNDS = 9;
/** Steps a turn: some two seconds, so that a turn is long against the switch and short against the machine's moods. */
const STEPS = 16;

/** A training step of both networks beside Keras', from the same weights on the same batches. */
export const stage: Stage = {
  title: "A step of training, one batch after another, beside Keras on the same TensorFlow (median milliseconds)",
  async run({ say }) {
    const rows: Row[] = [];
    for (const [name, task] of [["two-euro classifier, batch 20", CLASSIFIER], ["Siamese embedder, batch 32", SIAMESE]] as const) {
      say(`${name} …`);
      const folder = mkdtempSync(join(tmpdir(), "numislab-bench-"));
      try {
        rows.push(await measure(name, writeBatches(task, folder)));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return rows;
  },
};

async function measure(name: string, task: Task): Promise<Row> {
  const peers = [nodePeer("training-peer.ts"), pythonPeer("keras_training.py")];
  try {
    for (const peer of peers) await peer.ask({ ask: "prepare", task }); // ours first: it writes the weights
    const [ours, theirs] = await Promise.all(peers.map((peer) => peer.ask<Block>({ ask: "losses", steps: 10 })));
    const apart = Math.max(...ours.losses.map((loss, i) => Math.abs(loss - theirs.losses[i]) / Math.abs(theirs.losses[i])));
    const [a, b] = await takeTurns<Block>(peers, ROUNDS, { ask: "block", steps: STEPS });
    const [memory, memoryOfKeras] = await Promise.all(peers.map((peer) => peer.ask<Memory>({ ask: "memory" })));
    return {
      name,
      ...paired(a.map(({ ms }) => median(ms)), b.map(({ ms }) => median(ms))),
      peak_mb: Math.round(memory.peak_mb),
      keras_peak_mb: Math.round(memoryOfKeras.peak_mb),
      resident_mb: Math.round(memory.resident_mb),
      keras_resident_mb: Math.round(memoryOfKeras.resident_mb),
      losses_apart_10_steps: apart,
      first_loss: ours.losses[0],
      tenth_loss: ours.losses[9],
    };
  } finally {
    for (const peer of peers) peer.close();
  }
}
