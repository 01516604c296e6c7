import type { Picture } from "../picture";

/**
 * A picture `step` times smaller, every pixel the mean of `step` x `step`; a remainder at the right
 * and bottom is dropped.
 */
export function shrinkPicture(picture: Picture, step: number): Picture {
  if (step === 1) return picture;
  const { channels, data } = picture;
  const width = Math.floor(picture.width / step);
  const height = Math.floor(picture.height / step);
  const out = new Uint8Array(width * height * channels);
  const sums = new Int32Array(width * channels);
  const gain = 1 / (step * step);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let k = 0; k < step; k++) {
      let i = (y * step + k) * picture.width * channels;
      for (let o = 0; o < sums.length; o += channels) {
        for (let s = 0; s < step; s++) for (let c = 0; c < channels; c++) sums[o + c] += data[i++];
      }
    }
    for (let x = 0; x < sums.length; x++) out[y * sums.length + x] = (sums[x] * gain + 0.5) | 0;
  }
  return { width, height, channels, data: out };
}
