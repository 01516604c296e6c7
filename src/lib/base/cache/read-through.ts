import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { writeWhole, writeWholeSync } from "../write-whole";

/** How values are stored. */
export interface Codec<Value> {
  /** Null, or an error, where the bytes are not what `encode` made. */
  decode(bytes: Buffer): Value | null;
  encode(value: Value): string | Uint8Array;
}

/**
 * Reads an entry of a cache; where it is missing or damaged, makes the value and stores it.
 *
 * @param file of the entry; undefined or null = no cache
 */
export async function readThrough<Value>(
  file: string | null | undefined,
  codec: Codec<Value>,
  make: () => Promise<Value>,
): Promise<Value> {
  const cached = file ? await readEntry(file, codec) : null;
  if (cached !== null) return cached;
  const value = await make();
  if (file) await storeEntry(file, codec.encode(value));
  return value;
}

/** `readThrough` of a small entry, for where nothing can wait for a promise. */
export function readThroughSync<Value>(
  file: string | null | undefined,
  { decode, encode }: Codec<Value>,
  make: () => Value,
): Value {
  if (!file) return make();
  try {
    const cached = decode(readFileSync(file));
    if (cached !== null) return cached;
  } catch {
    // missing
  }
  const value = make();
  try {
    writeWholeSync(file, encode(value), { sync: false });
  } catch {
    // a full disk or a folder without permission only costs time
  }
  return value;
}

/** An entry of a cache; null where it is missing or damaged. */
export function readEntry<Value>(
  file: string,
  { decode }: Pick<Codec<Value>, "decode">,
): Promise<Value | null> {
  return readFile(file)
    .then(decode)
    .catch(() => null);
}

/**
 * Writes an entry of a cache, whole or not at all, without waiting for the disk. Several machines
 * may share the folder.
 *
 * @returns whether it was written: a full disk or a folder without permission only costs time
 */
export const storeEntry = (file: string, data: string | Uint8Array): Promise<boolean> =>
  writeWhole(file, data, { sync: false }).then(
    () => true,
    () => false,
  );
