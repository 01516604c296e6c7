import { CLASSIFIER, EMBEDDER, TWINS, type Task } from "./lib/networks";
import { nodePeer, pythonPeer, takeTurns } from "./lib/peer";
import { median } from "../src/lib/base/median";
import { paired } from "./lib/spread";
import type { Row, Stage } from "./lib/stage";
import { withTask } from "./lib/with-task";

interface Block {
  losses: number[];
  ms: number[];
  /** Processor time a step, both cores together. */
  cpu_ms: number;
}

interface Memory {
  resident_mb: number;
  peak_mb: number;
}

const ROUNDS = 7;
/**
 * Steps a turn: one to three seconds, long against the switch and short against the machine's
 * moods.
 */
const STEPS = 12;

const TASKS = {
  "two-euro classifier, batch 20": CLASSIFIER,
  "Siamese step, the classifier's trunk, batch 32": TWINS,
  "Siamese embedder of the defaults, batch 32": EMBEDDER,
};

/** A training step of the networks beside Keras', from the same weights on the same batches. */
export const stage: Stage = {
  title:
    "A step of training beside Keras on the same TensorFlow, processes that take turns (median milliseconds)",
  async run({ say }) {
    const rows: Row[] = [];
    for (const [name, task] of Object.entries(TASKS)) {
      say(`${name} …`);
      rows.push(await measure(name, task));
    }
    return rows;
  },
};

async function measure(name: string, described: Omit<Task, "folder">): Promise<Row> {
  const peers = [nodePeer("training-peer.ts"), pythonPeer("keras_peer.py")];
  return withTask(described, peers, async (task) => {
    // ours first: it writes the weights
    for (const peer of peers) await peer.ask({ ask: "prepare", task });
    const [ours, theirs] = await Promise.all(
      peers.map((peer) => peer.ask<Block>({ ask: "train", steps: 10 })),
    );
    const apart = Math.max(
      ...ours.losses.map(
        (loss, i) => Math.abs(loss - theirs.losses[i]) / Math.abs(theirs.losses[i]),
      ),
    );
    const [a, b] = await takeTurns<Block>(peers, ROUNDS, { ask: "train", steps: STEPS });
    const [memory, memoryOfKeras] = await Promise.all(
      peers.map((peer) => peer.ask<Memory>({ ask: "memory" })),
    );
    return {
      name,
      ...paired(
        a.map(({ ms }) => median(ms)),
        b.map(({ ms }) => median(ms)),
      ),
      // processor time tells of the work alone where something else keeps the machine busy
      cpu_ratio: paired(
        a.map(({ cpu_ms }) => cpu_ms),
        b.map(({ cpu_ms }) => cpu_ms),
      ).ratio_to_keras,
      peak_mb: Math.round(memory.peak_mb),
      keras_peak_mb: Math.round(memoryOfKeras.peak_mb),
      resident_mb: Math.round(memory.resident_mb),
      keras_resident_mb: Math.round(memoryOfKeras.resident_mb),
      losses_apart_10_steps: apart,
      first_loss: ours.losses[0],
      tenth_loss: ours.losses[9],
    };
  });
}
