import sharp from "sharp";
import type { Picture, PreparedSide } from "../coins/index";
import { warped, type Warp } from "../matchers/index";

/** Pixels a side of a close-up, at most: three for one of a prepared side. */
export const MAX_CLOSE_UP = 1680;

/**
 * Pixels a side at which close-ups of some sides show all that their photographs have, up to
 * `MAX_CLOSE_UP`.
 */
export function closeUpSize(sides: readonly Pick<PreparedSide, "size" | "scale">[]): number {
  const finest = Math.max(...sides.map(({ size, scale }) => size * scale));
  return Math.round(Math.min(MAX_CLOSE_UP, Math.max(sides[0].size, finest)));
}

/**
 * A photograph of a side, in colour and in the frame of a prepared side: its own, or that of another
 * side that it was aligned with.
 *
 * @param photograph the part that shows the side
 * @param prepared where the coin lies in it
 * @param options.size pixels a side
 * @param options.warp from the frame to that of the side; its own frame where it is left out
 * @returns a JPEG, white where the photograph ends
 */
export async function closeUp(
  { data, width, height, channels }: Picture,
  { size: own, scale, centre }: Pick<PreparedSide, "size" | "scale" | "centre">,
  { size, warp }: { size: number; warp?: Warp },
): Promise<Buffer> {
  const out = new Uint8Array(size * size * channels).fill(255);
  const half = own / 2;
  for (let y = 0; y < size; y++) {
    const v = (2 * (y + 0.5)) / size - 1;
    for (let x = 0; x < size; x++) {
      const u = (2 * (x + 0.5)) / size - 1;
      const [U, V] = warp ? warped(warp, u, v) : [u, v];
      const left = centre[0] + U * half * scale - 0.5;
      const top = centre[1] + V * half * scale - 0.5;
      if (!(left >= 0 && top >= 0 && left <= width - 1 && top <= height - 1)) continue;
      const [column, row] = [Math.min(width - 2, left | 0), Math.min(height - 2, top | 0)];
      const [s, t] = [left - column, top - row];
      const from = (row * width + column) * channels;
      const below = from + width * channels;
      const to = (y * size + x) * channels;
      for (let c = 0; c < channels; c++) {
        const over = data[from + c] + (data[from + channels + c] - data[from + c]) * s;
        const under = data[below + c] + (data[below + channels + c] - data[below + c]) * s;
        out[to + c] = over + (under - over) * t + 0.5;
      }
    }
  }
  return sharp(out, { raw: { width: size, height: size, channels } })
    .jpeg({ quality: 86 })
    .toBuffer();
}
