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
    for (let k = 0; k < step; k++)
      addRow(sums, data, (y * step + k) * picture.width * channels, { step, channels });
    for (let x = 0; x < sums.length; x++) out[y * sums.length + x] = (sums[x] * gain + 0.5) | 0;
  }
  return { width, height, channels, data: out };
}

/** Adds the pixels of a row that begins at `first`, `step` to a sum. */
function addRow(
  sums: Int32Array,
  data: Uint8Array,
  first: number,
  { step, channels }: { step: number; channels: 1 | 3 },
): void {
  let i = first;
  if (channels === 1) {
    for (let o = 0; o < sums.length; o++) {
      let sum = 0;
      for (let s = 0; s < step; s++) sum += data[i++];
      sums[o] += sum;
    }
    return;
  }
  for (let o = 0; o < sums.length; o += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let s = 0; s < step; s++, i += 3) {
      red += data[i];
      green += data[i + 1];
      blue += data[i + 2];
    }
    sums[o] += red;
    sums[o + 1] += green;
    sums[o + 2] += blue;
  }
}
