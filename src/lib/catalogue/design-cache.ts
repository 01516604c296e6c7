import { join } from "node:path";
import { decodeEntry, encodeEntry, readThrough, sha256Of } from "../base/index";
import type { DesignPicture } from "./design-picture";
import type { Ellipse } from "./find/ellipse";
import { BANDS, WIDTH } from "./match/angular-spectrum";
import { GRIDS, type Detail } from "./match/register-design";

/** Version of what is stored of a catalogue's picture; increment it when that changes. */
const RECIPE = 2;

/*
 * A design's picture as an entry of a cache: the spectrum (floats), the broad and the fine points
 * (signed bytes); real parts before imaginary ones. 13 kB.
 */
const SPECTRUM = BANDS * WIDTH;
const LENGTH = 8 * SPECTRUM + 2 * (GRIDS.broad.count + GRIDS.fine.count);

export function encodeDesign({ ellipse, spectrum, broad, fine }: DesignPicture): Buffer {
  const planes = [spectrum.re, spectrum.im, broad.re, broad.im, fine.re, fine.im];
  return encodeEntry(
    ellipse,
    planes.map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength)),
  );
}

/** The design, or null when the bytes are not what `encodeDesign` made. */
export function decodeDesign(bytes: Buffer): DesignPicture | null {
  const entry = decodeEntry<Ellipse>(bytes);
  if (entry?.length !== LENGTH) return null;
  const copy = (length: number) => new Uint8Array(entry.take(length)).buffer; // aligned
  const floats = () => new Float32Array(copy(4 * SPECTRUM));
  const points = (detail: Detail) => {
    const plane = () => new Int8Array(copy(GRIDS[detail].count));
    return { detail, re: plane(), im: plane() };
  };
  return {
    ellipse: entry.header,
    spectrum: { re: floats(), im: floats() },
    broad: points("broad"),
    fine: points("fine"),
  };
}

/**
 * Read-through cache of what `make` returns for a picture, by the hash of its bytes. A damaged
 * entry is recreated; a folder that cannot be written to only costs time.
 *
 * @param dir null = no cache
 */
export async function cachedDesign(
  dir: string | null,
  bytes: Uint8Array,
  make: () => Promise<DesignPicture>,
): Promise<DesignPicture> {
  if (dir === null) return make();
  const entry = join(dir, `${sha256Of(bytes)}-${RECIPE}.design`);
  return readThrough(entry, { decode: decodeDesign, encode: encodeDesign }, make);
}
