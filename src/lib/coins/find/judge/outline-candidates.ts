import { connectedPieces } from "../../image/components";
import type { Picture } from "../../picture";
import { equalDisc, maskOf, outlineOf, overlap } from "../coin-mask";
import type { Ground } from "../ground";
import type { PolarCurve, ScaledPicture } from "../rim-strip";
import { distanceFromGround, type Seeds } from "../seeds";
import { silhouettes } from "../silhouettes";
import { traceClose, traceWide } from "../trace-rim";

/** An outline that may be the coin's. */
export interface OutlineCandidate {
  /** What stands out from the ground, or a rim that the network traced. */
  by: "ground" | "rim";
  curve: PolarCurve;
  mask: Uint8Array;
}

/** A picture in which outlines are looked for, and what was found in it before. */
export interface SearchedPicture {
  picture: ScaledPicture;
  ground: Ground;
  seeds: Seeds;
}

/** Distances from the ground surface, in units of its scatter, beyond which a pixel is no ground. */
const LEVELS = [4, 10];
/** Objects smaller than this share of the picture are no coins. */
const MIN_AREA_SHARE = 0.02;
/** Outlines that overlap by this share count as one, and rims from afar by this. */
const [SAME_OVERLAP, SAME_WIDE_OVERLAP] = [0.99, 0.97];

/**
 * Outlines other than a known one, found by different means, each once: what does not have the
 * colour of the ground, with shadows and without; what is off the ground surface, at two levels;
 * and rims that the network traces close to these and from places where a coin may lie.
 */
export function otherOutlines(
  { picture, ground, seeds: { objects, middle } }: SearchedPicture,
  known: { curve: PolarCurve; mask: Uint8Array },
): OutlineCandidate[] {
  const work = picture.at(1);
  const size = { width: work.width, height: work.height, step: 1 };
  const found: OutlineCandidate[] = [{ by: "rim", ...known }];
  const add = (by: OutlineCandidate["by"], curve: PolarCurve | null) => {
    if (!curve) return;
    const mask = maskOf(curve, size);
    if (!found.some((other) => overlap(other.mask, mask) > SAME_OVERLAP))
      found.push({ by, curve, mask });
  };
  for (const mask of standingOut(picture, ground)) add("ground", largestOutline(mask, work));
  const starts = found.map(({ curve }) => curve);
  for (const curve of starts) add("rim", traceClose(picture, curve, 1).curve);
  for (const seed of [...objects.slice(0, 2), middle]) {
    const { curve } = traceWide(picture, seed);
    const mask = maskOf(curve, size);
    if (found.some((other) => overlap(other.mask, mask) > SAME_WIDE_OVERLAP)) continue;
    add("rim", traceClose(picture, curve).curve);
  }
  return found.slice(1);
}

function standingOut(picture: ScaledPicture, ground: Ground): Uint8Array[] {
  const work = picture.at(1);
  const off = distanceFromGround(picture, work);
  return [
    ...(ground.share > 0.2 ? [true, false].map((shadow) => silhouettes(work, ground, shadow)) : []),
    ...LEVELS.map((level) => maskWhere(off, (distance) => distance > level)),
  ];
}

/** The outline of the largest piece of a mask, seen from its centroid. */
function largestOutline(mask: Uint8Array, { width, height }: Picture): PolarCurve | null {
  const { labels, pieces } = connectedPieces(mask, width, height);
  if (pieces.length === 0 || pieces[0].area < MIN_AREA_SHARE * mask.length) return null;
  const largest = maskWhere(labels, (label) => label === pieces[0].label);
  const { centre } = equalDisc(largest, width, height);
  return outlineOf(largest, { width, height }, centre[0], centre[1]);
}

/** 1 where a value meets a condition; TypedArray.from is ten times slower. */
function maskWhere(
  values: Float32Array | Int32Array,
  meets: (value: number) => boolean,
): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < mask.length; i++) if (meets(values[i])) mask[i] = 1;
  return mask;
}
