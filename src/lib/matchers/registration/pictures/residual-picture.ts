import { FLAT_LIMIT, type Picture, type PreparedSide } from "../../../coins/index";
import { IN_PLACE_PX, residual } from "../align/residual";
import { FINE_SIZE_PX, matchSide } from "../match-side";
import { fixedSide } from "../align/fixed-side";
import type { Warp } from "../align/warp";

/** Factor by which arrows are longer than the residuals. */
const ENLARGED = 8;
const GREEN = [0, 150, 70] as const;
const RED = [210, 40, 40] as const;

/**
 * Residuals of the blocks, drawn on the first side: a green arrow for a block in place, a red one
 * for a block that is not. Arrows are enlarged eight times.
 *
 * @param a a side prepared at 560 pixels
 * @param b another
 * @param warp from a to b, as a registration found it
 * @returns null where the sides have too little in common
 */
export function residualField(a: PreparedSide, b: PreparedSide, warp: Warp): Picture | null {
  const found = residual(fixedSide(matchSide(a)), matchSide(b), warp.map);
  if (!found) return null;
  const { size } = a;
  const data = new Uint8Array(3 * size * size).fill(255);
  for (let i = 0; i < size * size; i++) {
    if (a.mask[i]) data.fill(Math.round(215 + (a.flat[i] * 40) / FLAT_LIMIT), 3 * i, 3 * i + 3);
  }
  const [middle, half] = [(size - 1) / 2, size / 2];
  for (const { u, v, du, dv } of found.field) {
    const colour = (FINE_SIZE_PX / 2) * Math.hypot(du, dv) < IN_PLACE_PX ? GREEN : RED;
    const [x, y] = [u * half + middle, v * half + middle];
    const length = Math.hypot(du, dv) * half * ENLARGED;
    const steps = Math.ceil(2 * length) + 1;
    for (let s = 0; s < steps; s++)
      dot(
        data,
        size,
        x + (s / steps) * du * half * ENLARGED,
        y + (s / steps) * dv * half * ENLARGED,
        1,
        colour,
      );
    dot(data, size, x, y, 3, colour);
  }
  return { width: size, height: size, channels: 3, data };
}

function dot(
  data: Uint8Array,
  size: number,
  x: number,
  y: number,
  radius: number,
  colour: readonly number[],
): void {
  for (let Y = Math.round(y) - radius; Y <= Math.round(y) + radius; Y++) {
    for (let X = Math.round(x) - radius; X <= Math.round(x) + radius; X++) {
      if (X >= 0 && Y >= 0 && X < size && Y < size && Math.hypot(X - x, Y - y) <= radius)
        data.set(colour, 3 * (Y * size + X));
    }
  }
}
