import { readFile } from "node:fs/promises";
import { LRUCache } from "lru-cache";
import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import type { MatchSide, Plane } from "../registration/match-side";
import { decodeSide } from "../registration/cache/side-file";

/**
 * One side of a coin in a hoard that does not fit in memory: what is kept in memory, and the file
 * with the rest.
 */
export interface DistantSide {
  coin: string;
  side: Side;
  digest: string;
  /** The file that it is kept in. */
  file: string;
  /** 70 pixels a side. */
  tiny: Plane;
  legible: boolean;
}

export type LoadSide = (side: Pick<DistantSide, "file">) => Promise<MatchSide>;

/** Number of sides that stay in memory, 0.2 MB each. */
const MAX_CACHED_SIDES = 400;

/** Reads sides from their cache files; the most recently used ones stay in memory. */
export function sideLoader(): LoadSide {
  const cache = new LRUCache<string, Promise<MatchSide>>({ max: MAX_CACHED_SIDES });
  return ({ file }) => {
    const side = cache.get(file) ?? load(file);
    cache.set(file, side);
    return side;
  };
}

async function load(file: string): Promise<MatchSide> {
  const side = await readFile(file).then(
    (bytes) => decodeSide(bytes, { shared: false }),
    () => null,
  );
  if (side === null)
    throw new NumislabError(
      "state",
      `${file}, which was kept of a photograph, is gone or damaged: run the same again, and it is recreated.`,
    );
  return side;
}
