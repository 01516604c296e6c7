import { compose, type Affine } from "../registration/align/affine";
import { anyRotationFinder } from "../registration/search/any-rotation";
import { placeFinder, type PlaceFinder } from "../registration/search/best-places";
import type { PairCache } from "../registration/cache/pair-cache";
import type { MatchSide } from "../registration/match-side";
import { shiftsOfScreen } from "../registration/search/shifts";
import { drawnForScreen, variantsOf } from "../registration/search/variants";
import type { Workers } from "../registration/workers";
import type { DistantSide, LoadSide } from "./distant-side";

/** Alignment of a side with a reference. */
export interface Place {
  /** Position among the references. */
  reference: number;
  /** From the reference to the side. */
  map: Affine;
  /** Correlation of the aligned reliefs at 70 pixels. */
  correlation: number;
}

/** Cached result of a side and a reference. */
export interface Placed {
  /** Correlation of the coarse search. */
  score: number;
  /** Map of the coarse search; refined where the side is similar to the reference. */
  start: Affine;
  aligned: { map: Affine; correlation: number } | null;
}

/** As JSON; numbers as they are. */
export const placedCode = {
  toJson: ({ score, start, aligned }: Placed) => [
    score,
    start,
    aligned && [aligned.map, aligned.correlation],
  ],
  fromJson: ([score, start, aligned]: [
    number,
    Affine,
    [Affine, number | null] | null,
  ]): Placed => ({
    score,
    start,
    aligned: aligned && { map: aligned[0], correlation: aligned[1] ?? NaN },
  }),
};

/** Number of nearest references that each side is aligned with. */
const REFERENCES_PER_SIDE = 16;
/** Sides per block of the coarse search. */
export const SIDES_PER_BLOCK = 128;

export interface PlaceOptions {
  load: LoadSide;
  workers: Workers;
  cache: PairCache<Placed>;
  anyRotation?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Aligns sides with references: coarse search over all references, then alignment with the nearest
 * ones at 70 pixels. Results are cached by side and reference.
 *
 * The engine must have been started.
 *
 * @returns of each side its alignments, the highest correlation first
 */
export async function placeOnReferences(
  sides: readonly Pick<DistantSide, "digest" | "file">[],
  references: readonly MatchSide[],
  { load, workers, cache, anyRotation = false, onProgress }: PlaceOptions,
): Promise<Place[][]> {
  const variants = variantsOf(anyRotation);
  const shifts = shiftsOfScreen();
  const keys = references.map(({ digest }) => `${digest.slice(0, 32)}${anyRotation ? " any" : ""}`);
  const finders = new Map<string, PlaceFinder>();
  const finderFor = (chosen: readonly number[]) => {
    const name = chosen.join();
    if (!finders.has(name)) {
      const drawn = chosen.map((r) => drawnForScreen(references[r]));
      finders.set(
        name,
        anyRotation ? anyRotationFinder(drawn) : placeFinder(drawn, variants, shifts),
      );
    }
    return finders.get(name)!;
  };
  const places: Place[][] = [];
  try {
    for (let from = 0; from < sides.length; from += SIDES_PER_BLOCK) {
      const some = sides.slice(from, from + SIDES_PER_BLOCK);
      const known = await Promise.all(some.map(({ digest }) => cache.of(digest)));
      const unseen = [...some.keys()].filter((i) => keys.some((key) => !known[i].has(key)));
      const wanted = [...keys.keys()].filter((r) => unseen.some((i) => !known[i].has(keys[r])));
      if (unseen.length > 0) {
        const { best, which } = finderFor(wanted).among(
          (await Promise.all(unseen.map((i) => load(some[i])))).map(drawnForScreen),
        );
        unseen.forEach((i, k) =>
          wanted.forEach((r, w) => {
            if (known[i].has(keys[r])) return;
            const at = w * unseen.length + k;
            const { x, y } = shifts[which[at] % shifts.length];
            known[i].set(keys[r], {
              score: best[at],
              start: compose([1, 0, x, 0, 1, y], variants[Math.floor(which[at] / shifts.length)]),
              aligned: null,
            });
          }),
        );
      }
      places.push(
        ...(await Promise.all(
          some.map((side, i) => alignedWith(side, known[i], unseen.includes(i))),
        )),
      );
      onProgress?.(places.length, sides.length);
    }
  } finally {
    finders.forEach((finder) => finder.dispose());
  }
  return places;

  async function alignedWith(
    side: (typeof sides)[number],
    known: Map<string, Placed>,
    changed: boolean,
  ): Promise<Place[]> {
    const found = keys.map((key) => known.get(key)!);
    const mostSimilar = [...references.keys()]
      .sort((i, j) => found[j].score - found[i].score || i - j)
      .slice(0, REFERENCES_PER_SIDE);
    const missing = mostSimilar.filter((r) => !found[r].aligned);
    if (missing.length > 0) {
      const aligned = await workers.align({
        side: (await load(side)).pyramid[0],
        references: missing.map((r) => ({
          digest: references[r].digest,
          tiny: references[r].pyramid[0],
        })),
        starts: missing.map((r) => found[r].start),
      });
      missing.forEach((r, k) => (found[r].aligned = aligned[k]));
    }
    if (missing.length > 0 || changed) await cache.store(side.digest, known);
    return mostSimilar.map((reference) => ({ reference, ...found[reference].aligned! }));
  }
}
