import { upperMedian } from "../../../base/index";
import { type Affine } from "./affine";
import { commonBlocks, searchBlock, searched } from "./blocks";
import { fitBend } from "./fit-bend";
import type { MatchSide } from "../match-side";
import type { FixedSide } from "./fixed-side";
import { displacement, seenThrough, unbent, type Warp } from "./warp";

/**
 * Displacements of blocks between two sides after a quadratic warp, which models tilt and
 * perspective.
 */
export interface Residual {
  warp: Warp;
  /** Blocks on both sides. */
  blocks: number;
  /** Median distance of a block from where the warp says, pixels at 280. */
  median: number;
  /** Share of the blocks within 1.2 pixels at 280 of where the warp says. */
  inPlace: number;
  /** Position of each block and its residual displacement, halves of the frame. */
  field: { u: number; v: number; du: number; dv: number }[];
}

/**
 * A block, its stride and the search at 140 pixels; at 280 it is twice as large and searched again
 * round what was found.
 */
const BLOCK_PX = 16;
const STRIDE_PX = 8;
const SEARCH_RADIUS_PX = 3;
const REFINED_SEARCH_RADIUS_PX = 1;
/**
 * Pixels at 280: different dies of one design differ by more, photographs from the same die by
 * less.
 */
export const IN_PLACE_PX = 1.2;

/**
 * Fits a quadratic warp to the displacements of blocks and computes the residuals.
 *
 * @param map from a to b, registered
 * @returns null where the sides have too little in common
 */
export function residual(a: FixedSide, b: MatchSide, map: Affine): Residual | null {
  const [here, hereFine] = [a.searched(1), a.searched(2)];
  const [there, thereFine] = [1, 2].map((level) =>
    searched(seenThrough(b.pyramid[level], unbent(map))),
  );
  const half = hereFine.size / 2;
  const middle = (hereFine.size - 1) / 2;
  const seen = commonBlocks(here, there, BLOCK_PX, STRIDE_PX).map((block) => {
    const { dx, dy } = searchBlock(here, there, block, BLOCK_PX, SEARCH_RADIUS_PX);
    const { left, top } = block;
    const found = searchBlock(
      hereFine,
      thereFine,
      { left: 2 * left, top: 2 * top, dx: 2 * dx, dy: 2 * dy, score: 0 },
      2 * BLOCK_PX,
      REFINED_SEARCH_RADIUS_PX,
    );
    const centre = BLOCK_PX - 0.5;
    return {
      u: (found.left + centre - middle) / half,
      v: (found.top + centre - middle) / half,
      du: found.dx / half,
      dv: found.dy / half,
    };
  });
  const bend = fitBend(seen, 1 / half);
  if (!bend) return null;
  const field = seen.map(({ u, v, du, dv }) => {
    const [bu, bv] = displacement(bend, u, v);
    return { u, v, du: du - bu, dv: dv - bv };
  });
  const left = field.map(({ du, dv }) => half * Math.hypot(du, dv));
  return {
    warp: { map, bend },
    blocks: left.length,
    median: upperMedian(left),
    inPlace: left.filter((distance) => distance < IN_PLACE_PX).length / left.length,
    field,
  };
}
