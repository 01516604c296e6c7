import { blur } from "./blur";
import type { Die } from "./die";
import { raise, relief, resolution, stroke, type Relief } from "./relief";

/**
 * Blur of a worn-out die's edges, and of a coin's as struck and when hardly legible: sigma in die
 * diameters.
 */
export const BLUNTING = { die: 0.0018, coin: [0.0004, 0.0036] } as const;

/**
 * What a die raises at a point of its life: its edges go soft, its cracks run on, rust leaves
 * lumps.
 *
 * @param age 0 = new, 1 = its last blow
 */
export function agedDie(die: Die, age: number): Relief {
  const { size, data } = die.relief;
  const out = { size, data: blur(data, size, size, BLUNTING.die * age * age * resolution(size)) };
  const damage = relief(size);
  for (const crack of die.cracks) {
    const grown = Math.min(1, (age - crack.from) * 1.8 + 0.08);
    if (age < crack.from) continue;
    const points = crack.path.slice(0, 2 + Math.round(grown * (crack.path.length - 2)));
    stroke(
      damage,
      points,
      points.map((_, i) => 0.0055 * (1 - (0.75 * i) / points.length)),
      0.007,
    );
  }
  for (const { at, radius, from } of die.rust)
    if (age > from) stroke(damage, [at], radius, 0.5 * radius);
  raise(out, damage);
  return out;
}

/**
 * Blunts what stands up: above a level a height counts only in part, and all edges go round.
 *
 * @param height     die diameters
 * @param wear       0 = as struck, 1 = hardly legible
 * @param perDiameter  pixels to a die diameter
 */
export function blunted(
  height: Float32Array,
  width: number,
  rows: number,
  wear: number,
  perDiameter: number,
): Float32Array {
  const level = 0.036 - 0.03 * wear;
  const kept = 0.6 - 0.45 * wear;
  const low = height.map((h) => (h > level ? level + (h - level) * kept : h));
  return blur(
    low,
    width,
    rows,
    (BLUNTING.coin[0] + (BLUNTING.coin[1] - BLUNTING.coin[0]) * wear) * perDiameter,
  );
}
