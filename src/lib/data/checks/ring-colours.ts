import type { Picture } from "../../coins/index";

const RINGS = 4;

/**
 * Mean red, green and blue of four rings round the middle of a square picture, freed of brightness
 * and contrast.
 */
export function ringColours({ width, height, channels, data }: Picture): Float32Array {
  const sums = new Float32Array(RINGS * 3);
  const counts = new Float32Array(RINGS);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const ring = Math.floor(
        RINGS * 2 * Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5),
      );
      if (ring >= RINGS) continue;
      counts[ring]++;
      for (let c = 0; c < 3; c++)
        sums[ring * 3 + c] += data[(y * width + x) * channels + (channels === 3 ? c : 0)] / 255;
    }
  }
  const colours = sums.map((sum, i) => sum / counts[Math.floor(i / 3)]);
  const mean = colours.reduce((a, b) => a + b, 0) / colours.length;
  const spread = Math.sqrt(colours.reduce((sum, v) => sum + (v - mean) ** 2, 0) / colours.length);
  return colours.map((v) => (v - mean) / (spread + 0.05));
}
