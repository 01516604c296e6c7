import type { Picture } from "./picture";

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
 * The colour of the ground: the commonest brightness among the pixels along the edges (a coin or a scale bar may
 * cover part of them), and the mean colour of the pixels that have it.
 */
export function findGround({ data, width, height, channels }: Picture): Ground {
  const depth = Math.max(1, Math.round(0.02 * Math.min(width, height)));
  const edge: number[] = [];
  for (let y = 0; y < height; y++) {
    const whole = y < depth || y >= height - depth;
    for (let x = 0; x < width; x++) {
      if (!whole && x === depth) x = width - depth;
      edge.push((y * width + x) * channels);
    }
  }
  const brightness = (i: number) => (channels === 1 ? data[i] : (data[i] + 2 * data[i + 1] + data[i + 2]) / 4);
  const level = commonest(edge.map(brightness));
  const like = edge.filter((i) => Math.abs(brightness(i) - level) <= 8);
  const colour = Array.from({ length: channels }, (_, c) => like.reduce((sum, i) => sum + data[i + c], 0) / like.length);
  const off = edge.map((i) => Math.max(...colour.map((g, c) => Math.abs(data[i + c] - g)))).filter((d) => d <= 24);
  return { colour, share: off.length / edge.length, noise: off.reduce((a, b) => a + b, 0) / Math.max(1, off.length) };
}

/** The middle of the 9 adjoining levels that hold the most values. */
function commonest(values: number[]): number {
  const counts = new Float64Array(256);
  for (const v of values) counts[Math.round(v)]++;
  let best = 0;
  let level = 0;
  for (let v = 0; v < 256; v++) {
    let sum = 0;
    for (let k = Math.max(0, v - 4); k <= Math.min(255, v + 4); k++) sum += counts[k] * (5 - Math.abs(k - v));
    if (sum > best) [best, level] = [sum, v];
  }
  return level;
}
