import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { NumislabError, readPlainFileSync, writeWhole } from "../base/index";
import type { StoredTensor } from "./stored-tensor";

const MAGIC = "numislab checkpoint 1\n";

/**
 * Everything that is needed to resume training with the same result as without the interruption.
 */
export interface Checkpoint<Progress> {
  /** Plain data that the loop keeps: epochs done, best metric so far, … */
  progress: Progress;
  /** Named groups of tensors: the weights, the best weights, the optimizer's state. */
  tensors: Record<string, StoredTensor[]>;
}

interface Head<Progress> {
  progress: Progress;
  groups: Record<string, Omit<StoredTensor, "values">[]>;
}

/**
 * Writes a checkpoint as one file: whoever reads it sees the former or the new one whole, never
 * half of it.
 */
export async function writeCheckpoint<Progress>(
  file: string,
  { progress, tensors }: Checkpoint<Progress>,
): Promise<void> {
  const head: Head<Progress> = { progress, groups: {} };
  const parts: Buffer[] = [];
  for (const [group, members] of Object.entries(tensors)) {
    head.groups[group] = members.map(({ values, ...rest }) => rest);
    for (const { values } of members)
      parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  }
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  await writeWhole(file, Buffer.concat([Buffer.from(MAGIC), length, text, ...parts]));
}

/**
 * Checks that checkpoints of this size can be stored: the former one stays until the next one is
 * whole.
 *
 * @throws NumislabError "state" where the disk has no room for them
 */
export function needRoom(file: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  const needed = existsSync(file) ? bytes : 2 * bytes;
  if (bavail * bsize >= needed) return;
  const megabytes = (n: number) => (n / 1e6).toFixed(1);
  throw new NumislabError(
    "state",
    `${dirname(file)}: the checkpoints of this training take ${megabytes(needed)} MB, and ${megabytes(bavail * bsize)} MB of the disk are free. Free some space, then go on.`,
  );
}

/**
 * Reads a checkpoint.
 *
 * @returns null where there is none
 * @throws NumislabError "state" where the file is not a whole checkpoint
 */
export function readCheckpoint<Progress>(file: string): Checkpoint<Progress> | null {
  if (!existsSync(file)) return null;
  const bytes = readPlainFileSync(file, { code: "state" });
  const start = MAGIC.length + 4;
  try {
    if (bytes.subarray(0, MAGIC.length).toString() !== MAGIC)
      throw new Error("it does not begin as a checkpoint does");
    let at = start + bytes.readUInt32LE(MAGIC.length);
    const head: Head<Progress> = JSON.parse(bytes.subarray(start, at).toString());
    const tensors: Checkpoint<Progress>["tensors"] = {};
    for (const [group, members] of Object.entries(head.groups)) {
      tensors[group] = members.map((member) => {
        const size = 4 * member.shape.reduce((product, extent) => product * extent, 1);
        if (at + size > bytes.length) throw new Error("it ends too early");
        const aligned = new Uint8Array(bytes.subarray(at, (at += size))).buffer;
        return {
          ...member,
          values: member.dtype === "int32" ? new Int32Array(aligned) : new Float32Array(aligned),
        };
      });
    }
    return { progress: head.progress, tensors };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new NumislabError(
      "state",
      `${file} is not a whole checkpoint (${why}): delete it to train this run from the start`,
      { cause },
    );
  }
}
