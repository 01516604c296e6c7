import { decodeEntry, encodeEntry } from "../base/index";
import type { Side } from "../coins/index";
import { fromLevels, toLevels } from "./levels";
import type { NetworkInput } from "./network-input";

/*
 * Network inputs as an entry of a cache: a signed byte a pixel, 9 kB a side at 96 pixels. The
 * photographs of the Toulouse hoard have 150 kB each.
 */

type Header = { side: Side; pixels: number; limit: number; warnings: string[] }[];

export function encodeInputs(inputs: readonly NetworkInput[]): Buffer {
  const kept = inputs.map((input) => ({ ...input, ...toLevels(input.picture) }));
  const header: Header = kept.map(({ side, levels, limit, warnings }) => ({
    side,
    pixels: levels.length,
    limit,
    warnings,
  }));
  return encodeEntry(
    header,
    kept.map(({ levels }) => new Uint8Array(levels.buffer)),
  );
}

/** The inputs, or null when the bytes are not what `encodeInputs` made. */
export function decodeInputs(bytes: Buffer): NetworkInput[] | null {
  const entry = decodeEntry<Header>(bytes);
  if (!entry) return null;
  return entry.header.map(({ side, pixels, limit, warnings }) => {
    const { buffer, byteOffset } = entry.take(pixels);
    const levels = new Int8Array(buffer, byteOffset, pixels);
    return { side, picture: fromLevels({ limit, levels }), warnings };
  });
}
