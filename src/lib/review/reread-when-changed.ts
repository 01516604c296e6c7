import { stat } from "node:fs/promises";

/** What files say, and a number that rises whenever they were read again. */
export interface Reread<Value> {
  value: Value;
  version: number;
}

/** Clocks of file systems tick in some milliseconds: a younger file may change unseen. */
const YOUNG = 100;

/**
 * Holds what files say in memory, and reads them again when one of them has changed: its time, size or
 * inode, or that it is there at all. Rejections are not held.
 *
 * @param read called when one has changed
 */
export function rereadWhenChanged<Value>(
  files: readonly string[],
  read: () => Promise<Value>,
): () => Promise<Reread<Value>> {
  let version = 0;
  let held: { stamp: string; result: Promise<Reread<Value>> } | null = null;
  return async () => {
    const stamps = await Promise.all(files.map(stampOf));
    const stamp = stamps.map(({ text }) => text).join("\n");
    if (held?.stamp === stamp) return held.result;
    const number = ++version;
    const mine = { stamp, result: read().then((value) => ({ value, version: number })) };
    held = mine;
    const young = stamps.some(({ changed }) => Date.now() - changed < YOUNG);
    if (young) mine.stamp = ""; // the next call looks once more
    mine.result.catch(() => {
      if (held === mine) held = null;
    });
    return mine.result;
  };
}

/** What shows a change of a file; of one that is not there, that. */
async function stampOf(file: string): Promise<{ text: string; changed: number }> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  if (found === null) return { text: "missing", changed: 0 };
  const { ino, size, mtimeNs, mtimeMs } = found;
  return { text: `${ino} ${size} ${mtimeNs}`, changed: Number(mtimeMs) };
}
