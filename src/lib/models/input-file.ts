import { createHash } from "node:crypto";
import type { Side } from "../coins/index";
import { fromLevels, toLevels } from "./levels";
import type { NetworkInput } from "./network-input";

/*
 * Network inputs as bytes: the SHA-256 of the rest (32 bytes), the length of a JSON header (4
 * bytes, little-endian), the header, then a signed byte a pixel. 9 kB a side at 96 pixels; the
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
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const body = Buffer.concat([
    length,
    text,
    ...kept.map(({ levels }) => new Uint8Array(levels.buffer)),
  ]);
  return Buffer.concat([createHash("sha256").update(body).digest(), body]);
}

/** The inputs, or null when the bytes are not what `encodeInputs` made. */
export function decodeInputs(bytes: Buffer): NetworkInput[] | null {
  const body = bytes.subarray(32);
  if (body.length < 4 || !createHash("sha256").update(body).digest().equals(bytes.subarray(0, 32)))
    return null;
  let at = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.toString("utf8", 4, at)) as Header;
  return header.map(({ side, pixels, limit, warnings }) => {
    const levels = new Int8Array(body.buffer, body.byteOffset + at, pixels);
    at += pixels;
    return { side, picture: fromLevels({ limit, levels }), warnings };
  });
}
