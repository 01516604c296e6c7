import { readPlainFile, sha256Of } from "../base/index";
import { flatten, FLAT_LIMIT } from "./flatten";
import type { Layout } from "./layout";
import { findAndNormalise, type NormalisedCoin } from "./normalise-coin";
import type { Picture, Side } from "./picture";
import { readPhotograph } from "./read-photograph";
import { sideInPhotograph, type SideInPhotograph } from "./split-halves";

/**
 * One side of a coin, ready to be compared: plain data, every array with a buffer of its own, fit
 * for a worker.
 */
export interface PreparedSide extends NormalisedCoin {
  /** Relief without light, -3 … 3, 0 outside `flatMask` (see `flatten`). */
  flat: Float32Array;
  /** size * size, 1 where `flat` means something. */
  flatMask: Uint8Array;
  /** What to look at, in words. */
  warnings: string[];
}

export type PreparedCoin = { [side in Side]?: PreparedSide };

export interface PrepareOptions {
  layout?: Layout;
  /**
   * Only this side; in layout `single`, the side that the photograph shows (obverse by default).
   */
  side?: Side;
  /** Pixels a side of the prepared pictures; the coin's diameter is 512/560 of it. */
  size?: number;
  /**
   * Cache folder of outlines; no cache where it is left out. A folder that cannot be written to only
   * costs time.
   */
  cache?: string;
}

/**
 * From a photograph to normalised, flattened coin sides, in one call.
 *
 * Brightness is rounded to 1/255 and relief to 3/127.
 *
 * @param file path of the photograph, or its bytes with a name for error messages
 * @throws NumislabError `input` naming the file and the side when it cannot be read or shows no
 *   single coin
 */
export async function prepareCoin(
  file: string | { bytes: Uint8Array; name: string },
  options: PrepareOptions = {},
): Promise<PreparedCoin> {
  const { layout = "halves", side, size = 560, cache } = options;
  const { bytes, name } =
    typeof file === "string"
      ? { bytes: cache === undefined ? file : await readPlainFile(file), name: file }
      : file;
  const photograph = await readPhotograph(bytes, name);
  const outlines = cache === undefined ? undefined : { folder: cache, sha256: sha256Of(bytes) };
  const both: Side[] = layout === "single" ? ["obverse"] : ["obverse", "reverse"];
  return Object.fromEntries(
    (side ? [side] : both).map((one) => [
      one,
      prepareShownSide(sideInPhotograph(photograph, { name, layout, outlines }, one), size),
    ]),
  );
}

/** One side of a coin on a plain ground, normalised and flattened. Throws as `findCoin` does. */
export function prepareSide(picture: Picture, name: string, size = 560): PreparedSide {
  return prepareShownSide({ picture, name, notes: [], outline: null }, size);
}

/** The same of a side in a photograph, with what is to be known of the photograph. */
export function prepareShownSide(shown: Omit<SideInPhotograph, "side">, size = 560): PreparedSide {
  const { found, coin } = findAndNormalise(shown, size);
  const { grey } = coin;
  for (let i = 0; i < grey.length; i++) grey[i] = ((grey[i] * 255 + 0.5) | 0) / 255;
  const { flat, mask: flatMask } = flatten(coin);
  const levels = 127 / FLAT_LIMIT;
  // rounded
  for (let i = 0; i < flat.length; i++) flat[i] = (((flat[i] * levels + 127.5) | 0) - 127) / levels;
  return { ...coin, flat, flatMask, warnings: [...shown.notes, ...found.warnings] };
}
