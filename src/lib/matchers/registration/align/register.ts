import { shapeOf, type Affine } from "./affine";
import { align, type Aligned } from "./align";
import { correlation } from "./correlation";
import type { MatchSide, Plane } from "../match-side";
import { residual } from "./residual";
import type { FixedSide } from "./fixed-side";
import type { Template } from "./template";
import { seenThrough, unbent, type Warp } from "./warp";

/** Result of the registration of two coin sides. */
export interface Registration {
  /**
   * Correlation of the reliefs over their common area, -1 to 1: at 280 pixels through the warp, or
   * at 70 or 140 if the pair was rejected there.
   */
  correlation: number;
  /**
   * Whether the pair was rejected at pyramid level 70 or 140 because its correlation was too low.
   * The values below are then NaN.
   */
  rejected: boolean;
  /** Share of blocks within 1.2 pixels (at 280) of where the fitted warp puts them, 0 to 1. */
  inPlace: number;
  /** Median residual of the blocks, pixels at 280. */
  residual: number;
  /** From the first side to the second. */
  warp: Warp;
}

/**
 * Largest number of steps at 70, 140 and 280 pixels, and the step size at which iteration stops.
 */
const MAX_STEPS = [10, 8, 5] as const;
const MIN_STEP = [2e-3, 1e-3, 3e-4] as const;
/** Pairs with a lower correlation at 70 and at 140 pixels are rejected. */
const MIN_CORRELATION = [0.2, 0.25] as const;
/** Largest ratio of the axes of a map between two photographs; a map beyond it has diverged. */
const MAX_STRETCH = 1.2;

/**
 * Registers two sides, coarse to fine, from an initial map: affine at 70 and 140 pixels; unless the
 * pair is rejected there, affine at 280, then a quadratic warp fitted to the displacements of
 * blocks.
 *
 * @param start from the first side to the second
 */
export function register(a: FixedSide, b: MatchSide, start: Affine): Registration {
  const aligned = (level: number, from: Affine) =>
    alignAt(level, a.template(level), b.pyramid[level], from);
  const tiny = aligned(0, start);
  if (!(tiny.correlation >= MIN_CORRELATION[0])) return rejected(tiny);
  const coarse = aligned(1, tiny.map);
  if (!(coarse.correlation >= MIN_CORRELATION[1]) || shapeOf(coarse.map).stretch > MAX_STRETCH)
    return rejected(coarse);
  const { map } = aligned(2, coarse.map);
  const found = shapeOf(map).stretch > MAX_STRETCH ? null : residual(a, b, map);
  if (!found) return rejected(coarse);
  const [, , fine] = a.side.pyramid;
  const together = correlation(fine, seenThrough(b.pyramid[2], found.warp, fine.mask));
  return {
    correlation: together,
    rejected: false,
    inPlace: found.inPlace,
    residual: found.median,
    warp: found.warp,
  };
}

/** Aligns a moving image with a template at one pyramid level: 0 = 70, 1 = 140, 2 = 280 pixels. */
export const alignAt = (level: number, fixed: Template, other: Plane, start: Affine): Aligned =>
  align(fixed, other, start, MAX_STEPS[level], MIN_STEP[level]);

const rejected = ({ map, correlation: alike }: Aligned): Registration => ({
  correlation: alike,
  rejected: true,
  inPlace: NaN,
  residual: NaN,
  warp: unbent(map),
});
