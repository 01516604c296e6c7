import { xoroshiro128plus, unsafeUniformIntDistribution } from "pure-rand";

/** Random numbers from a seed: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Uniform in [low, high). */
  uniform(low: number, high: number): number;
  /** Uniform integer in 0 … n - 1. */
  integer(n: number): number;
  /** Normal with this mean and standard deviation (Box and Muller). */
  normal(mean?: number, deviation?: number): number;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
  /** A new array with the items in random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /**
   * A generator of its own for a named part of the work, so that drawing more in one part changes
   * nothing in another.
   */
  fork(name: string): Random;
}

/** FNV-1a, 32 bits: turns a seed and a name into another seed. */
function hash(seed: number, name: string): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/**
 * Mixes the bits of a seed (the finalizer of MurmurHash3), so that neighbouring seeds begin far
 * apart.
 */
function mix(seed: number): number {
  let h = seed;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A generator from a seed, any 32-bit integer. */
export function random(seed: number): Random {
  const bits = xoroshiro128plus(mix(seed));
  // the first numbers still show the plain pattern of the start
  for (let i = 0; i < 4; i++) bits.unsafeNext();
  const next = () => (bits.unsafeNext() >>> 0) / 4294967296;
  return {
    next,
    uniform: (low, high) => low + (high - low) * next(),
    integer: (n) => unsafeUniformIntDistribution(0, n - 1, bits),
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => items[unsafeUniformIntDistribution(0, items.length - 1, bits)],
    shuffle(items) {
      const out = items.slice();
      for (let i = out.length - 1; i > 0; i--) {
        const j = unsafeUniformIntDistribution(0, i, bits);
        [out[i], out[j]] = [out[j], out[i]];
      }
      return out;
    },
    fork: (name) => random(hash(seed, name)),
  };
}
