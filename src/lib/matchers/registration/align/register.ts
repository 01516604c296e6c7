import { shapeOf, type Affine } from "./affine";
import { align, type Aligned } from "./align";
import { correlation } from "./correlation";
import type { MatchSide, Plane } from "../match-side";
import { residual } from "./residual";
import type { StillSide } from "./still-side";
import type { Template } from "./template";
import { seenThrough, unbent, type Warp } from "./warp";

/** How two sides of coins lie on each other, and how well. */
export interface Registration {
  /**
   * Correlation of the reliefs over what both sides show: at 280 pixels through the warp, or at 70
   * or 140 where it was put aside.
   */
  correlation: number;
  /**
   * Whether the pair was put aside at 70 or 140 pixels, too unlike to look closer. The figures
   * below are then NaN.
   */
  putAside: boolean;
  /** Share of small blocks within 1.2 pixels of where a smooth warp puts them. */
  inPlace: number;
  /** Median of what the warp leaves over, pixels at 280. */
  residual: number;
  /** From the first side to the second. */
  warp: Warp;
}

/** Steps at most, and when to stop, at 70, 140 and 280 pixels. */
const STEPS = [10, 8, 5] as const;
const ENOUGH = [2e-3, 1e-3, 3e-4] as const;
/** Pairs that correlate less at 70 and at 140 pixels are put aside. */
const PROMISING = [0.2, 0.25] as const;
/**
 * Two photographs of coins are not stretched more against each other; a map that is has gone
 * astray.
 */
const STRETCH = 1.2;

/**
 * Registers two sides from a rough map on: affine at 70 and 140 pixels; where they are promising,
 * affine at 280, then a smooth warp through the displacements of small blocks.
 *
 * @param start from the first side to the second
 */
export function register(a: StillSide, b: MatchSide, start: Affine): Registration {
  const aligned = (level: number, from: Affine) =>
    alignAt(level, a.template(level), b.pyramid[level], from);
  const tiny = aligned(0, start);
  if (!(tiny.correlation >= PROMISING[0])) return putAside(tiny);
  const coarse = aligned(1, tiny.map);
  if (!(coarse.correlation >= PROMISING[1]) || shapeOf(coarse.map).stretch > STRETCH)
    return putAside(coarse);
  const { map } = aligned(2, coarse.map);
  const found = shapeOf(map).stretch > STRETCH ? null : residual(a, b, map);
  if (!found) return putAside(coarse);
  const [, , fine] = a.side.pyramid;
  const together = correlation(fine, seenThrough(b.pyramid[2], found.warp, fine.mask));
  return {
    correlation: together,
    putAside: false,
    inPlace: found.inPlace,
    residual: found.median,
    warp: found.warp,
  };
}

/** Lays one side on another at one size: 0 = 70, 1 = 140, 2 = 280 pixels. */
export const alignAt = (level: number, still: Template, other: Plane, start: Affine): Aligned =>
  align(still, other, start, STEPS[level], ENOUGH[level]);

const putAside = ({ map, correlation: alike }: Aligned): Registration => ({
  correlation: alike,
  putAside: true,
  inPlace: NaN,
  residual: NaN,
  warp: unbent(map),
});
