import { gaussian } from "../../coins/index";
import { correlation } from "./align/correlation";
import type { Relief } from "./align/blocks";
import { seenThrough, warped, type Warp } from "./align/warp";
import type { MatchSide, Plane } from "./match-side";

/** What tells two photographs of one coin from two coins of one die, on one side. */
export interface SpecimenSide {
  /**
   * Distance of the two outlines when the reliefs lie on each other: root mean square over
   * directions without the tenth that is farthest, pixels at 280.
   */
  rim: number;
  /**
   * Correlation of the aligned reliefs at wavelengths at which pits, scratches and grain show more
   * than the die, -1 to 1.
   */
  fine: number;
}

const DIRECTIONS = 180;
/** Share of the directions that count: a chip or a crack in one outline may be part of the ground. */
const KEPT_SHARE = 0.9;
/** Relief less its mean within this sigma, pixels at 280. */
const FINE_SIGMA_PX = 2;
/** Step along a ray, pixels at 280. */
const STEP_PX = 0.25;

/** @param warp from the first side to the second */
export function specimenSide(a: MatchSide, b: MatchSide, warp: Warp): SpecimenSide {
  return { rim: rimDistance(a.pyramid[2], b.pyramid[2], warp), fine: fineCorrelation(a, b, warp) };
}

/**
 * Distance of two coins' outlines when the design of one lies on that of the other. Two strikes lie
 * off-centre in different directions and have flans of their own.
 */
export function rimDistance(a: Plane, b: Plane, warp: Warp): number {
  const { size } = a;
  const [middle, half] = [(size - 1) / 2, size / 2];
  const [cu, cv] = centre(a);
  const inA = (u: number, v: number) => inside(a, u * half + middle, v * half + middle);
  const inB = (u: number, v: number) => {
    const [x, y] = warped(warp, u, v);
    return inside(b, x * half + middle, y * half + middle);
  };
  const distances = Array.from({ length: DIRECTIONS }, (_, i) => {
    const angle = (2 * Math.PI * i) / DIRECTIONS;
    const ray = [Math.cos(angle), Math.sin(angle)] as const;
    return Math.abs(reach(inA, [cu, cv], ray, half) - reach(inB, [cu, cv], ray, half));
  }).sort((x, y) => x - y);
  const kept = distances.slice(0, Math.round(KEPT_SHARE * DIRECTIONS));
  return Math.sqrt(kept.reduce((sum, d) => sum + d * d, 0) / kept.length);
}

/** Distance from a point to the last place along a ray that is inside, pixels. */
function reach(
  isInside: (u: number, v: number) => boolean,
  [cu, cv]: readonly [number, number],
  [du, dv]: readonly [number, number],
  half: number,
): number {
  for (let r = 1.2 * half; r > 0; r -= STEP_PX)
    if (isInside(cu + (du * r) / half, cv + (dv * r) / half)) return r;
  return 0;
}

function inside({ size, mask }: Plane, x: number, y: number): boolean {
  const [i, j] = [Math.round(x), Math.round(y)];
  return i >= 0 && j >= 0 && i < size && j < size && mask[j * size + i] === 1;
}

/** The middle of the coin, halves of the frame. */
function centre({ size, mask }: Plane): [number, number] {
  let [n, sx, sy] = [0, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    n++;
    sx += i % size;
    sy += Math.floor(i / size);
  }
  const [middle, half] = [(size - 1) / 2, size / 2];
  return [(sx / n - middle) / half, (sy / n - middle) / half];
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
