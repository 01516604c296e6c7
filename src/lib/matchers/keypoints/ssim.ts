/** The window: Gaussian, 11 pixels a side, sigma 1.5. */
const REACH = 5;
const SIGMA = 1.5;
const TAPS = Float64Array.from({ length: 2 * REACH + 1 }, (_, k) =>
  Math.exp(-((k - REACH) ** 2) / (2 * SIGMA * SIGMA)),
);
const WINDOW = TAPS.map((tap) => tap / TAPS.reduce((sum, other) => sum + other, 0));

/** A picture with its local means, made once for many comparisons. */
export interface SsimPicture {
  size: number;
  values: Float32Array;
  /** size * size, 1 where the picture means something. */
  mask: ArrayLike<number>;
  mean: Float32Array;
  /** Local mean of the squares. */
  square: Float32Array;
}

/** @param values  size * size grey values */
export function ssimPicture(
  values: Float32Array,
  mask: ArrayLike<number>,
  size: number,
): SsimPicture {
  return {
    size,
    values,
    mask,
    mean: blurred(values, size),
    square: blurred(
      values.map((value) => value * value),
      size,
    ),
  };
}

/**
 * Structural similarity of two pictures that lie on each other: the mean of the map over the pixels
 * that both masks have.
 *
 * @param range of the values, such as 255
 * @returns -1 … 1; NaN where the masks have nothing in common
 * @see Wang, Bovik, Sheikh and Simoncelli 2004; scikit-image `structural_similarity` with
 *   `gaussian_weights`
 */
export function ssim(a: SsimPicture, b: SsimPicture, range: number): number {
  const { size } = a;
  const together = blurred(
    a.values.map((value, i) => value * b.values[i]),
    size,
  );
  const [c1, c2] = [(0.01 * range) ** 2, (0.03 * range) ** 2];
  let n = 0,
    sum = 0;
  for (let i = 0; i < together.length; i++) {
    if (!a.mask[i] || !b.mask[i]) continue;
    const [x, y] = [a.mean[i], b.mean[i]];
    const light = (2 * x * y + c1) / (x * x + y * y + c1);
    sum +=
      (light * (2 * (together[i] - x * y) + c2)) /
      (a.square[i] - x * x + (b.square[i] - y * y) + c2);
    n++;
  }
  return n === 0 ? NaN : sum / n;
}

/** Local means; beyond its edge a picture goes on as its mirror image. */
function blurred(values: Float32Array, size: number): Float32Array {
  const across = new Float32Array(values.length);
  const out = new Float32Array(values.length);
  alongRows(values, across, size, 1, size);
  alongRows(across, out, size, size, 1);
  return out;
}

function alongRows(
  from: Float32Array,
  to: Float32Array,
  size: number,
  step: number,
  line: number,
): void {
  const [window, reach] = [WINDOW, REACH];
  for (let l = 0; l < size; l++) {
    for (let p = 0; p < size; p++) {
      let sum = 0;
      if (p >= reach && p < size - reach) {
        for (let k = 0, at = l * line + (p - reach) * step; k <= 2 * reach; k++, at += step)
          sum += window[k] * from[at];
      } else {
        for (let k = 0; k <= 2 * reach; k++)
          sum += window[k] * from[l * line + mirrored(p + k - reach, size) * step];
      }
      to[l * line + p * step] = sum;
    }
  }
}

function mirrored(at: number, size: number): number {
  const period = ((at % (2 * size)) + 2 * size) % (2 * size);
  return period < size ? period : 2 * size - 1 - period;
}
