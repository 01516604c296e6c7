import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { readPhotograph, type Layout, type Side } from "../coins/index";
import { NumislabError } from "../errors";
import { inLanes } from "../threads/index";
import type { MatchSide } from "./match-side";
import { decodeSide, encodeSide } from "./side-file";
import type { Workers } from "./workers";

/** Raise it whenever what is made of a photograph changes. */
const RECIPE = 1;

/** A photograph and the sides to take from it. */
export interface PhotographOfSides {
  file: string;
  sides: readonly Side[];
}

/** What a photograph shows, or why it can't be used. */
export interface SidesRead {
  sides: { side: Side; seen: MatchSide }[];
  refusal: NumislabError | null;
}

/**
 * Photographs as the matcher sees them. What was made is kept under the SHA-256 of the photograph's bytes: one that was
 * renamed is found again, one that was changed is not.
 *
 * @param cache  folder to keep it in; none where it is left out. One that can't be written to costs time only.
 * @returns in the order of the photographs
 */
export function readSides(
  photographs: readonly PhotographOfSides[],
  layout: Layout,
  workers: Workers,
  { cache, onProgress }: { cache?: string; onProgress?(done: number, total: number): void } = {},
): Promise<SidesRead[]> {
  let done = 0;
  return inLanes(photographs, workers.count + 1, async ({ file, sides }) => {
    try {
      const seen = await readOne(file, sides, layout, workers, cache);
      return { sides: sides.map((side, i) => ({ side, seen: seen[i] })), refusal: null };
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      return { sides: [], refusal: error };
    } finally {
      onProgress?.(++done, photographs.length);
    }
  });
}

async function readOne(file: string, sides: readonly Side[], layout: Layout, workers: Workers, cache?: string): Promise<MatchSide[]> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return workers.sides({ photograph: await readPhotograph(file), name: file, layout, sides }); // says what is wrong
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const entryOf = (side: Side) => join(cache!, `${sha256}-${RECIPE}-${layout === "single" ? "single" : side}.side`);
  if (cache) {
    const kept = await Promise.all(sides.map((side) => readFile(entryOf(side)).then(decodeSide, () => null)));
    if (kept.every((side) => side !== null)) return kept as MatchSide[];
  }
  const photograph = await readPhotograph(bytes, file);
  const made = await workers.sides({ photograph, name: file, layout, sides });
  if (cache) {
    await mkdir(dirname(entryOf(sides[0])), { recursive: true })
      .then(() => Promise.all(made.map((side, i) => writeFileAtomic(entryOf(sides[i]), encodeSide(side), { fsync: false }))))
      .catch(() => undefined); // a full disk, or a folder that may not be written to
  }
  return made;
}
