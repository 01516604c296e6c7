import type { Picture } from "./picture";

/** Rows of blocks; the blocks of a JPEG are 8 pixels high, 16 where colours are halved. */
const BLOCK_HEIGHT_PX = 8;
/** Least jump between two rows, summed over three channels, and in changes of the rows beside it. */
const MIN_JUMP_LEVELS = 18;
const MIN_JUMP_RATIO = 2;
/** Change between rows from which on a column is no even ground, as a jump is summed. */
const MIN_CHANGE_LEVELS = 7;
/** Share of the width that must not be even ground there: less is the edge of something small. */
const MIN_WIDTH = 0.4;
/** Share of the columns that are no even ground which must jump. */
const MIN_JUMPS = 0.42;

/**
 * The row at which a scrambled JPEG breaks: from a damaged byte on, brightness, colour and position
 * of all blocks are off, which leaves a step over the width between two rows of blocks. Within a row
 * of blocks it begins where the damage is; the rest of the width jumps a row of blocks later. Even
 * ground does not count, where a step cannot show in white that is overexposed. Edges of the picture
 * itself are softer, shorter, or do not lie between blocks. Of how many it tells is in
 * docs/measurements/faults.md.
 *
 * @param picture as it was decoded, not resized or turned
 * @returns null where there is none
 */
export function seamRow(picture: Picture): number | null {
  const { width, height } = picture;
  const none = new Uint32Array(width + 1);
  let above: Changes = { jumps: none, uneven: none };
  for (let y = BLOCK_HEIGHT_PX; y + 1 < height; y += BLOCK_HEIGHT_PX) {
    const own = changesAt(picture, y);
    let best = { x: 0, share: 0 };
    for (let x = 0; x < width + BLOCK_HEIGHT_PX; x += BLOCK_HEIGHT_PX) {
      const share = jumpingShare(above, own, Math.min(x, width));
      if (share > best.share) best = { x, share };
    }
    // where most of the step is
    if (best.share >= MIN_JUMPS) return best.x < width / 2 ? y - BLOCK_HEIGHT_PX : y;
    above = own;
  }
  return null;
}

/** Columns that jump at a row and those that are no even ground: of each, how many before a column. */
interface Changes {
  jumps: Uint32Array;
  uneven: Uint32Array;
}

function changesAt({ width, channels, data }: Picture, row: number): Changes {
  const stride = width * channels;
  const change = (x: number, y: number) => {
    let sum = 0;
    for (let at = y * stride + x * channels, c = 0; c < channels; c++, at++)
      sum += Math.abs(data[at] - data[at - stride]);
    return channels === 1 ? 3 * sum : sum;
  };
  const [jumps, uneven] = [new Uint32Array(width + 1), new Uint32Array(width + 1)];
  for (let x = 0; x < width; x++) {
    const here = change(x, row);
    const beside = Math.max(change(x, row - 1), change(x, row + 1));
    const jump = here > MIN_JUMP_LEVELS && here > MIN_JUMP_RATIO * beside;
    jumps[x + 1] = jumps[x] + Number(jump);
    uneven[x + 1] = uneven[x] + Number(Math.max(here, beside) >= MIN_CHANGE_LEVELS);
  }
  return { jumps, uneven };
}

/**
 * Of the columns that are no even ground, the share that jumps where a step begins at a column of one
 * row of blocks and ends there in the row below; 0 where they are few.
 */
function jumpingShare(above: Changes, below: Changes, column: number): number {
  const width = above.jumps.length - 1;
  const over = (key: keyof Changes) => above[key][width] - above[key][column] + below[key][column];
  const uneven = over("uneven");
  return uneven >= MIN_WIDTH * width ? over("jumps") / uneven : 0;
}
