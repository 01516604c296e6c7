import { createHash } from "node:crypto";

/*
 * An entry of a cache as bytes: the SHA-256 of the rest (32 bytes), the length of a JSON header (4
 * bytes, little-endian), the header, then planes of bytes whose lengths the header tells.
 */
const DIGEST_BYTES = 32;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/** An entry of a cache. */
export interface CacheEntry<Header> {
  header: Header;
  /** The next bytes of the planes, not copied. */
  take(length: number): Buffer;
  /** How many bytes the planes have in all. */
  length: number;
}

/** @param header as JSON can hold it */
export function encodeEntry(header: unknown, planes: readonly Uint8Array[]): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const body = Buffer.concat([length, text, ...planes]);
  return Buffer.concat([sha256(body), body]);
}

/** The entry, or null where the bytes are not what `encodeEntry` made. */
export function decodeEntry<Header>(bytes: Buffer): CacheEntry<Header> | null {
  const body = bytes.subarray(DIGEST_BYTES);
  if (body.length < 4 || !sha256(body).equals(bytes.subarray(0, DIGEST_BYTES))) return null;
  let at = 4 + body.readUInt32LE(0);
  return {
    header: JSON.parse(body.toString("utf8", 4, at)) as Header,
    length: body.length - at,
    take: (length) => body.subarray(at, (at += length)),
  };
}

/** A mask as bits, 8 pixels a byte. @param mask of 0 and 1 */
export function packBits(mask: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(mask.length / 8));
  for (let i = 0; i < mask.length; i++) bits[i >> 3] |= mask[i] << (i & 7);
  return bits;
}

/** Fills a mask from bits. */
export function unpackBits(bits: Uint8Array, mask: Uint8Array): Uint8Array {
  for (let i = 0; i < mask.length; i++) mask[i] = (bits[i >> 3] >> (i & 7)) & 1;
  return mask;
}
