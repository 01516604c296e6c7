/** Relief of one side at one size, and its mask. */
export interface Relief {
  size: number;
  /** size * size values, 0 outside the mask. */
  relief: ArrayLike<number>;
  mask: Uint8Array;
}

/** Match of one block of the fixed image in the moving image. */
export interface Block {
  /** Its first pixel. */
  left: number;
  top: number;
  /** Displacement of the best match, pixels. */
  dx: number;
  dy: number;
  /** Correlation there. */
  score: number;
}

/** Smallest share of a block that must be inside both masks. */
const MIN_RELIEF_SHARE = 0.7;

/** The blocks of a grid that lie on both sides; not moved yet. */
export function commonBlocks(a: Relief, b: Relief, block: number, stride: number): Block[] {
  const { size } = a;
  const found: Block[] = [];
  for (let top = 0; top + block <= size; top += stride) {
    for (let left = 0; left + block <= size; left += stride) {
      let common = 0;
      for (let y = top; y < top + block; y++) {
        for (let i = y * size + left, end = i + block; i < end; i++)
          if (a.mask[i] && b.mask[i]) common++;
      }
      if (common >= MIN_RELIEF_SHARE * block * block)
        found.push({ left, top, dx: 0, dy: 0, score: NaN });
    }
  }
  return found;
}

/**
 * Sums of squares over rectangles in four look-ups: entry (y, x) holds those above and to the left
 * of it.
 */
function squareSums(relief: Float64Array, size: number): Float64Array {
  const width = size + 1;
  const sums = new Float64Array(width * width);
  for (let y = 0, i = 0; y < size; y++) {
    let row = 0;
    for (let x = 0; x < size; x++, i++) {
      row += relief[i] * relief[i];
      sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + row;
    }
  }
  return sums;
}

/** A side to search in, with the sums of its squares. */
export interface Searched extends Relief {
  /** As doubles, which are read many times each; some zeros follow, for `products`. */
  relief: Float64Array;
  squares: Float64Array;
}

export const searched = ({ size, relief, mask }: Relief): Searched => {
  const values = new Float64Array(size * size + TOGETHER - 1);
  values.set(relief);
  return { size, relief: values, mask, squares: squareSums(values, size) };
};

/**
 * Searches a block of the fixed image in the moving image around the current position: template
 * matching with a parabolic sub-pixel fit.
 *
 * @param block pixels a side, a multiple of 4
 * @param reach pixels searched either way of the nearest whole pixel
 */
export function searchBlock(
  a: Searched,
  b: Searched,
  at: Block,
  block: number,
  reach: number,
): Block {
  const { size } = a;
  const { left, top } = at;
  const width = 2 * reach + 1;
  const surface = new Float64Array(width * width).fill(-1);
  const [x0, y0] = [Math.round(at.dx) - reach, Math.round(at.dy) - reach];
  const power = squaresOf(a, left, top, block);
  let best = 0;
  // columns at which the block lies in the other picture
  const [from, to] = [Math.max(0, -left - x0), Math.min(width, size - block - left - x0 + 1)];
  for (let r = 0; r < width; r++) {
    const y = top + y0 + r;
    if (y < 0 || y + block > size) continue;
    for (let c = from; c < to; c++) {
      const x = left + x0 + c;
      if ((c - from) % TOGETHER === 0)
        products(a, b, { first: top * size + left, other: y * size + x, block });
      const dot = dots[(c - from) % TOGETHER];
      const s = r * width + c;
      surface[s] = dot / Math.sqrt(power * squaresOf(b, x, y, block) + 1e-9);
      if (surface[s] > surface[best]) best = s;
    }
  }
  const [bx, by] = [best % width, Math.floor(best / width)];
  const dx =
    x0 +
    bx +
    (bx > 0 && bx < width - 1 ? vertex(surface[best - 1], surface[best], surface[best + 1]) : 0);
  const dy =
    y0 +
    by +
    (by > 0 && by < width - 1
      ? vertex(surface[best - width], surface[best], surface[best + width])
      : 0);
  return { left, top, dx, dy, score: surface[best] };
}

/** Neighbouring places of a block whose products are summed together, so that a pixel is read once. */
const TOGETHER = 4;
const dots = new Float64Array(TOGETHER);

/**
 * Products of a block with the other picture at a place and at those right of it, into `dots`.
 *
 * @param at the first pixel of the block, and of the place in the other picture; pixels a side
 */
function products(
  { relief: a, size }: Searched,
  { relief: b }: Searched,
  { first, other, block }: { first: number; other: number; block: number },
): void {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let row = 0, i = first, j = other; row < block; row++, i += size, j += size) {
    let b0 = b[j];
    let b1 = b[j + 1];
    let b2 = b[j + 2];
    // four pixels at a time: each value of the other picture is read once and used four times
    for (let k = i, last = j + 3, end = i + block; k < end; k += 4, last += 4) {
      const a0 = a[k];
      const a1 = a[k + 1];
      const a2 = a[k + 2];
      const a3 = a[k + 3];
      const b3 = b[last];
      const b4 = b[last + 1];
      const b5 = b[last + 2];
      const b6 = b[last + 3];
      s0 += a0 * b0 + a1 * b1 + (a2 * b2 + a3 * b3);
      s1 += a0 * b1 + a1 * b2 + (a2 * b3 + a3 * b4);
      s2 += a0 * b2 + a1 * b3 + (a2 * b4 + a3 * b5);
      s3 += a0 * b3 + a1 * b4 + (a2 * b5 + a3 * b6);
      b0 = b4;
      b1 = b5;
      b2 = b6;
    }
  }
  dots[0] = s0;
  dots[1] = s1;
  dots[2] = s2;
  dots[3] = s3;
}

function squaresOf({ size, squares }: Searched, left: number, top: number, block: number): number {
  const width = size + 1;
  const [above, below] = [top * width + left, (top + block) * width + left];
  return squares[below + block] - squares[below] - squares[above + block] + squares[above];
}

/**
 * Where a parabola through three values a pixel apart has its top, in pixels from the middle one.
 */
function vertex(before: number, at: number, after: number): number {
  const bow = before - 2 * at + after;
  return bow < 0 ? (before - after) / (2 * bow) : 0;
}
