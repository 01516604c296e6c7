import type { Plane } from "../match-side";

const bySize = new Map<number, Float64Array>();

/**
 * The relief of a plane as doubles, for loops that read each value several times.
 *
 * @returns an array that the next call for a plane of this size overwrites
 */
export function asDoubles({ size, relief }: Pick<Plane, "size" | "relief">): Float64Array {
  const values = bySize.get(size) ?? new Float64Array(size * size);
  bySize.set(size, values);
  for (let i = 0; i < values.length; i++) values[i] = relief[i];
  return values;
}
