import { createHash } from "node:crypto";
import { fromFine, plane, type MatchSide } from "../match-side";

/*
 * A side as bytes: the SHA-256 of the rest (32 bytes), the length of a JSON header (4 bytes,
 * little-endian), the header, the finest plane's relief (a signed byte a pixel) and its mask (a bit
 * a pixel). Everything else is made from it.
 */

export function encodeSide({ pyramid: [, , fine], warnings }: MatchSide): Buffer {
  const header = Buffer.from(JSON.stringify({ size: fine.size, warnings }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const bits = Buffer.alloc(Math.ceil(fine.mask.length / 8));
  for (let i = 0; i < fine.mask.length; i++) bits[i >> 3] |= fine.mask[i] << (i & 7);
  const body = Buffer.concat([length, header, Buffer.from(fine.relief), bits]);
  return Buffer.concat([createHash("sha256").update(body).digest(), body]);
}

/**
 * The side, or null when the bytes are not what `encodeSide` made. @param options.shared in memory
 * that threads share
 */
export function decodeSide(bytes: Buffer, { shared = true } = {}): MatchSide | null {
  const body = bytes.subarray(32);
  if (body.length < 4 || !createHash("sha256").update(body).digest().equals(bytes.subarray(0, 32)))
    return null;
  const start = 4 + body.readUInt32LE(0);
  const { size, warnings } = JSON.parse(body.toString("utf8", 4, start)) as {
    size: number;
    warnings: string[];
  };
  const fine = plane(size, shared);
  const n = size * size;
  fine.relief.set(new Int8Array(body.buffer, body.byteOffset + start, n));
  for (let i = 0; i < n; i++) fine.mask[i] = (body[start + n + (i >> 3)] >> (i & 7)) & 1;
  return fromFine(fine, warnings, shared);
}
