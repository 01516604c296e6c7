import { decodeEntry, encodeEntry, packBits, unpackBits } from "../../../base/index";
import { fromFine, plane, type MatchSide } from "../match-side";

/*
 * A side as an entry of a cache: the finest plane's relief (a signed byte a pixel) and its mask (a
 * bit a pixel). Everything else is made from it.
 */
interface Header {
  size: number;
  warnings: string[];
}

export function encodeSide({ pyramid: [, , fine], warnings }: MatchSide): Buffer {
  const header: Header = { size: fine.size, warnings };
  return encodeEntry(header, [Buffer.from(fine.relief), packBits(fine.mask)]);
}

/**
 * The side, or null when the bytes are not what `encodeSide` made. @param options.shared in memory
 * that threads share
 */
export function decodeSide(bytes: Buffer, { shared = true } = {}): MatchSide | null {
  const entry = decodeEntry<Header>(bytes);
  if (!entry) return null;
  const { size, warnings } = entry.header;
  const fine = plane(size, shared);
  const { buffer, byteOffset } = entry.take(size * size);
  fine.relief.set(new Int8Array(buffer, byteOffset, size * size));
  unpackBits(entry.take(Math.ceil((size * size) / 8)), fine.mask);
  return fromFine(fine, warnings, shared);
}
