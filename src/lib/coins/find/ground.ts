import type { Picture } from "../picture";

/** The plain ground a coin lies on, as seen along the edges of its photograph. */
export interface Ground {
  /** Colour, one value a channel, 0 … 255. */
  colour: number[];
  /** Share of the edge pixels that have this colour, within 24 levels. */
  share: number;
  /** Mean deviation of those from it, in levels. */
  noise: number;
}

/**
 * The colour of the ground: the commonest brightness among the pixels along the edges (a coin or a
 * scale bar may cover part of them), and the mean colour of the pixels that have it.
 */
export function findGround({ data, width, height, channels }: Picture): Ground {
  const edge = edgePixels(width, height);
  const tones = new Uint16Array(edge.length); // quarters of a level
  const counts = new Float64Array(256);
  for (let e = 0; e < edge.length; e++) {
    const i = edge[e] * channels;
    tones[e] = channels === 1 ? 4 * data[i] : data[i] + 2 * data[i + 1] + data[i + 2];
    counts[(tones[e] + 2) >> 2]++;
  }
  const level = commonest(counts);
  const sums = new Float64Array(channels);
  let like = 0;
  for (let e = 0; e < edge.length; e++) {
    if (Math.abs(tones[e] - 4 * level) > 32) continue;
    for (let c = 0; c < channels; c++) sums[c] += data[edge[e] * channels + c];
    like++;
  }
  const colour = Array.from(sums, (sum) => sum / like);
  let [near, noise] = [0, 0];
  for (let e = 0; e < edge.length; e++) {
    let off = 0;
    for (let c = 0; c < channels; c++)
      off = Math.max(off, Math.abs(data[edge[e] * channels + c] - colour[c]));
    if (off > 24) continue;
    near++;
    noise += off;
  }
  return { colour, share: near / edge.length, noise: noise / Math.max(1, near) };
}

/** Positions of the pixels along the edges. */
function edgePixels(width: number, height: number): Int32Array {
  const depth = Math.max(1, Math.round(0.02 * Math.min(width, height)));
  const edge = new Int32Array(width * height - (width - 2 * depth) * (height - 2 * depth));
  for (let y = 0, n = 0; y < height; y++) {
    const whole = y < depth || y >= height - depth;
    for (let x = 0; x < width; x++) {
      if (!whole && x === depth) x = width - depth;
      edge[n++] = y * width + x;
    }
  }
  return edge;
}

/** The middle of the 9 adjoining levels that hold the most values. */
function commonest(counts: Float64Array): number {
  let best = 0;
  let level = 0;
  for (let v = 0; v < 256; v++) {
    let sum = 0;
    for (let k = Math.max(0, v - 4); k <= Math.min(255, v + 4); k++)
      sum += counts[k] * (5 - Math.abs(k - v));
    if (sum > best) [best, level] = [sum, v];
  }
  return level;
}
