import { createHash } from "node:crypto";
import { FLAT_LIMIT, type PreparedSide } from "../../coins/index";

/** Relief at one pyramid level. */
export interface Plane {
  /** Pixels a side. */
  size: number;
  /** size * size, relief from -127 to 127; 0 outside the mask. */
  relief: Int8Array;
  /** size * size, 1 where the relief means something. */
  mask: Uint8Array;
}

/**
 * What the matcher stores of one side of a coin, 0.2 MB: plain data, usually in shared memory,
 * which threads read without a copy. Short-lived sides are not shared, because the garbage
 * collector does not count shared memory.
 */
export interface MatchSide {
  /** SHA-256 of the relief: sides that look alike to the bit have the same. */
  digest: string;
  /** 70, 140 and 280 pixels a side. */
  pyramid: readonly [tiny: Plane, coarse: Plane, fine: Plane];
  /** Warnings about the photograph, as sentences. */
  warnings: string[];
}

/** Pixels a side of the finest plane. */
export const FINE_SIZE_PX = 280;

/** Pyramid of a side that was prepared at twice the finest plane's size (560, the default). */
export function matchSide({
  size,
  flat,
  flatMask,
  warnings,
}: Pick<PreparedSide, "size" | "flat" | "flatMask" | "warnings">): MatchSide {
  if (size !== 2 * FINE_SIZE_PX)
    throw new RangeError(`a side must be prepared at ${2 * FINE_SIZE_PX} pixels, not ${size}`);
  const limit = FLAT_LIMIT; // an import is looked up at every use
  const relief = new Float32Array(flat.length);
  for (let i = 0; i < relief.length; i++) relief[i] = (flat[i] * 127) / limit;
  return fromFine(halved(relief, flatMask, size, true), warnings);
}

/**
 * A side from its finest plane, as the cache stores it. @param shared in memory that threads share
 */
export function fromFine(fine: Plane, warnings: string[], shared = true): MatchSide {
  const coarse = halved(fine.relief, fine.mask, fine.size, shared);
  const tiny = halved(coarse.relief, coarse.mask, coarse.size, shared);
  const digest = createHash("sha256").update(fine.relief).update(fine.mask).digest("hex");
  return { digest, pyramid: [tiny, coarse, fine], warnings };
}

/** An empty plane. @param shared  in memory that threads share */
export function plane(size: number, shared = true): Plane {
  const n = size * size;
  const empty = () => (shared ? new SharedArrayBuffer(n) : new ArrayBuffer(n));
  return { size, relief: new Int8Array(empty()), mask: new Uint8Array(empty()) };
}

/** Means of 2 x 2 pixels; a cell counts only where all four do. */
function halved(relief: ArrayLike<number>, mask: Uint8Array, size: number, shared: boolean): Plane {
  const half = size / 2;
  const out = plane(half, shared);
  for (let y = 0, o = 0; y < half; y++) {
    for (let x = 0; x < half; x++, o++) {
      const i = 2 * y * size + 2 * x;
      if (!(mask[i] && mask[i + 1] && mask[i + size] && mask[i + size + 1])) continue;
      out.mask[o] = 1;
      out.relief[o] = Math.round(
        (relief[i] + relief[i + 1] + relief[i + size] + relief[i + size + 1]) / 4,
      );
    }
  }
  return out;
}
