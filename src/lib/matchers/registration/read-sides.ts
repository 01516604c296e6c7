import { join } from "node:path";
import { outlineVersion, readPhotograph, type Layout, type Side } from "../../coins/index";
import {
  mapConcurrent,
  NumislabError,
  readEntry,
  readPlainFile,
  sha256Of,
  storeEntry,
} from "../../base/index";
import type { MatchSide } from "./match-side";
import { decodeSide, encodeSide } from "./cache/side-file";
import type { Workers } from "./workers";

/** Version of the reliefs; increment it when they change. */
const RECIPE = 2;

/** A photograph and the sides to take from it. */
export interface PhotographOfSides {
  file: string;
  sides: readonly Side[];
}

/** A side that a photograph shows, and the file that it is kept in, where there is one. */
export interface ShownSide {
  side: Side;
  seen: MatchSide;
  kept: string | null;
}

/** What a photograph shows, or why it cannot be used. */
export interface SidesRead {
  sides: ShownSide[];
  /** Of the photograph's bytes, hexadecimal; null where they could not be read. */
  sha256: string | null;
  refusal: NumislabError | null;
}

export interface ReadSidesOptions {
  /**
   * Cache folder of sides and outlines; no cache by default. A folder that cannot be written to only costs time.
   */
  cache?: string;
  onProgress?(done: number, total: number): void;
}

/**
 * Reads the sides that photographs show, with a cache whose key is the SHA-256 of the photograph's
 * bytes: a renamed photograph is found again, a changed one is not.
 *
 * @returns in the order of the photographs
 */
export function readSides(
  photographs: readonly PhotographOfSides[],
  layout: Layout,
  workers: Workers,
  options: ReadSidesOptions = {},
): Promise<SidesRead[]> {
  return eachPhotograph(photographs, layout, workers, options, (read) => read);
}

/** `readSides` for more photographs than memory holds: only what `take` returns is kept. */
export function eachPhotograph<Taken>(
  photographs: readonly PhotographOfSides[],
  layout: Layout,
  workers: Workers,
  { cache, onProgress }: ReadSidesOptions,
  take: (read: SidesRead) => Taken,
): Promise<Taken[]> {
  let done = 0;
  return mapConcurrent(photographs, workers.count + 1, async ({ file, sides }) => {
    let sha256: string | null = null;
    try {
      const bytes = await readPlainFile(file);
      sha256 = sha256Of(bytes);
      const shown = await readOne({ file, bytes, sha256 }, sides, {
        layout,
        workers,
        cache,
      });
      return take({ sides: shown, sha256, refusal: null });
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      return take({ sides: [], sha256, refusal: error });
    } finally {
      onProgress?.(++done, photographs.length);
    }
  });
}

async function readOne(
  { file, bytes, sha256 }: { file: string; bytes: Buffer; sha256: string },
  sides: readonly Side[],
  { layout, workers, cache }: { layout: Layout; workers: Workers; cache?: string },
): Promise<ShownSide[]> {
  const shown = (seen: readonly MatchSide[], kept: (side: Side) => string | null) =>
    sides.map((side, i) => ({ side, seen: seen[i], kept: kept(side) }));
  const entryOf = (side: Side) =>
    join(
      cache!,
      `${sha256}-${RECIPE}.${outlineVersion()}-${layout === "single" ? layout : `${layout}-${side}`}.side`,
    );
  if (cache) {
    const kept = await Promise.all(
      sides.map((side) => readEntry(entryOf(side), { decode: decodeSide })),
    );
    if (kept.every((side) => side !== null)) return shown(kept as MatchSide[], entryOf);
  }
  const photograph = await readPhotograph(bytes, file);
  const outlines = cache === undefined ? undefined : { folder: cache, sha256 };
  const made = await workers.sides({ photograph, name: file, layout, sides, outlines });
  const written = cache
    ? await Promise.all(made.map((side, i) => storeEntry(entryOf(sides[i]), encodeSide(side))))
    : [];
  return shown(made, (side) => (written[sides.indexOf(side)] ? entryOf(side) : null));
}
