import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BANDS, WIDTH } from "./match/angular-spectrum";
import type { DesignPicture } from "./design-picture";
import { GRIDS, type Detail } from "./match/register-design";
import { writeWhole, sha256Of } from "../base/index";

/** Version of what is stored of a catalogue's picture; increment it when that changes. */
const RECIPE = 1;

/*
 * A design's picture as bytes: the SHA-256 of the rest (32 bytes), the ellipse (5 doubles), the
 * spectrum (floats), the broad and the fine points (signed bytes); real parts before imaginary
 * ones. 13 kB.
 */
const SPECTRUM = BANDS * WIDTH;
const LENGTH = 40 + 8 * SPECTRUM + 2 * (GRIDS.broad.count + GRIDS.fine.count);

export function encodeDesign({
  ellipse: { x, y, a, b, angle },
  spectrum,
  broad,
  fine,
}: DesignPicture): Buffer {
  const planes = [
    Float64Array.of(x, y, a, b, angle),
    spectrum.re,
    spectrum.im,
    broad.re,
    broad.im,
    fine.re,
    fine.im,
  ];
  const body = Buffer.concat(
    planes.map((plane) => Buffer.from(plane.buffer, plane.byteOffset, plane.byteLength)),
  );
  return Buffer.concat([createHash("sha256").update(body).digest(), body]);
}

/** The design, or null when the bytes are not what `encodeDesign` made. */
export function decodeDesign(bytes: Buffer): DesignPicture | null {
  const body = bytes.subarray(32);
  if (
    body.length !== LENGTH ||
    !createHash("sha256").update(body).digest().equals(bytes.subarray(0, 32))
  )
    return null;
  const copy = new Uint8Array(body).buffer; // aligned
  const [x, y, a, b, angle] = new Float64Array(copy, 0, 5);
  const spectrum = {
    re: new Float32Array(copy, 40, SPECTRUM),
    im: new Float32Array(copy, 40 + 4 * SPECTRUM, SPECTRUM),
  };
  let at = 40 + 8 * SPECTRUM;
  const points = (detail: Detail) => {
    const { count } = GRIDS[detail];
    const plane = () => new Int8Array(copy, (at += count) - count, count);
    return { detail, re: plane(), im: plane() };
  };
  return { ellipse: { x, y, a, b, angle }, spectrum, broad: points("broad"), fine: points("fine") };
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
  const kept = await readFile(entry).then(decodeDesign, () => null);
  if (kept) return kept;
  const made = await make();
  await writeWhole(entry, encodeDesign(made), { sync: false }).catch(() => undefined);
  return made;
}
