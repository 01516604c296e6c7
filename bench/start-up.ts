import { CLASSIFIER } from "./lib/networks";
import { nodePeer, pythonPeer, type Peer } from "./lib/peer";
import { paired } from "./lib/spread";
import type { Stage } from "./lib/stage";
import { withTask } from "./lib/with-task";

const ROUNDS = 5;

/** From the start of a process to the end of its first training step, beside Keras. */
export const stage: Stage = {
  title:
    "From a process' start to its first trained step of the write-up's network, beside Keras (median milliseconds)",
  async run({ say }) {
    return withTask({ ...CLASSIFIER, batches: 1 }, [], async (task) => {
      const time = async (start: () => Peer) => {
        const began = performance.now();
        const peer = start();
        try {
          await peer.ask({ ask: "prepare", task });
          await peer.ask({ ask: "train", steps: 1 });
          return performance.now() - began;
        } finally {
          peer.close();
        }
      };
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = -1; round < ROUNDS; round++) {
        say(round < 0 ? "files into memory …" : `round ${round + 1} of ${ROUNDS} …`);
        const pair = [
          await time(() => nodePeer("training-peer.ts")),
          await time(() => pythonPeer("keras_peer.py")),
        ];
        if (round < 0) continue; // the first start reads the libraries from disk
        ours.push(pair[0]);
        theirs.push(pair[1]);
      }
      return [{ name: "first step", ...paired(ours, theirs) }];
    });
  },
};
