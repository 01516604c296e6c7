import { boxMeans } from "./box-means";
import type { Picture } from "../../picture";

/** Where a picture's colour changes most: position in pixels, unit vector across, and weight. */
export interface Edges {
  width: number;
  height: number;
  count: number;
  x: Float32Array;
  y: Float32Array;
  across: Float32Array;
  down: Float32Array;
  /** 0 to 1: how strong the edge is beside the changes around it. */
  weight: Float32Array;
}

/** Changes weaker than this, in levels of a Sobel gradient (8 levels a pixel), are noise. */
const MIN_STRENGTH = 24;
/** An edge is this much stronger than the mean change within this many pixels around it. */
const MIN_RELATIVE_STRENGTH = 1.2;
const SURROUNDINGS_PX = 16;

/**
 * The edges of a picture: Sobel gradients of the channel that changes most, thinned to their
 * ridges, weighed by their strength relative to the changes around them, so that a weak rim beside
 * a strong one counts.
 */
export function edgesOf(picture: Picture): Edges {
  const { width, height } = picture;
  const { across, down, strength } = sobel(picture);
  const means = boxMeans(strength, width, height, SURROUNDINGS_PX);
  const found: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const own = strength[i];
      if (own < MIN_STRENGTH || own < MIN_RELATIVE_STRENGTH * means[i]) continue;
      const side = Math.round(across[i] / own) + width * Math.round(down[i] / own);
      if (own >= strength[i + side] && own > strength[i - side]) found.push(i);
    }
  }
  const of = (value: (i: number) => number) => Float32Array.from(found, value);
  return {
    width,
    height,
    count: found.length,
    x: of((i) => i % width),
    y: of((i) => Math.floor(i / width)),
    across: of((i) => across[i] / strength[i]),
    down: of((i) => down[i] / strength[i]),
    weight: of((i) => strength[i] / (strength[i] + 2 * means[i])),
  };
}

function sobel({ width, height, channels, data }: Picture) {
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const strength = new Float32Array(width * height);
  const line = width * channels;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      for (let c = 0; c < channels; c++) {
        const i = at * channels + c;
        const [a, b] = [i - line, i + line];
        const rise =
          data[b + channels] + data[a + channels] - data[b - channels] - data[a - channels];
        const turn =
          data[b + channels] + data[b - channels] - data[a + channels] - data[a - channels];
        const u = rise + 2 * (data[i + channels] - data[i - channels]);
        const v = turn + 2 * (data[b] - data[a]);
        const own = Math.sqrt(u * u + v * v);
        if (own > strength[at]) {
          strength[at] = own;
          across[at] = u;
          down[at] = v;
        }
      }
    }
  }
  return { across, down, strength };
}
