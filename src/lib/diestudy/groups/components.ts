import type { PairIndex } from "./pair-index";

/**
 * Items that hang together over entries that join, each set rising, in the order of first items.
 *
 * @param joins  must say the same of both entries of a pair
 */
export function components(
  { start, other }: PairIndex,
  joins: (entry: number) => boolean,
): number[][] {
  const items = start.length - 1;
  const seen = new Uint8Array(items);
  const found: number[][] = [];
  for (let first = 0; first < items; first++) {
    if (seen[first]) continue;
    seen[first] = 1;
    const own = [first];
    for (const i of own) {
      for (let e = start[i]; e < start[i + 1]; e++) {
        if (seen[other[e]] || !joins(e)) continue;
        seen[other[e]] = 1;
        own.push(other[e]);
      }
    }
    found.push(own.sort((a, b) => a - b));
  }
  return found;
}
