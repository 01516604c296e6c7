import type { Picture } from "./picture";

/** Rows of blocks; the blocks of a JPEG are 8 pixels high, 16 where colours are halved. */
const BLOCK_HEIGHT_PX = 8;
/** Least jump between two rows, summed over three channels, and in changes of the rows beside it. */
const MIN_JUMP_LEVELS = 18;
const MIN_JUMP_RATIO = 2;
/** Share of the width that must jump; on intact photographs of coins it stays under 0.3. */
const WIDTH = 0.5;

/**
 * The row at which a scrambled JPEG breaks: from a damaged byte on, brightness, colour and position
 * of all blocks are off, which leaves a step over most of the width between two rows of blocks.
 * Within a row of blocks it begins where the damage is; the rest of the width jumps a row of blocks
 * later. Edges of the picture itself are softer, shorter, or do not lie between blocks.
 *
 * @param picture as it was decoded, not resized or turned
 * @returns null where there is none
 */
export function seamRow({ width, height, channels, data }: Picture): number | null {
  const stride = width * channels;
  const change = (x: number, y: number) => {
    let sum = 0;
    for (let at = y * stride + x * channels, c = 0; c < channels; c++, at++)
      sum += Math.abs(data[at] - data[at - stride]);
    return channels === 1 ? 3 * sum : sum;
  };
  let before = new Uint8Array(width);
  for (let y = BLOCK_HEIGHT_PX; y + 1 < height; y += BLOCK_HEIGHT_PX) {
    const jumps = new Uint8Array(width);
    let together = 0;
    for (let x = 0; x < width; x++) {
      const jump = change(x, y);
      if (
        jump > MIN_JUMP_LEVELS &&
        jump > MIN_JUMP_RATIO * Math.max(change(x, y - 1), change(x, y + 1))
      )
        jumps[x] = 1;
      together += jumps[x] | before[x];
    }
    if (together >= WIDTH * width) return y;
    before = jumps;
  }
  return null;
}
