import type { MatchSide, Plane } from "./match-side";

/**
 * Relief that a die gave is broad; what is left where it is gone is grain and pits. Below this
 * share of broad relief a side can't be read: of the 518 sides of a real hoard both of its one
 * blank coin lie below (.36), all others above .43.
 */
const LEGIBLE = 0.365;

/**
 * Share of the relief's power that is left when it is seen at 70 pixels, a quarter of the finest: 0
 * … 1, about .5 for a clear coin.
 */
export function broadRelief({ pyramid: [tiny, , fine] }: Pick<MatchSide, "pyramid">): number {
  return power(tiny) / power(fine);
}

/**
 * Whether a side shows relief by which it could be told from others; without, being unlike says
 * nothing.
 */
export const isLegible = (side: Pick<MatchSide, "pyramid">): boolean =>
  broadRelief(side) >= LEGIBLE;

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
