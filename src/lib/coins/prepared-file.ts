import { createHash } from "node:crypto";
import { FLAT_LIMIT } from "./flatten";
import type { PreparedCoin, PreparedSide } from "./prepare-coin";
import type { Side } from "./picture";

/*
 * A prepared coin as bytes: the SHA-256 of the rest (32 bytes), the length of a JSON header (4
 * bytes, little-endian), the header, then for each side brightness (a byte a pixel), relief (a
 * signed byte a pixel), and the two masks (a bit a pixel). 0.7 MB a side at 560 instead of 3.1:
 * prepared values are rounded to these levels beforehand, so nothing is lost, and the photographs
 * had no more than 8 bits to begin with.
 */

type Header = {
  side: Side;
  size: number;
  diameter: number;
  scale: number;
  centre: [number, number];
  warnings: string[];
}[];

const LEVELS = 127 / FLAT_LIMIT;

export function encodePrepared(coin: PreparedCoin): Buffer {
  const sides = Object.entries(coin) as [Side, PreparedSide][];
  const header: Header = sides.map(([side, { size, diameter, scale, centre, warnings }]) => ({
    side,
    size,
    diameter,
    scale,
    centre,
    warnings,
  }));
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const planes = sides.flatMap(([, { grey, flat, mask, flatMask }]) => {
    const bright = new Uint8Array(grey.length);
    const relief = new Int8Array(flat.length);
    for (let i = 0; i < grey.length; i++) {
      bright[i] = grey[i] * 255 + 0.5;
      relief[i] = ((flat[i] * LEVELS + 127.5) | 0) - 127;
    }
    return [bright, new Uint8Array(relief.buffer), pack(mask), pack(flatMask)];
  });
  const body = Buffer.concat([length, text, ...planes]);
  return Buffer.concat([createHash("sha256").update(body).digest(), body]);
}

/** The coin, or null when the bytes are not what `encodePrepared` made. */
export function decodePrepared(bytes: Buffer): PreparedCoin | null {
  const body = bytes.subarray(32);
  if (body.length < 4 || !createHash("sha256").update(body).digest().equals(bytes.subarray(0, 32)))
    return null;
  let at = 4 + body.readUInt32LE(0);
  const header = JSON.parse(body.toString("utf8", 4, at)) as Header;
  const take = (n: number) => body.subarray(at, (at += n));
  const coin: PreparedCoin = {};
  for (const { side, ...rest } of header) {
    const n = rest.size * rest.size;
    const bright = take(n);
    const relief = new Int8Array(body.buffer, take(n).byteOffset, n);
    const grey = new Float32Array(n);
    const flat = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      grey[i] = bright[i] / 255;
      flat[i] = relief[i] / LEVELS;
    }
    const bits = Math.ceil(n / 8);
    coin[side] = {
      ...rest,
      grey,
      mask: unpack(take(bits), n),
      flat,
      flatMask: unpack(take(bits), n),
    };
  }
  return coin;
}

function pack(mask: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(mask.length / 8));
  for (let i = 0; i < mask.length; i++) bits[i >> 3] |= mask[i] << (i & 7);
  return bits;
}

function unpack(bits: Uint8Array, length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (let i = 0; i < length; i++) mask[i] = (bits[i >> 3] >> (i & 7)) & 1;
  return mask;
}
