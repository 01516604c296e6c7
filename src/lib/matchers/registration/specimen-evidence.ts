import { gaussian } from "../../coins/index";
import { shapeOf } from "./align/affine";
import { correlation } from "./align/correlation";
import type { Relief } from "./align/blocks";
import { seenThrough, warped, type Warp } from "./align/warp";
import type { MatchSide, Plane } from "./match-side";
import { isInside, middleOf, reachOf } from "./outline";

/** What tells two photographs of one coin from two coins of one die, on one side. */
export interface SpecimenSide {
  /**
   * Distance of the two outlines when the reliefs lie on each other: root mean square over
   * directions without the tenth that is farthest, pixels at 280.
   */
  rim: number;
  /**
   * Correlation of the aligned reliefs at wavelengths at which pits, scratches and grain show more
   * than the die, -1 to 1; null where the outlines are too far apart for one coin.
   */
  fine: number | null;
  /** Rotation from the first photograph's design to the second's, degrees clockwise. */
  turn: number;
}

const DIRECTIONS = 180;
/** Share of the directions that count: a chip or a crack in one outline may be part of the ground. */
const KEPT_SHARE = 0.9;
/** The relief of coins whose outlines are farther apart is not compared: it takes most of the time. */
const MAX_RIM_PX = 4;
/** Relief less its mean within this sigma, pixels at 280. */
const FINE_SIGMA_PX = 2;
/** @param warp from the first side to the second */
export function specimenSide(a: MatchSide, b: MatchSide, warp: Warp): SpecimenSide {
  const rim = rimDistance(a.pyramid[2], b.pyramid[2], warp);
  return {
    rim,
    fine: rim > MAX_RIM_PX ? null : fineCorrelation(a, b, warp),
    turn: shapeOf(warp.map).degrees,
  };
}

/**
 * Distance of two coins' outlines when the design of one lies on that of the other. Two strikes lie
 * off-centre in different directions and have flans of their own.
 */
export function rimDistance(a: Plane, b: Plane, warp: Warp): number {
  const [middle, half] = [(a.size - 1) / 2, a.size / 2];
  const [x, y] = middleOf(a);
  const inB = (px: number, py: number) => {
    const [u, v] = warped(warp, (px - middle) / half, (py - middle) / half);
    return isInside(b, u * half + middle, v * half + middle);
  };
  const distances = Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    const first = reachOf((r) => isInside(a, x + across * r, y + down * r), 0.6 * a.size);
    const second = reachOf((r) => inB(x + across * r, y + down * r), 0.6 * a.size);
    return Math.abs(first - second);
  }).sort((one, other) => one - other);
  const kept = distances.slice(0, Math.round(KEPT_SHARE * DIRECTIONS));
  return Math.sqrt(kept.reduce((sum, d) => sum + d * d, 0) / kept.length);
}

function fineCorrelation(a: MatchSide, b: MatchSide, warp: Warp): number {
  const fixed = a.pyramid[2];
  return correlation(fineOf(fixed), fineOf(seenThrough(b.pyramid[2], warp, fixed.mask)));
}

function fineOf({ size, relief, mask }: Relief): Relief {
  const values = Float32Array.from(relief);
  const smooth = gaussian(values, size, size, FINE_SIGMA_PX);
  return { size, mask, relief: values.map((value, i) => value - smooth[i]) };
}
