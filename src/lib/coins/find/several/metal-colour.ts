import type { Picture } from "../../picture";
import type { OutlineEllipse } from "./ellipse-of-curve";

/**
 * Limits of a coin's mean colour, as logarithms: of blue over red, of green over red, and of green
 * over the geometric mean of red and blue. Euro coins of copper, brass and nickel in warm and cold
 * light were at most 0.2, at most 0.15 and at least -0.15.
 */
const [MAX_BLUE, MAX_GREEN, MIN_GREEN] = [0.4, 0.3, -0.32];
const [SAMPLES, GOLDEN_ANGLE] = [400, Math.PI * (3 - Math.sqrt(5))];
/** Share of the radius that is looked at: the edge has shadows and the ground's colour. */
const INSIDE = 0.9;
/** Added to each channel: colours of dark pixels are noise. */
const DARK_OFFSET_LEVELS = 8;

/**
 * Whether what an outline holds may be the metal of a coin by its colour: blue, green and purple
 * things, such as a token of plastic, are none. Grey pictures say nothing.
 */
export function mayBeMetal(
  { width, height, channels, data }: Picture,
  { x, y, a, b, angle }: OutlineEllipse,
): boolean {
  if (channels === 1) return true;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const sums = [0, 0, 0];
  let count = 0;
  for (let k = 0; k < SAMPLES; k++) {
    const [r, turn] = [INSIDE * Math.sqrt((k + 0.5) / SAMPLES), k * GOLDEN_ANGLE];
    const [u, v] = [a * r * Math.cos(turn), b * r * Math.sin(turn)];
    const [px, py] = [Math.floor(x + u * c - v * s), Math.floor(y + u * s + v * c)];
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    count++;
    for (let i = 0; i < 3; i++) sums[i] += data[(py * width + px) * channels + i];
  }
  if (count === 0) return true;
  const [red, green, blue] = sums.map((sum) => Math.log(sum / count + DARK_OFFSET_LEVELS));
  const isPurple = green - (red + blue) / 2 < MIN_GREEN;
  return blue - red < MAX_BLUE && green - red < MAX_GREEN && !isPurple;
}
