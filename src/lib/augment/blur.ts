import type { Shape } from "./keras-affine";

/**
 * Blurs a picture as a lens out of focus or a shrunken copy does: a Gaussian cut at three sigma;
 * beyond the edge, the edge goes on.
 *
 * @param picture height * width * channels values, channels interleaved, changed in place
 * @param sigma standard deviation in pixels; under a tenth nothing is done, as nothing would be
 *   seen
 * @see SciPy `ndimage.gaussian_filter(picture, (sigma, sigma, 0), mode="nearest", truncate=3)`
 */
export function blurPicture(
  picture: Float32Array,
  { height, width, channels }: Shape,
  sigma: number,
): void {
  if (sigma < 0.1) return;
  const taps = kernel(sigma);
  const line = width * channels;
  const rows = new Float32Array(picture.length);
  for (let y = 0; y < height; y++) alongRow(picture, y * line, line, channels, taps, rows);
  for (let y = 0; y < height; y++) {
    const out = picture.subarray(y * line, (y + 1) * line);
    for (let x = 0; x < line; x++) out[x] = taps[0] * rows[y * line + x];
    for (let k = 1; k < taps.length; k++) {
      const above = Math.max(0, y - k) * line;
      const below = Math.min(height - 1, y + k) * line;
      const tap = taps[k];
      for (let x = 0; x < line; x++) out[x] += tap * (rows[above + x] + rows[below + x]);
    }
  }
}

/** Weights from the middle outwards; all of them, both ways, sum to 1. */
function kernel(sigma: number): Float64Array {
  const taps = Float64Array.from({ length: 1 + Math.max(1, Math.floor(3 * sigma + 0.5)) }, (_, k) =>
    Math.exp((-k * k) / (2 * sigma * sigma)),
  );
  const sum = taps.reduce((total, tap) => total + 2 * tap, -taps[0]);
  return taps.map((tap) => tap / sum);
}

/** Convolves one row, of `length` values from `from` on, into the same place of `target`. */
function alongRow(
  picture: Float32Array,
  from: number,
  length: number,
  channels: number,
  taps: Float64Array,
  target: Float32Array,
): void {
  const margin = (taps.length - 1) * channels;
  const padded = new Float32Array(length + 2 * margin);
  padded.set(picture.subarray(from, from + length), margin);
  for (let i = 0; i < margin; i++) {
    padded[i] = picture[from + (i % channels)];
    padded[margin + length + i] = picture[from + length - channels + (i % channels)];
  }
  for (let x = 0; x < length; x++) {
    let sum = taps[0] * padded[margin + x];
    for (let k = 1, far = channels; k < taps.length; k++, far += channels)
      sum += taps[k] * (padded[margin + x - far] + padded[margin + x + far]);
    target[from + x] = sum;
  }
}
