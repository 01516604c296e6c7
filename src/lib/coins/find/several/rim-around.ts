import type { Picture } from "../../picture";
import type { OutlineEllipse } from "./ellipse-of-curve";

/**
 * The line between the two metals of a 1 or 2 euro coin, in coin radii: 17 of 23.25 mm and 18.75 of
 * 25.75 mm.
 */
export const RING_SHARE = 0.73;

/** Where the ring of a coin would lie and where the ground, in radii of the line within the ring. */
const [RING, GROUND] = [
  [1.08, 1.25],
  [1.5, 1.7],
];
const [SECTORS, ANGLES_EACH, SAMPLES] = [12, 6, 4];
/** Levels by which the means of a channel differ in a sector, and in how many sectors. */
const [MIN_DIFFERENCE_LEVELS, MIN_SECTORS] = [8, 8];

/**
 * Whether an outline may be the line between two metals: what lies next to it outside does not have
 * the colour of what lies further out.
 */
export function mayHaveRimAround(picture: Picture, line: OutlineEllipse): boolean {
  let count = 0;
  for (let sector = 0; sector < SECTORS; sector++) {
    const [near, far] = [RING, GROUND].map((range) => meanColour(picture, line, sector, range));
    if (near.some((value, c) => Math.abs(value - far[c]) > MIN_DIFFERENCE_LEVELS)) count++;
  }
  return count >= MIN_SECTORS;
}

function meanColour(
  { width, height, channels, data }: Picture,
  { x, y, a, b, angle }: OutlineEllipse,
  sector: number,
  [from, to]: readonly number[],
): number[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const sums = new Array<number>(channels).fill(0);
  for (let k = 0; k < ANGLES_EACH; k++) {
    const turn = (2 * Math.PI * (sector * ANGLES_EACH + k)) / (SECTORS * ANGLES_EACH);
    for (let n = 0; n < SAMPLES; n++) {
      const r = from + ((to - from) * (n + 0.5)) / SAMPLES;
      const [u, v] = [a * r * Math.cos(turn), b * r * Math.sin(turn)];
      const px = Math.max(0, Math.min(width - 1, Math.floor(x + u * c - v * s)));
      const py = Math.max(0, Math.min(height - 1, Math.floor(y + u * s + v * c)));
      for (let i = 0; i < channels; i++) sums[i] += data[(py * width + px) * channels + i];
    }
  }
  return sums.map((sum) => sum / (ANGLES_EACH * SAMPLES));
}
