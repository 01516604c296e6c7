import { CLASSIFIER } from "./lib/networks";
import { nodePeer, pythonPeer, takeTurns } from "./lib/peer";
import { paired } from "./lib/spread";
import type { Stage } from "./lib/stage";
import { withTask } from "./lib/with-task";

interface Prediction {
  ms: number;
  cpu_ms: number;
  /** The first picture's probabilities. */
  first: number[];
}

const ROUNDS = 9;

/**
 * Probabilities of 500 pictures by the write-up's network, in batches of 32, beside Keras'
 * `predict`.
 */
export const stage: Stage = {
  title:
    "Predicting 500 pictures in batches of 32 by the write-up's network, beside Keras (median milliseconds)",
  async run({ say }) {
    const peers = [nodePeer("training-peer.ts"), pythonPeer("keras_peer.py")];
    return withTask({ ...CLASSIFIER, batches: 25 }, peers, async (task) => {
      for (const peer of peers) await peer.ask({ ask: "prepare", task });
      const [ours, theirs] = await Promise.all(
        peers.map((peer) => peer.ask<Prediction>({ ask: "predict" })),
      );
      say("warm …");
      const [a, b] = await takeTurns<Prediction>(peers, ROUNDS, { ask: "predict" });
      return [
        {
          name: "500 pictures",
          ...paired(
            a.map(({ ms }) => ms),
            b.map(({ ms }) => ms),
          ),
          cpu_ratio: paired(
            a.map(({ cpu_ms }) => cpu_ms),
            b.map(({ cpu_ms }) => cpu_ms),
          ).ratio_to_keras,
          probabilities_apart: Math.max(
            ...ours.first.map((value, i) => Math.abs(value - theirs.first[i])),
          ),
        },
      ];
    });
  },
};
