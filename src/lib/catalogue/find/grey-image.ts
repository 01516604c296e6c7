import { gaussian, type Picture } from "../../coins/index";

/** Brightness, 0 … 255, row by row. */
export interface GreyImage {
  width: number;
  height: number;
  values: Float32Array;
}

/**
 * The brightness of a rectangle of a picture, shrunk so that no side is longer than this; a pixel
 * is the mean of those it stands for.
 */
export function greyImage(
  picture: Picture,
  longest: number,
  { left, top, width, height } = wholeOf(picture),
): GreyImage & { step: number } {
  const step = Math.max(1, Math.max(width, height) / longest);
  const [across, down] = [
    Math.max(1, Math.floor(width / step)),
    Math.max(1, Math.floor(height / step)),
  ];
  const values = new Float32Array(across * down);
  const counts = new Float32Array(across * down);
  const { data, channels } = picture;
  for (let y = 0; y < height; y++) {
    const line = Math.min(down - 1, Math.floor(y / step)) * across;
    for (
      let x = 0, i = ((top + y) * picture.width + left) * channels;
      x < width;
      x++, i += channels
    ) {
      const at = line + Math.min(across - 1, Math.floor(x / step));
      values[at] +=
        channels === 1 ? data[i] : 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
      counts[at]++;
    }
  }
  for (let at = 0; at < values.length; at++) values[at] /= counts[at];
  return { width: across, height: down, values, step };
}

const wholeOf = ({ width, height }: Picture) => ({ left: 0, top: 0, width, height });

/** A Gaussian blur of a plane; beyond its border the plane goes on as it ends there. */
export function soften(
  values: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const soft = gaussian(values, width, height, sigma);
  const weight = gaussian(new Float32Array(values.length).fill(1), width, height, sigma);
  for (let i = 0; i < soft.length; i++) soft[i] /= weight[i];
  return soft;
}
