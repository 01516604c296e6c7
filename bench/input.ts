import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedFolder } from "../src/lib/simulator/index";
import { nodePeer, pythonPeer, takeTurns, type Peer } from "./lib/peer";
import { median } from "../src/lib/base/median";
import { paired } from "./lib/spread";
import type { Row, Stage } from "./lib/stage";

const ROUNDS = 5;
const SIZE = 96;

type Answer = { ms: number };
type Epochs = { engine: string; epochs?: { ms: number; outside: number }[]; making?: number[] };

/**
 * From photographs to batches: reading them beside Keras, and what an epoch spends outside
 * TensorFlow.
 */
export const stage: Stage = {
  title:
    "Photographs to batches. Keras' loader (image_dataset_from_directory) decodes and resizes; numislab also finds both sides and evens out their light",
  async run({ say }) {
    say("simulated photographs, made where they are not there yet …");
    const simulated = await simulatedFolder(join(__dirname, "..", "data", "raw"), {
      coins: 91,
      seed: 1,
      width: 1574,
    });
    const folder = join(simulated, "images");
    return [...(await reading(folder, say)), await epoch(say)];
  },
};

async function reading(folder: string, say: (line: string) => void): Promise<Row[]> {
  const count = readdirSync(folder).length;
  const cache = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  const [here, keras] = [nodePeer("input-peer.ts"), pythonPeer("keras_input.py")];
  const beside = async (name: string, ours: object): Promise<Row> => {
    say(`${name} …`);
    const asOurs: Peer = {
      ask: (question) => here.ask({ ...question, ...ours }),
      close: here.close,
    };
    const [a, b] = await takeTurns<Answer>([asOurs, keras], ROUNDS, {
      folder,
      size: SIZE,
      what: "load",
    });
    return {
      name: `${count} photographs, ${name}`,
      ...paired(
        a.map(({ ms }) => ms),
        b.map(({ ms }) => ms),
      ),
    };
  };
  try {
    // files in memory, libraries loaded
    await takeTurns([here, keras], 1, { folder, size: SIZE, what: "decode" });
    await here.ask({ folder, size: SIZE, what: "prepare", cache });
    return [
      await beside("decoded", { what: "decode" }),
      await beside("prepared", { what: "prepare" }),
      await beside("prepared on one thread", { what: "prepare", threads: 1 }),
      await beside("out of the cache", { what: "prepare", cache }),
    ];
  } finally {
    here.close();
    keras.close();
    rmSync(cache, { recursive: true });
  }
}

async function epoch(say: (line: string) => void): Promise<Row> {
  const name = "epoch of the embedder, 240 sides";
  say(`${name} …`);
  const peer = nodePeer("epoch-peer.ts");
  try {
    const { epochs, making } = await peer.ask<Epochs>({ epochs: 12 });
    if (!epochs || !making)
      return { name: `${name}: not measured, TensorFlow's own library does not run here` };
    const ms = median(epochs.map((one) => one.ms));
    return {
      name,
      numislab_ms: ms,
      outside_tensorflow: median(epochs.map(({ outside }) => outside)),
      batches_if_made_inline: median(making) / ms,
      rounds: epochs.length,
    };
  } finally {
    peer.close();
  }
}
