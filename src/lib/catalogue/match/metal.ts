import { upperMedian } from "../../base/index";
import type { Picture } from "../../coins/index";
import { fromDisc, type Affine, type Ellipse } from "../find/ellipse";

/**
 * The colours of a coin's middle against its ring. Of a 2-euro coin the middle is brass and the
 * ring nickel; of a 1-euro coin it is the other way round; all others are of one metal.
 */
export interface MetalColours {
  /**
   * How much yellower the middle is: the difference of the logarithms of green to blue, free of the
   * light's colour. Red is left out, as wear and tarnish of copper change it most. Taken along
   * radii, so that light from one side hardly counts.
   */
  yellower: number;
  /** How clear that is: the same as a multiple of its scatter over the radii. */
  clear: number;
}

/**
 * What the colours of a 1-euro coin would be with its metals swapped, which is how a 2-euro coin is
 * made.
 */
export const swapped = ({ yellower, clear }: MetalColours): MetalColours => ({
  yellower: -yellower,
  clear: -clear,
});

/**
 * Radii, in coin radii, that are surely on the middle or on the ring, away from the line between
 * them and the rim.
 */
const [MIDDLE, RING] = [
  [0.2, 0.66],
  [0.79, 0.92],
];
const [DIRECTIONS, SAMPLES] = [72, 6];
/** Smallest number of six samples that must lie in the picture and be free of glare. */
const MIN_SAMPLES = 3;
/** Added to each channel: colours of very dark pixels are noise. */
const DARK_OFFSET_LEVELS = 8;
/** Under this yellowness throughout, a picture holds no colour. */
const MIN_YELLOWNESS = 0.004;
/** Added to the scatter: less than this is rounding. */
const ROUNDING_SCATTER = 0.02;

/** @returns null for a picture without colour */
export function metalColours(picture: Picture, ellipse: Ellipse): MetalColours | null {
  if (picture.channels === 1) return null;
  const map = fromDisc(ellipse);
  const differences: number[] = [];
  let most = 0;
  for (let i = 0; i < DIRECTIONS; i++) {
    const [middle, ring] = [MIDDLE, RING].map((radii) =>
      yellowness(picture, map, (2 * Math.PI * i) / DIRECTIONS, radii),
    );
    if (middle === null || ring === null) continue;
    differences.push(middle - ring);
    most = Math.max(most, Math.abs(middle), Math.abs(ring));
  }
  if (most < MIN_YELLOWNESS) return null;
  const yellower = upperMedian(differences);
  return {
    yellower,
    clear:
      yellower /
      (ROUNDING_SCATTER + upperMedian(differences.map((value) => Math.abs(value - yellower)))),
  };
}

/** @returns null where too little of it can be seen */
function yellowness(
  { width, height, data }: Picture,
  [xx, xy, x0, yx, yy, y0]: Affine,
  angle: number,
  [from, to]: readonly number[],
): number | null {
  const values: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const r = from + ((to - from) * (i + 0.5)) / SAMPLES;
    const [u, v] = [r * Math.cos(angle), r * Math.sin(angle)];
    const [x, y] = [Math.floor(xx * u + xy * v + x0), Math.floor(yx * u + yy * v + y0)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const at = 3 * (y * width + x);
    if (data[at] >= 254 && data[at + 1] >= 254 && data[at + 2] >= 254) continue; // glare
    values.push(
      Math.log((data[at + 1] + DARK_OFFSET_LEVELS) / (data[at + 2] + DARK_OFFSET_LEVELS)),
    );
  }
  return values.length < MIN_SAMPLES ? null : upperMedian(values);
}
