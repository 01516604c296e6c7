/**
 * A square grey picture at a smaller size, every pixel the mean of the area it covers: 560 -> 96
 * for a network.
 *
 * @param image size * size values
 * @param to side of the result, at most `size`
 */
export function resizeGrey(image: Float32Array, size: number, to: number): Float32Array {
  const { first, share, taps } = cover(size, to);
  const rows = new Float32Array(size * to);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < to; x++) {
      let sum = 0;
      for (let k = 0, i = y * size + first[x]; k < taps; k++)
        sum += share[x * taps + k] * image[i + k];
      rows[y * to + x] = sum;
    }
  }
  const out = new Float32Array(to * to);
  for (let y = 0; y < to; y++) {
    for (let k = 0; k < taps; k++) {
      const weight = share[y * taps + k];
      for (let x = 0, i = (first[y] + k) * to, o = y * to; weight > 0 && x < to; x++)
        out[o++] += weight * rows[i++];
    }
  }
  return out;
}

/**
 * For every cell of the short axis: the first pixel it covers, and how much of it each of `taps`
 * pixels makes up.
 */
function cover(size: number, to: number) {
  const step = size / to;
  const taps = Math.min(size, Math.ceil(step) + 1);
  const first = new Int32Array(to);
  const share = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    first[i] = Math.min(Math.floor(i * step), size - taps);
    for (let k = 0; k < taps; k++) {
      const from = Math.max(i * step, first[i] + k);
      const end = Math.min((i + 1) * step, first[i] + k + 1);
      share[i * taps + k] = Math.max(0, end - from) / step;
    }
  }
  return { first, share, taps };
}
