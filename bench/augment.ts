import { nodePeer, pythonPeer, takeTurns } from "./lib/peer";
import { median } from "../src/lib/base/median";
import { paired } from "./lib/spread";
import type { Stage } from "./lib/stage";

const ROUNDS = 40;
const WARM = 10;

type Answer = { ms: number; how?: string };

/**
 * The write-up's augmentation of a batch beside Keras', and the views that a Siamese network learns
 * from.
 */
export const stage: Stage = {
  title:
    "A batch of augmented pictures on one thread; Keras may use all cores (median milliseconds)",
  async run({ say }) {
    const peers = [nodePeer("augment-peer.ts"), pythonPeer("keras_input.py")];
    const question = { what: "augment" };
    try {
      say("Keras' affine of 20 pictures of 128x128x3 …");
      await takeTurns(peers, WARM, question); // compilers on both sides
      const [ours, theirs] = await takeTurns<Answer>(peers, ROUNDS, question);
      say("views of 32 sides …");
      const [views] = await takeTurns<Answer>(peers.slice(0, 1), ROUNDS, { what: "views" });
      return [
        {
          name: "rotation, shear, zoom, shift: 20 of 128x128x3",
          ...paired(
            ours.map(({ ms }) => ms),
            theirs.map(({ ms }) => ms),
          ),
          keras_by: theirs[0].how,
        },
        {
          name: "views for a Siamese step: 32 of 96x96",
          numislab_ms: median(views.map(({ ms }) => ms)),
          rounds: ROUNDS,
        },
      ];
    } finally {
      for (const peer of peers) peer.close();
    }
  },
};
