import { CLASSIFIER, EMBEDDER } from "./lib/networks";
import { nodePeer, takeTurns } from "./lib/peer";
import { median } from "../src/lib/base/median";
import type { Row, Stage } from "./lib/stage";
import { withTask } from "./lib/with-task";

const ROUNDS = 3;

/**
 * A training step on WebAssembly, which serves where TensorFlow's library cannot, beside one on the
 * native engine.
 */
export const stage: Stage = {
  title: "A step of training on WebAssembly beside the native engine (median milliseconds)",
  async run({ say }) {
    const rows: Row[] = [];
    for (const [name, described] of Object.entries({
      "two-euro classifier, batch 20": CLASSIFIER,
      "Siamese embedder of the defaults, batch 32": EMBEDDER,
    })) {
      say(`${name} …`);
      const peers = ["wasm", "native"].map((engine) =>
        nodePeer("training-peer.ts", { NUMISLAB_ENGINE: engine }),
      );
      rows.push(
        await withTask(described, peers, async (task) => {
          for (const peer of peers) await peer.ask({ ask: "prepare", task });
          const first = await Promise.all(
            peers.map((peer) => peer.ask<{ losses: number[] }>({ ask: "train", steps: 3 })),
          );
          const [a, b] = await takeTurns<{ ms: number[] }>(peers, ROUNDS, {
            ask: "train",
            steps: 2,
          });
          const [wasm, native] = [a, b].map((blocks) => blocks.map(({ ms }) => median(ms)));
          return {
            name,
            numislab_ms: median(wasm),
            native_ms: median(native),
            ratio_to_native: median(wasm.map((value, i) => value / native[i])),
            losses_apart_3_steps: Math.max(
              ...first[0].losses.map(
                (loss, i) => Math.abs(loss - first[1].losses[i]) / first[1].losses[i],
              ),
            ),
          };
        }),
      );
    }
    return rows;
  },
};
