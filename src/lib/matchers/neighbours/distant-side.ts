import { readFile } from "node:fs/promises";
import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import type { MatchSide, Plane } from "../registration/match-side";
import { decodeSide } from "../registration/cache/side-file";

/**
 * One side of a coin in a hoard that memory does not hold: what is always at hand, and where the
 * rest is.
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

/** Sides that stay in memory, 0.2 MB each. */
const HELD = 400;

/** Reads sides from the files that they are kept in; those that were used last stay in memory. */
export function sideLoader(): LoadSide {
  const held = new Map<string, Promise<MatchSide>>();
  return ({ file }) => {
    const side = held.get(file) ?? load(file);
    held.delete(file);
    held.set(file, side); // the latest used stands last
    if (held.size > HELD) held.delete(held.keys().next().value!);
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
      `${file}, which was kept of a photograph, is gone or damaged: run the same again, and it is made anew.`,
    );
  return side;
}
