import { compose, type Affine } from "../registration/align/affine";
import { placeFinder, type PlaceFinder } from "../registration/search/best-places";
import type { KeptAnswers } from "../registration/cache/kept-answers";
import type { MatchSide } from "../registration/match-side";
import { shiftsOfScreen } from "../registration/search/shifts";
import { drawnForScreen, variantsOf } from "../registration/search/variants";
import type { Workers } from "../registration/workers";
import type { DistantSide, LoadSide } from "./distant-side";

/** How a side lies on a reference. */
export interface Place {
  /** Position among the references. */
  reference: number;
  /** From the reference to the side. */
  map: Affine;
  /** Of the reliefs at 70 pixels as they lie there. */
  correlation: number;
}

/** What is kept of a side and a reference. */
export interface Placed {
  /** The screen's correlation. */
  score: number;
  /** The screen's map; laid on more exactly where the side is like the reference. */
  start: Affine;
  laid: { map: Affine; correlation: number } | null;
}

/** As JSON; numbers as they are. */
export const placedCode = {
  toJson: ({ score, start, laid }: Placed) => [score, start, laid && [laid.map, laid.correlation]],
  fromJson: ([score, start, laid]: [number, Affine, [Affine, number | null] | null]): Placed => ({
    score,
    start,
    laid: laid && { map: laid[0], correlation: laid[1] ?? NaN },
  }),
};

/** Each side is laid on so many of the references, its likest. */
const LAID_ON = 16;
/** Sides that are screened at once. */
export const TOGETHER = 128;

export interface PlaceOptions {
  load: LoadSide;
  workers: Workers;
  kept: KeptAnswers<Placed>;
  anyRotation?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Lays sides on references: screens all references, then aligns the likest at 70 pixels. What was
 * found is kept, side by side and reference by reference.
 *
 * The engine must have been started.
 *
 * @returns of each side its places, likest reference first
 */
export async function placeOnReferences(
  sides: readonly Pick<DistantSide, "digest" | "file">[],
  references: readonly MatchSide[],
  { load, workers, kept, anyRotation = false, onProgress }: PlaceOptions,
): Promise<Place[][]> {
  const variants = variantsOf(anyRotation);
  const shifts = shiftsOfScreen();
  const keys = references.map(({ digest }) => `${digest.slice(0, 32)}${anyRotation ? " any" : ""}`);
  const finders = new Map<string, PlaceFinder>();
  const finderFor = (chosen: readonly number[]) => {
    const name = chosen.join();
    if (!finders.has(name))
      finders.set(
        name,
        placeFinder(
          chosen.map((r) => drawnForScreen(references[r])),
          variants,
          shifts,
        ),
      );
    return finders.get(name)!;
  };
  const places: Place[][] = [];
  try {
    for (let from = 0; from < sides.length; from += TOGETHER) {
      const some = sides.slice(from, from + TOGETHER);
      const known = await Promise.all(some.map(({ digest }) => kept.of(digest)));
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
              laid: null,
            });
          }),
        );
      }
      places.push(
        ...(await Promise.all(some.map((side, i) => laidOn(side, known[i], unseen.includes(i))))),
      );
      onProgress?.(places.length, sides.length);
    }
  } finally {
    finders.forEach((finder) => finder.dispose());
  }
  return places;

  async function laidOn(
    side: (typeof sides)[number],
    known: Map<string, Placed>,
    changed: boolean,
  ): Promise<Place[]> {
    const found = keys.map((key) => known.get(key)!);
    const likest = [...references.keys()]
      .sort((i, j) => found[j].score - found[i].score || i - j)
      .slice(0, LAID_ON);
    const missing = likest.filter((r) => !found[r].laid);
    if (missing.length > 0) {
      const laid = await workers.lay({
        side: (await load(side)).pyramid[0],
        references: missing.map((r) => ({
          digest: references[r].digest,
          tiny: references[r].pyramid[0],
        })),
        starts: missing.map((r) => found[r].start),
      });
      missing.forEach((r, k) => (found[r].laid = laid[k]));
    }
    if (missing.length > 0 || changed) await kept.keep(side.digest, known);
    return likest.map((reference) => ({ reference, ...found[reference].laid! }));
  }
}
