import type { AngularSpectrum } from "./angular-spectrum";
import type { DesignPicture } from "../design-picture";
import type { Affine } from "../find/ellipse";
import type { CoinReading } from "../find/find-coins";
import { broadField, fineField, orientationField, softField } from "./orientation";
import { interleaved, correlationUnder, registerDesign } from "./register-design";
import { screen, screenIndex, type ScreenIndex } from "./screen";

/** Pictures of designs, ready to be compared with coins. */
export interface DesignIndex {
  pictures: readonly DesignPicture[];
  screen: ScreenIndex;
  /** Indices of pictures that are always registered, independent of the screen. */
  always: readonly number[];
}

/** @param always  how many pictures at the end are always registered: the common sides */
export function designIndex(pictures: readonly DesignPicture[], always = 0): DesignIndex {
  return {
    pictures,
    screen: screenIndex(pictures.map(({ spectrum }): AngularSpectrum => spectrum)),
    always: Array.from({ length: always }, (_, i) => pictures.length - always + i),
  };
}

/** A picture of the catalogue aligned with a coin. */
export interface PictureScore {
  picture: number;
  /** Which of the coin's readings it lies on, and how. */
  reading: number;
  map: Affine;
  /**
   * Correlation with the coin in the screen, where only phases round the middle count, and aligned
   * with it in detail.
   */
  screened: number;
  aligned: number;
}

/** Number of pictures that are registered coarsely after the screen, and finely after that. */
const [MAX_COARSE_FITS, MAX_FINE_FITS] = [60, 12];
const COARSE_STEPS = { from: 0.04, to: 0.02 };
const FINE_STEPS = { from: 0.015, to: 0.00375, stride: 2 };

/**
 * Scores the catalogue's pictures on a coin, coarse to fine; each step keeps the best of the one
 * before. The coin's readings compete in every step.
 *
 * @returns the pictures that were registered in detail, the best first
 */
export function scoreDesigns(
  { pictures, screen: index, always }: DesignIndex,
  readings: readonly CoinReading[],
): PictureScore[] {
  const fields = readings.map(({ frame }) => orientationField(frame));
  const [broad, fine] = [
    fields.map((field) => interleaved(broadField(field))),
    fields.map((field) => interleaved(fineField(field))),
  ];
  const hits = fields.flatMap((field, reading) =>
    screen(index, softField(field)).map((hit) => ({ ...hit, reading, screened: hit.score })),
  );
  const tried = best(hits, MAX_COARSE_FITS, always, true).map((hit) => ({
    ...hit,
    ...registerDesign(pictures[hit.picture].broad, broad[hit.reading], hit.map, COARSE_STEPS),
  }));
  return best(tried, MAX_FINE_FITS, always)
    .map(({ reading, picture, map, screened }) => {
      const { fine: design } = pictures[picture];
      const found = registerDesign(design, fine[reading], map, FINE_STEPS);
      return {
        picture,
        reading,
        screened,
        map: found.map,
        aligned: correlationUnder(design, fine[reading], found.map),
      };
    })
    .sort((p, q) => q.aligned - p.aligned);
}

/**
 * The best `count` items, and those that are always kept.
 *
 * @param everyReading of those that always go on, all readings; else each picture's best alone
 */
function best<Item extends { picture: number; score: number }>(
  items: readonly Item[],
  count: number,
  always: readonly number[],
  everyReading = false,
): Item[] {
  const sorted = [...items].sort((p, q) => q.score - p.score);
  const seen = new Set<number>();
  const one = everyReading
    ? sorted
    : sorted.filter(({ picture }) => !seen.has(picture) && seen.add(picture));
  return one.filter(({ picture }, i) => i < count || always.includes(picture));
}
