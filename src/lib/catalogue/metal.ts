import type { Picture } from "../coins/index";
import { fromDisc, type Ellipse } from "./ellipse";

/**
 * The colours of a coin's middle against its ring, free of the light's colour: differences of the logarithms of
 * red to blue (yellowness) and of red to green (redness). The middle of a 2-euro coin is brass, its ring nickel; of a
 * 1-euro coin it is the other way round; all others are of one metal.
 */
export interface MetalColours {
  yellower: number;
  redder: number;
  /** Yellowness and redness of the whole. */
  yellow: number;
  red: number;
}

/** Radii, in coin radii, that are surely on the middle or on the ring, away from the line between them and the rim. */
const [MIDDLE, RING] = [[0.1, 0.64], [0.79, 0.92]];
const [CIRCLES, SAMPLES] = [8, 48];
/** Added to each channel: colours of very dark pixels are noise. */
const DARK = 8;

/** @returns null for a picture without colour */
export function metalColours(picture: Picture, ellipse: Ellipse): MetalColours | null {
  if (picture.channels === 1) return null;
  const [middle, ring] = [MIDDLE, RING].map(([from, to]) => colourOf(picture, ellipse, from, to));
  const yellow = (middle.yellow + ring.yellow) / 2;
  const red = (middle.red + ring.red) / 2;
  if (middle.chroma < 0.004 && ring.chroma < 0.004) return null;
  return { yellower: middle.yellow - ring.yellow, redder: middle.red - ring.red, yellow, red };
}

function colourOf({ width, height, data }: Picture, ellipse: Ellipse, from: number, to: number) {
  const [xx, xy, x0, yx, yy, y0] = fromDisc(ellipse);
  const yellow: number[] = [];
  const red: number[] = [];
  for (let i = 0; i < CIRCLES; i++) {
    const r = from + ((to - from) * (i + 0.5)) / CIRCLES;
    for (let j = 0; j < SAMPLES; j++) {
      const [u, v] = [r * Math.cos((2 * Math.PI * j) / SAMPLES), r * Math.sin((2 * Math.PI * j) / SAMPLES)];
      const [x, y] = [Math.floor(xx * u + xy * v + x0), Math.floor(yx * u + yy * v + y0)];
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = 3 * (y * width + x);
      if (data[at] >= 254 && data[at + 1] >= 254 && data[at + 2] >= 254) continue; // glare
      yellow.push(Math.log((data[at] + DARK) / (data[at + 2] + DARK)));
      red.push(Math.log((data[at] + DARK) / (data[at + 1] + DARK)));
    }
  }
  const chroma = yellow.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, yellow.length);
  return { yellow: median(yellow), red: median(red), chroma };
}

function median(values: number[]): number {
  return values.length === 0 ? 0 : values.sort((p, q) => p - q)[values.length >> 1];
}
