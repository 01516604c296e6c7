import { groupsOf, type Partition } from "../groups/partition";
import type { PosteriorSimilarity } from "../groups/posterior";

/** Two dies of two coins or more that may be one. */
export interface DoubtfulMerge {
  /** The coins of the smaller die, and of the other. */
  part: number[];
  rest: number[];
  /** Expected number of their pairs that are of one die. */
  expectedChange: number;
}

/** The pairs of dies whose coins sampled partitions join; dies of lone coins are left out. */
export function doubtfulMerges(
  die: Partition,
  { pairs, share }: PosteriorSimilarity,
): DoubtfulMerge[] {
  const groups = groupsOf(die);
  const sums = new Map<string, { x: number; y: number; expectedChange: number }>();
  for (let i = 0; i < die.length; i++) {
    for (let e = pairs.start[i]; e < pairs.start[i + 1]; e++) {
      const j = pairs.other[e];
      if (j < i || die[i] === die[j]) continue;
      const [x, y] = [Math.min(die[i], die[j]), Math.max(die[i], die[j])];
      if (groups[x].length < 2 || groups[y].length < 2) continue;
      const known = sums.get(`${x} ${y}`);
      if (known) known.expectedChange += share[e];
      else sums.set(`${x} ${y}`, { x, y, expectedChange: share[e] });
    }
  }
  return [...sums.values()].map(({ x, y, expectedChange }) => {
    const [part, rest] =
      groups[x].length <= groups[y].length ? [groups[x], groups[y]] : [groups[y], groups[x]];
    return { part, rest, expectedChange };
  });
}
