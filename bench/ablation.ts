import type { Acceleration } from "../src/lib/engine/index";
import { CLASSIFIER } from "./lib/networks";
import { nodePeer, pythonPeer, takeTurns } from "./lib/peer";
import { median } from "../src/lib/base/median";
import type { Stage } from "./lib/stage";
import { withTask } from "./lib/with-task";

const ROUNDS = 7;
const STEPS = 8;
const ALL = ["reluGrad", "maxPoolGrad", "adam", "convPool", "crop", "crossEntropy"] as const;

/**
 * What each acceleration gains: the write-up's network with each left out, with one after the other
 * added, and Keras.
 */
export const stage: Stage = {
  title:
    "A step of the write-up's network with accelerations left out, beside Keras (median milliseconds)",
  async run({ say }) {
    const on = (names: readonly string[]) =>
      Object.fromEntries(
        ALL.map((name) => [name, names.includes(name)]),
      ) as unknown as Acceleration;
    const variants = [
      ...ALL.map((_, i) => ({
        name: i === 0 ? "stock, but Adam by Keras' formula" : `+ ${ALL[i - 1]}`,
        accelerations: on(ALL.slice(0, i)),
      })),
      { name: "+ crossEntropy: all on", accelerations: on(ALL) },
      ...ALL.map((left) => ({
        name: `all but ${left}`,
        accelerations: on(ALL.filter((name) => name !== left)),
      })),
    ];
    const peers = [
      ...variants.map(() => nodePeer("training-peer.ts")),
      pythonPeer("keras_peer.py"),
    ];
    return withTask(CLASSIFIER, peers, async (task) => {
      for (const [i, peer] of peers.entries())
        await peer.ask({ ask: "prepare", task, accelerations: variants[i]?.accelerations });
      await takeTurns(peers, 1, { ask: "train", steps: 3 });
      say(`${peers.length} processes take turns …`);
      const blocks = await takeTurns<{ ms: number[]; cpu_ms: number }>(peers, ROUNDS, {
        ask: "train",
        steps: STEPS,
      });
      const memory = await Promise.all(
        peers.map((peer) => peer.ask<{ peak_mb: number }>({ ask: "memory" })),
      );
      const times = blocks.map((rounds) => rounds.map(({ ms }) => median(ms)));
      const keras = times[variants.length];
      return [...variants.map(({ name }) => name), "Keras"].map((name, i) => ({
        name,
        [i < variants.length ? "numislab_ms" : "keras_ms"]: median(times[i]),
        ratio_to_keras: median(times[i].map((value, round) => value / keras[round])),
        cpu_ms: median(blocks[i].map(({ cpu_ms }) => cpu_ms)),
        peak_mb: Math.round(memory[i].peak_mb),
      }));
    });
  },
};
