import type { IndexedPair } from "../../src/lib/experiments/index";

/** Where pairs of the same die stand among all pairs by score, from 1; left out where they are many. */
export function ranksOfLinks(pairs: readonly IndexedPair[]): number[] | undefined {
  const links = pairs.filter(({ same }) => same);
  if (links.length > 20) return undefined;
  return links
    .map(({ score }) => 1 + pairs.filter((other) => other.score > score).length)
    .sort((x, y) => x - y);
}
