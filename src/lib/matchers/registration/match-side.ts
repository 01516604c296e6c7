import { createHash } from "node:crypto";
import { FLAT_LIMIT, type PreparedSide } from "../../coins/index";

/** Relief at one size: what registration reads. */
export interface Plane {
  /** Pixels a side. */
  size: number;
  /** size * size, relief from -127 to 127; 0 outside the mask. */
  relief: Int8Array;
  /** size * size, 1 where the relief means something. */
  mask: Uint8Array;
}

/**
 * All that the matcher keeps of one side of a coin, 0.2 MB: plain data, as a rule in shared memory,
 * which threads read without a copy. But a garbage collector does not count shared memory, so what
 * comes and goes is not shared.
 */
export interface MatchSide {
  /** SHA-256 of the relief: sides that look alike to the bit have the same. */
  digest: string;
  /** 70, 140 and 280 pixels a side. */
  pyramid: readonly [tiny: Plane, coarse: Plane, fine: Plane];
  /** What to look at in the photograph, in words. */
  warnings: string[];
}

/** Pixels a side of the finest plane. */
export const FINE = 280;

/**
 * What the matcher keeps of a side that was prepared at twice the finest plane's size (560, the
 * default).
 */
export function matchSide({
  size,
  flat,
  flatMask,
  warnings,
}: Pick<PreparedSide, "size" | "flat" | "flatMask" | "warnings">): MatchSide {
  if (size !== 2 * FINE)
    throw new RangeError(`a side must be prepared at ${2 * FINE} pixels, not ${size}`);
  const limit = FLAT_LIMIT; // an import is looked up at every use
  const relief = new Float32Array(flat.length);
  for (let i = 0; i < relief.length; i++) relief[i] = (flat[i] * 127) / limit;
  return fromFine(halved(relief, flatMask, size, true), warnings);
}

/**
 * A side from its finest plane, as a cache keeps it. @param shared in memory that threads share
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
