import { connectedPieces, type Piece } from "../image/components";
import { convexHull } from "../image/convex-hull";
import { distanceInside, erode } from "../image/distance";
import { enclosingCircle } from "../image/enclosing-circle";
import type { Ground } from "./ground";
import type { Picture } from "../picture";
import { silhouettes } from "./silhouettes";
import { solidity } from "../image/solidity";

/** What lies on the ground, largest coin-like thing first. */
export interface Silhouette {
  mask: Uint8Array;
  /** Pixels. */
  area: number;
  solidity: number;
  /** How many more things of at least a quarter of its area there are. */
  others: number;
}

/**
 * The silhouette of the coin. Taking shadows off may eat into a pale, smooth coin and leaving them
 * on adds to any, so that of the two the rounder one is right. null when there is nothing.
 */
export function silhouetteOfCoin(picture: Picture, ground: Ground): Silhouette | null {
  const bare = silhouettes(picture, ground, true);
  const shaded = silhouettes(picture, ground, false);
  const found = largest(bare, picture.width, picture.height);
  if (found && count(shaded) - count(bare) < 0.01 * found.area) return found;
  const other = largest(shaded, picture.width, picture.height);
  return found && (!other || roundness(found, picture) > roundness(other, picture) - 0.01)
    ? found
    : other;
}

function count(mask: Uint8Array): number {
  let n = 0;
  for (let i = 0; i < mask.length; i++) n += mask[i];
  return n;
}

/** Radius of the disc of equal area over that of the circle round it: 1 for a disc. */
function roundness({ mask, area }: Silhouette, { width, height }: Picture): number {
  return Math.sqrt(area / Math.PI) / enclosingCircle(convexHull(mask, width, height)).radius;
}

function largest(objects: Uint8Array, width: number, height: number): Silhouette | null {
  const { labels, pieces } = connectedPieces(opened(objects, width, height), width, height);
  const [piece, ...rest] = pieces.filter((p) => p.area >= 0.002 * width * height && !isBar(p));
  if (!piece) return null;
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < mask.length; i++) mask[i] = labels[i] === piece.label ? 1 : 0;
  const others = rest.filter((p) => p.area > 0.25 * piece.area).length;
  return { mask, area: piece.area, others, solidity: solidity(mask, width, height) };
}

/** Longer than 4 times its width: a scale bar, not a coin. */
function isBar({ left, right, top, bottom }: Piece): boolean {
  const w = right - left;
  const h = bottom - top;
  return Math.max(w, h) > 4 * Math.min(w, h);
}

/**
 * An opening with a disc: cuts hairs and thin bridges of up to 7 pixels at 400, and leaves the rest
 * as it was.
 */
function opened(mask: Uint8Array, width: number, height: number): Uint8Array {
  const radius = Math.max(1, Math.min(width, height) / 115);
  const outside = distanceInside(mask, width, height, true);
  const worn = new Uint8Array(mask.length);
  for (let i = 0; i < worn.length; i++) worn[i] = outside[i] > radius ? 0 : 1;
  const away = distanceInside(worn, width, height, true);
  for (let i = 0; i < worn.length; i++) worn[i] = mask[i] && away[i] <= radius ? 1 : 0;
  return worn;
}

/**
 * Whether a silhouette has a waist, as two coins that touch have: worn down to 0.6 of its depth it
 * falls into large parts.
 */
export function hasWaist(mask: Uint8Array, width: number, height: number): boolean {
  let depth = 0;
  for (const d of distanceInside(mask, width, height)) if (d > depth) depth = d;
  const { pieces } = connectedPieces(erode(mask, width, height, 0.6 * depth), width, height);
  return pieces.length > 1 && pieces[1].area > 0.2 * pieces[0].area;
}
