import type { Random } from "../../base/index";

/** Radius of a coin in its picture, as a share of half the side: a diameter of 512 in 560. */
const COIN_RADIUS = 512 / 560;

/**
 * Cuts a coin's mask to another flan: a disc of about the coin's size, off its middle, with an
 * outline that is not quite round.
 *
 * @param deviation how far from the disc: of the middle, 0.6 of it; of the outline, 0.45 of it by
 *   the number of the wave
 */
export function cutFlan(mask: Uint8Array, size: number, deviation: number, random: Random): void {
  if (deviation === 0) return;
  const [cx, cy] = [random.normal(0, 0.6 * deviation), random.normal(0, 0.6 * deviation)];
  const radius = random.uniform(0.93, 1.05) * COIN_RADIUS;
  const waves = [2, 3, 4, 5, 6, 7].map((k) => ({
    k,
    height: random.normal(0, (0.45 * deviation) / k),
    phase: random.uniform(0, 2 * Math.PI),
  }));
  const largest = waves.reduce((sum, { height }) => sum + Math.abs(height), 0);
  for (let row = 0, i = 0; row < size; row++)
    for (let column = 0; column < size; column++, i++) {
      if (mask[i] === 0) continue;
      const x = (2 * (column + 0.5)) / size - 1 - cx;
      const y = (2 * (row + 0.5)) / size - 1 - cy;
      const distance = Math.sqrt(x * x + y * y); // Math.hypot is 10 times slower
      if (distance < radius - largest) continue;
      const angle = Math.atan2(y, x);
      const limit = waves.reduce(
        (sum, { k, height, phase }) => sum + height * Math.cos(k * angle + phase),
        radius,
      );
      if (distance >= limit) mask[i] = 0;
    }
}
