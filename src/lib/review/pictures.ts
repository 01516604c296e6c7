import sharp from "sharp";
import {
  prepareCoin,
  readPhotograph,
  sideInPhotograph,
  type Picture,
  type PreparedSide,
  type Side,
} from "../coins/index";
import {
  matchSide,
  matchSides,
  overlay,
  startWorkers,
  throughWarp,
  type Warp,
} from "../matchers/index";
import { closeUp, closeUpSize } from "./close-up";
import { memoizeLru } from "./memoize-lru";
import type { ReviewStudy } from "./open-study";

/** Two aligned coins, as pictures in the frame of the first. */
export interface AlignedPictures {
  /**
   * How the pictures were aligned: by the full registration, by a coarse one that was rejected, or
   * by their centres because nothing was found.
   */
  how: "registered" | "roughly" | "centred";
  /** The photographs in colour, as large as they show detail. */
  first: Buffer;
  second: Buffer;
  /** Their relief without light and patina. */
  firstRelief: Buffer;
  secondRelief: Buffer;
  /** The first in red, the second in cyan. */
  colours: Buffer;
}

/** Number of pairs whose pictures stay in memory, 1 MB each. */
const MAX_CACHED_PAIRS = 40;
/**
 * Number of prepared sides that do with their photographs, up to 15 MB each: pairs that follow each
 * other often share a coin.
 */
const MAX_CACHED_SIDES = 12;

/** A side, prepared, and the part of the photograph that shows it. */
interface SeenSide {
  prepared: PreparedSide;
  photograph: Picture;
}

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
  const seen = memoizeLru(MAX_CACHED_SIDES, async (coin: number, side: Side): Promise<SeenSide> => {
    const file = coins[coin].sides[side]!;
    const prepared = (await prepareCoin(file, { layout, side, cache }))[side]!;
    const photograph = await readPhotograph(file);
    return {
      prepared,
      photograph: sideInPhotograph(photograph, { name: file, layout }, side).picture,
    };
  });
  return memoizeLru(
    MAX_CACHED_PAIRS,
    async (side: Side, a: number, b: number): Promise<AlignedPictures> => {
      const [first, second] = await Promise.all([seen(a, side), seen(b, side)]);
      const [{ registration }] = await matchSides(
        [first, second].map(({ prepared }, i) => ({
          coin: String(i),
          side,
          seen: matchSide(prepared),
        })),
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

async function drawn(a: SeenSide, b: SeenSide, warp: Warp): Promise<Omit<AlignedPictures, "how">> {
  const { size, mask, flat } = a.prepared;
  const moved = throughWarp(b.prepared, warp);
  const both = overlay(a.prepared, b.prepared, warp);
  const large = closeUpSize([a.prepared, b.prepared]);
  const grey = (relief: number) => {
    const tone = Math.max(0, Math.min(255, 128 + 60 * relief));
    return [tone, tone, tone];
  };
  const [first, second, firstRelief, secondRelief, colours] = await Promise.all([
    closeUp(a.photograph, a.prepared, { size: large }),
    closeUp(b.photograph, b.prepared, { size: large, warp }),
    transparent(size, (i) => (mask[i] ? grey(flat[i]) : null)),
    transparent(size, (i) => (Number.isNaN(moved[i]) ? null : grey(moved[i]))),
    transparent(size, (i) =>
      mask[i] || !Number.isNaN(moved[i])
        ? [both.data[3 * i], both.data[3 * i + 1], both.data[3 * i + 2]]
        : null,
    ),
  ]);
  return { first, second, firstRelief, secondRelief, colours };
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
