import { tf } from "../../engine/index";
import { compose, invert, type Affine } from "../registration/align/affine";
import type { DistantSide } from "./distant-side";
import { ALIGNED_SIZE_PX, alignedPicture } from "./aligned-picture";
import type { Place } from "./place-on-references";

/** Two sides that may be from the same die, by their positions, a before b. */
export interface ProposedPair {
  a: number;
  b: number;
  /** From a to b. */
  start: Affine;
}

/** Rows of one matrix product; chosen for speed. */
const ROWS_PER_PRODUCT = 512;

export interface NearestNeighboursOptions {
  /** Number of nearest neighbours per side. */
  neighbours: number;
  /** Pairs that may be from the same die at all; all where it is left out. */
  may?(a: number, b: number): boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * k nearest neighbours of each side: sides that are aligned with the same reference are compared in
 * its frame, pixel by pixel, without rotation and shift. Two strikes from the same die are aligned
 * alike with whatever resembles them.
 *
 * The engine must have been started.
 *
 * @param places of each side: the references that it is aligned with, and the maps
 * @returns pairs in which either side is a neighbour of the other, sorted by a, then b
 */
export function nearestNeighbours(
  sides: readonly Pick<DistantSide, "tiny">[],
  places: readonly (readonly Place[])[],
  references: number,
  { neighbours, may, onProgress }: NearestNeighboursOptions,
): ProposedPair[] {
  const best = sides.map((): { b: number; like: number; reference: number }[] => []);
  const lying = Array.from({ length: references }, (): { i: number; map: Affine }[] => []);
  places.forEach((own, i) =>
    own.forEach(({ reference, map }) => lying[reference].push({ i, map })),
  );
  for (const [reference, on] of lying.entries()) {
    const pictures = new Float32Array(on.length * ALIGNED_SIZE_PX * ALIGNED_SIZE_PX);
    on.forEach(({ i, map }, k) =>
      alignedPicture(
        sides[i].tiny,
        map,
        pictures.subarray(
          k * ALIGNED_SIZE_PX * ALIGNED_SIZE_PX,
          (k + 1) * ALIGNED_SIZE_PX * ALIGNED_SIZE_PX,
        ),
      ),
    );
    const all = tf.tensor2d(pictures, [on.length, ALIGNED_SIZE_PX * ALIGNED_SIZE_PX]);
    for (let from = 0; from < on.length; from += ROWS_PER_PRODUCT) {
      const rows = Math.min(ROWS_PER_PRODUCT, on.length - from);
      const product = tf.tidy(() => tf.matMul(all.slice(from, rows), all, false, true));
      // not within tidy, which would look for tensors among its values
      const like = product.dataSync() as Float32Array;
      product.dispose();
      for (let r = 0; r < rows; r++)
        takeNearest(on[from + r].i, reference, like.subarray(r * on.length, (r + 1) * on.length));
    }
    all.dispose();
    onProgress?.(reference + 1, references);

    function takeNearest(a: number, reference: number, row: Float32Array) {
      const own = best[a];
      for (let k = 0; k < row.length; k++) {
        if (own.length === neighbours && row[k] <= own[neighbours - 1].like) continue;
        const b = on[k].i;
        if (b === a || (may && !may(a, b))) continue;
        const before = own.findIndex((one) => one.b === b);
        if (before >= 0 && own[before].like >= row[k]) continue;
        if (before >= 0) own.splice(before, 1);
        const place = own.findIndex(({ like }) => like < row[k]);
        own.splice(place < 0 ? own.length : place, 0, { b, like: row[k], reference });
        if (own.length > neighbours) own.pop();
      }
    }
  }
  const proposed = new Map<number, { pair: ProposedPair; like: number }>();
  const mapOn = (i: number, reference: number) =>
    places[i].find((place) => place.reference === reference)!.map;
  best.forEach((list, i) => {
    for (const { b: j, like, reference } of list) {
      const [a, b] = [Math.min(i, j), Math.max(i, j)];
      const known = proposed.get(a * sides.length + b);
      if (known && known.like >= like) continue;
      proposed.set(a * sides.length + b, {
        like,
        pair: { a, b, start: compose(mapOn(b, reference), invert(mapOn(a, reference))) },
      });
    }
  });
  return [...proposed.values()].map(({ pair }) => pair).sort((x, y) => x.a - y.a || x.b - y.b);
}
