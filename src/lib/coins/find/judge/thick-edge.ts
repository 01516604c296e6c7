import { groundAt } from "../ground-surface";
import type { ScaledPicture } from "../rim-strip";

/** Area beyond the rim, in areas of the rim's disc: a thick edge, not a thing beside the coin. */
const MAX_BEYOND_SHARE = 0.12;
/** Area of the rim's disc that may lie outside, as a share of it. */
const MAX_MISSING_SHARE = 0.015;
/** A channel that is brighter than the ground by this many levels is no shadow. */
const MIN_BRIGHTER_LEVELS = 8;
/** Share of what lies beyond the rim that must be brighter than the ground in a channel. */
const MIN_BRIGHTER_SHARE = 0.85;

/**
 * Whether what a silhouette has beyond the rim is the edge of the coin, seen from above: a narrow
 * zone that no shadow can be, for it is brighter than the ground in some channel. The network sees
 * the rim of the face there.
 *
 * @param mask silhouette on a plain ground
 * @param rim what lies within the rim
 */
export function isThickEdge(picture: ScaledPicture, mask: Uint8Array, rim: Uint8Array): boolean {
  const { data, channels, width, height } = picture.at(1);
  const { coefficients, scatter } = picture.ground;
  const least = Math.max(MIN_BRIGHTER_LEVELS, 1.5 * scatter);
  let [area, beyond, missing, brighter] = [0, 0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    area += rim[i];
    if (mask[i] === rim[i]) continue;
    if (rim[i]) {
      missing++;
      continue;
    }
    beyond++;
    const u = ((i % width) + 0.5) / width - 0.5;
    const v = (Math.floor(i / width) + 0.5) / height - 0.5;
    for (let c = 0; c < channels; c++) {
      if (data[i * channels + c] - groundAt(coefficients[c], u, v) < least) continue;
      brighter++;
      break;
    }
  }
  return (
    beyond < MAX_BEYOND_SHARE * area &&
    missing < MAX_MISSING_SHARE * area &&
    brighter > MIN_BRIGHTER_SHARE * beyond
  );
}
