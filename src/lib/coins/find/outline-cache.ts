import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { decodeEntry, encodeEntry, packBits, readThroughSync, unpackBits } from "../../base/index";
import type { Layout } from "../layout";
import type { Side } from "../picture";
import { outlineVersion } from "./doubtful-outlines";
import type { CoinMask } from "./find-coin";

/** Where the outlines in a photograph are cached: plain data, fit for a worker. */
export interface OutlineCache {
  folder: string;
  /** Of the photograph's bytes, hexadecimal. */
  sha256: string;
}

/** The entry of a side's outline in a cache; null without one. */
export function outlineEntry(
  cache: OutlineCache | undefined,
  layout: Layout,
  side: Side,
): string | null {
  if (!cache) return null;
  const shown = layout === "single" ? layout : `${layout}-${side}`;
  return join(cache.folder, `${cache.sha256}-${outlineVersion()}-${shown}.outline`);
}

/**
 * An outline from its cache entry; where that is missing or damaged, `find` finds and stores it.
 * Finding a coin takes most of the time of every preparation, so that all of them share these
 * entries, 2 kB a side.
 */
export function cachedOutline(entry: string | null, find: () => CoinMask): CoinMask {
  return readThroughSync(entry, { decode: decodeOutline, encode: encodeOutline }, find);
}

/** The header as JSON, then the mask as compressed bits. */
export function encodeOutline({ mask, ...header }: CoinMask): Buffer {
  return encodeEntry(header, [deflateRawSync(packBits(mask))]);
}

/** The outline, or null when the bytes are not what `encodeOutline` made. */
export function decodeOutline(bytes: Buffer): CoinMask | null {
  const entry = decodeEntry<Omit<CoinMask, "mask">>(bytes);
  if (!entry) return null;
  const { header, length, take } = entry;
  const mask = new Uint8Array(header.width * header.height);
  return { ...header, mask: unpackBits(inflateRawSync(take(length)), mask) };
}
