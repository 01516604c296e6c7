import { greyRow, type Picture } from "../picture";

/** Catmull-Rom: the cubic through its samples (Keys 1981, a = -1/2). */
function cubic(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  if (t < 2) return ((-0.5 * t + 2.5) * t - 4) * t + 2;
  return 0;
}

/**
 * For each of `count` output samples: the first source sample it reads, and its weights, `taps` a
 * sample.
 */
function weights(start: number, step: number, count: number, length: number) {
  // when shrinking, the kernel spans all the source pixels of an output pixel
  const widen = Math.max(1, step);
  const taps = Math.ceil(4 * widen) + 1;
  const first = new Int32Array(count);
  const weight = new Float32Array(count * taps);
  for (let i = 0; i < count; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    const from = Math.ceil(centre - 2 * widen);
    first[i] = Math.max(0, Math.min(length - taps, from));
    let sum = 0;
    for (let k = 0; k < taps; k++) sum += cubic((from + k - centre) / widen);
    for (let k = 0; k < taps; k++) {
      const at = Math.max(0, Math.min(length - 1, from + k)); // beyond the edge, the edge goes on
      weight[i * taps + at - first[i]] += cubic((from + k - centre) / widen) / sum;
    }
  }
  return { first, weight, taps };
}

/**
 * A square part of a picture as grey values at another scale, with antialiasing when shrinking.
 *
 * @param left, top the square's corner in pixels of the picture, pixel i covering i … i + 1; it may
 *   reach beyond
 * @param step pixels of the picture for one of the result; at most an eighth of the picture's
 *   shorter side
 * @param size side of the result
 * @returns size * size values, 0 … 255 (a little beyond at sharp edges)
 * @see Pillow `Image.resize(…, BICUBIC, box)`, the same kernel
 */
export function resampleGrey(
  picture: Picture,
  left: number,
  top: number,
  step: number,
  size: number,
): Float32Array {
  const { width, height } = picture;
  const across = weights(left, step, size, width);
  const down = weights(top, step, size, height);
  const firstRow = down.first[0];
  const lastRow = down.first[size - 1] + down.taps;
  const rows = new Float32Array((lastRow - firstRow) * size);
  const grey = new Float32Array(width);
  for (let y = firstRow; y < lastRow; y++) {
    greyRow(picture, y, 0, grey);
    convolveRow(grey, across, rows, (y - firstRow) * size, size);
  }
  const out = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let k = 0; k < down.taps; k++) {
      const weight = down.weight[y * down.taps + k];
      if (weight === 0) continue;
      const from = (down.first[y] + k - firstRow) * size;
      for (let x = 0, o = y * size; x < size; x++, o++) out[o] += weight * rows[from + x];
    }
  }
  return out;
}

function convolveRow(
  grey: Float32Array,
  { first, weight, taps }: ReturnType<typeof weights>,
  out: Float32Array,
  at: number,
  size: number,
): void {
  for (let x = 0; x < size; x++) {
    let sum = 0;
    for (let k = 0, w = x * taps, i = first[x]; k < taps; k++) sum += weight[w + k] * grey[i + k];
    out[at + x] = sum;
  }
}
