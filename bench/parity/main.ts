/**
 * Trains the write-up's network here and in Keras, from the same start weights on the same batches,
 * and compares the losses of every step: `npm run parity [-- --json]`. Keras without oneDNN's
 * kernels shows what rounding alone does. Exit code 0: they agree; 1: they do not, or it failed; 2:
 * wrong usage.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodePeer, pythonPeer } from "../lib/peer";
import { median } from "../../src/lib/base/median";
import { agreement, LIMITS } from "./agreement";
import { lossTable } from "./loss-table";

const STEPS = Math.max(...LIMITS.map(({ steps }) => steps));

export async function main(words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => word !== "--json");
  if (unknown !== undefined) {
    say(`There is no option ${unknown}.\nUsage: npm run parity [-- --json]`);
    process.exitCode = 2;
    return;
  }
  try {
    const result = await parity();
    console.log(words.includes("--json") ? JSON.stringify(result, null, 1) : lossTable(result));
    process.exitCode = result.agree ? 0 : 1;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function parity() {
  const folder = mkdtempSync(join(tmpdir(), "numislab-parity-"));
  const peers = [
    nodePeer("training-peer.ts"),
    pythonPeer("keras_peer.py"),
    pythonPeer("keras_peer.py", { env: { TF_ENABLE_ONEDNN_OPTS: "0" } }),
  ];
  try {
    // not before a wrong word was refused: it loads TensorFlow
    const { writeEuroBatches } = require("./euro-batches") as typeof import("./euro-batches");
    const task = await writeEuroBatches(STEPS, folder, say);
    const versions: object[] = [];
    const blocks: { losses: number[]; ms: number[] }[] = [];
    // ours first: it writes the weights
    for (const peer of peers) versions.push(await peer.ask<object>({ ask: "prepare", task }));
    for (const [i, peer] of peers.entries()) {
      say(`${STEPS} steps ${["here", "in Keras", "in Keras without oneDNN's kernels"][i]} …`);
      blocks.push(await peer.ask({ ask: "train", steps: STEPS }));
    }
    const [ours, theirs, control] = blocks;
    return {
      versions: Object.assign({}, ...versions) as {
        engine: string;
        keras: string;
        tensorflow: string;
      },
      ...agreement(ours.losses, theirs.losses, control.losses),
      // of the steps after the first ten, which set things up; npm run bench -- training measures
      // with more care
      ms_a_step: { numislab: median(ours.ms.slice(10)), keras: median(theirs.ms.slice(10)) },
    };
  } finally {
    for (const peer of peers) peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string) => void process.stderr.write(`${line}\n`);
