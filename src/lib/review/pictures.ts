import sharp from "sharp";
import { prepareCoin, type PreparedSide, type Side } from "../coins/index";
import {
  matchSide,
  matchSides,
  overlay,
  startWorkers,
  throughWarp,
  type Warp,
} from "../matchers/index";
import { memoizeLru } from "./memoize-lru";
import type { ReviewStudy } from "./open-study";

/** Two aligned coins, as pictures in the frame of the first. */
export interface AlignedPictures {
  /**
   * How the pictures were aligned: by the full registration, by a coarse one that was rejected, or
   * by their centres because nothing was found.
   */
  how: "registered" | "roughly" | "centred";
  first: Buffer;
  second: Buffer;
  /** The first in red, the second in cyan. */
  colours: Buffer;
}

/** Number of pairs whose pictures stay in memory, 0.2 MB each. */
const MAX_CACHED_PAIRS = 60;
/** Number of prepared sides that do, 3 MB each: pairs that follow each other often share a coin. */
const MAX_CACHED_SIDES = 16;

/**
 * Makes the aligned pictures of a pair on request, and memoizes the latest.
 *
 * @param cache folder of outlines, which the study has filled
 */
export function pairPictures(
  { coins, layout, anyRotation }: ReviewStudy,
  cache: string,
): (side: Side, a: number, b: number) => Promise<AlignedPictures> {
  const workers = startWorkers(0);
  const seen = memoizeLru(
    MAX_CACHED_SIDES,
    async (coin: number, side: Side) =>
      (await prepareCoin(coins[coin].sides[side]!, { layout, side, cache }))[side]!,
  );
  return memoizeLru(
    MAX_CACHED_PAIRS,
    async (side: Side, a: number, b: number): Promise<AlignedPictures> => {
      const [first, second] = await Promise.all([seen(a, side), seen(b, side)]);
      const [{ registration }] = await matchSides(
        [first, second].map((one, i) => ({ coin: String(i), side, seen: matchSide(one) })),
        { anyRotation, workers },
      );
      const warp = registration?.warp ?? {
        map: [1, 0, 0, 0, 1, 0] as const,
        bend: new Float64Array(12),
      };
      return {
        how: registration ? (registration.rejected ? "roughly" : "registered") : "centred",
        ...(await drawn(first, second, warp)),
      };
    },
  );
}

async function drawn(
  a: PreparedSide,
  b: PreparedSide,
  warp: Warp,
): Promise<Omit<AlignedPictures, "how">> {
  const moved = throughWarp(b, warp, b.grey);
  const { size } = a;
  const both = overlay(a, b, warp);
  const [first, second, colours] = await Promise.all([
    transparent(size, (i) =>
      a.mask[i] ? [a.grey[i] * 255, a.grey[i] * 255, a.grey[i] * 255] : null,
    ),
    transparent(size, (i) =>
      Number.isNaN(moved[i]) ? null : [moved[i] * 255, moved[i] * 255, moved[i] * 255],
    ),
    transparent(size, (i) =>
      a.mask[i] || !Number.isNaN(moved[i])
        ? [both.data[3 * i], both.data[3 * i + 1], both.data[3 * i + 2]]
        : null,
    ),
  ]);
  return { first, second, colours };
}

/** @param pixel  red, green and blue, 0 … 255, or null outside the coin */
function transparent(
  size: number,
  pixel: (i: number) => readonly number[] | null,
): Promise<Buffer> {
  const data = new Uint8Array(4 * size * size);
  for (let i = 0; i < size * size; i++) {
    const colour = pixel(i);
    if (colour) data.set([...colour, 255], 4 * i);
  }
  return sharp(data, { raw: { width: size, height: size, channels: 4 } })
    .webp({ quality: 84 })
    .toBuffer();
}
