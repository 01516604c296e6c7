import type { MatchSide, Plane } from "./match-side";

/**
 * Relief from a die has low spatial frequencies; where it is lost, grain and pits remain. A side
 * with less than this share of low-frequency power is illegible: of the 518 sides of a real hoard
 * both of its one blank coin lie below (0.36), all others above 0.43.
 */
const MIN_BROAD_RELIEF_SHARE = 0.365;

/**
 * Share of the relief's power that is left when it is seen at 70 pixels, a quarter of the finest: 0
 * … 1, about 0.5 for a clear coin.
 */
export function broadRelief({ pyramid: [tiny, , fine] }: Pick<MatchSide, "pyramid">): number {
  return power(tiny) / power(fine);
}

/**
 * Whether a side shows enough relief to be distinguished from others; dissimilarity is evidence
 * only then.
 */
export const isLegible = (side: Pick<MatchSide, "pyramid">): boolean =>
  broadRelief(side) >= MIN_BROAD_RELIEF_SHARE;

/** Mean square of the relief, about its mean. */
function power({ relief, mask }: Plane): number {
  let n = 0,
    sum = 0,
    squares = 0;
  for (let i = 0; i < relief.length; i++) {
    if (mask[i] === 0) continue;
    n++;
    sum += relief[i];
    squares += relief[i] * relief[i];
  }
  return squares / n - (sum / n) ** 2;
}
