import { gaussian } from "../../coins/index";
import type { Random } from "../../base/index";
import { addNoise } from "../noise";
import { turned } from "../turn";
import type { RestrikeRange } from "./range";
import { patches, sigmoid, smoothNoise } from "./smooth-noise";

/*
 * What happens to a relief after the die: each changes it in place. The relief has about the
 * deviation 1; sigmas of blurs are in pixels of a side of 192.
 */

/** Fine relief blurred away in places, and the heights pressed down. */
export function wear(relief: Float32Array, size: number, most: number, random: Random): void {
  const level = random.uniform(0, 1.6);
  const share = random.next() * most * 1.6;
  const cap = random.uniform(0.8, 3);
  if (most === 0) return;
  const where = patches(size, level, 4, random);
  const blurred = gaussian(relief, size, size, (3.2 * size) / 192);
  for (let i = 0; i < relief.length; i++) {
    const value = relief[i] + (blurred[i] - relief[i]) * Math.min(1, where[i] * share);
    relief[i] = value > cap ? cap + (value - cap) / 5 : value;
  }
}

/**
 * Relief that the strike left weak in places, and that of another coin laid there and, fainter,
 * everywhere: what a coin has in the place of the die's relief is not nothing.
 *
 * @param other relief of another coin, same size; null: nothing is laid over
 */
export function weaken(
  relief: Float32Array,
  size: number,
  range: Pick<RestrikeRange, "weak" | "other" | "ghost">,
  { other, random }: { other: Float32Array | null; random: Random },
): void {
  const where = patches(size, random.uniform(0.2, 1.8), 5, random);
  const share = random.next() < 0.8 ? random.uniform(0.3, 1) * range.weak * 1.8 : 0;
  const ghost = random.uniform(0, range.ghost);
  const laid = random.next() < 0.85 ? range.other : 0;
  const [angle, scale] = [random.uniform(0, 360), random.uniform(0.8, 1.2)];
  const over = other !== null && laid > 0 ? turned(other, size, angle, scale) : null;
  for (let i = 0; i < relief.length; i++) {
    const weak = Math.min(0.97, where[i] * share);
    relief[i] *= 1 - weak;
    if (over) relief[i] += (0.9 * weak + ghost) * laid * over[i];
  }
}

/** Pits of corrosion, mostly dark. */
export function pit(relief: Float32Array, size: number, most: number, random: Random): void {
  const level = random.uniform(1.2, 2.6);
  const depth = random.uniform(-1, 3) * most * 1.5;
  if (most === 0) return;
  const fine = smoothNoise(size, Math.round(size / 5), random);
  const places = smoothNoise(size, 5, random);
  for (let i = 0; i < relief.length; i++)
    // below that a sigmoid is under 0.0003
    if (places[i] > -0.2 && fine[i] > level - 0.7)
      relief[i] -= sigmoid((fine[i] - level) * 12) * depth;
}

/** Grain of patina and encrustation, of three sizes and in patches, mostly bright. */
export function roughen(relief: Float32Array, size: number, most: number, random: Random): void {
  const positive = random.uniform(0.3, 1);
  const level = random.uniform(-0.8, 1.5);
  const height =
    (random.next() < 0.8 ? random.uniform(0, 1.4) * most : 0) * (random.next() < 0.75 ? 1 : -1);
  if (height === 0) return;
  const grain = new Float32Array(relief.length);
  addNoise(grain, 0.5, 1 + random.integer(0xffffffff));
  const middle = smoothNoise(size, Math.round(size / 3), random);
  const coarse = smoothNoise(size, Math.round(size / 6), random);
  const where = patches(size, level, 3, random);
  for (let i = 0; i < relief.length; i++) {
    const value = grain[i] + 0.8 * (middle[i] + coarse[i]);
    relief[i] += (Math.max(0, value) * positive + value * 0.3) * where[i] * height;
  }
}

/** The photograph: out of focus in three of five, and noise. */
export function photograph(
  relief: Float32Array,
  size: number,
  range: Pick<RestrikeRange, "blur" | "noise">,
  random: Random,
): void {
  const share = random.next() < 0.6 ? random.next() * range.blur : 0;
  if (share > 0) {
    const blurred = gaussian(relief, size, size, (1.8 * size) / 192);
    for (let i = 0; i < relief.length; i++) relief[i] += (blurred[i] - relief[i]) * share;
  }
  const deviation = random.uniform(0, range.noise);
  if (deviation > 0) addNoise(relief, deviation, 1 + random.integer(0xffffffff));
}
