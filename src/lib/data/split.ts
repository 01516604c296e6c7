import type { Random } from "../random";

/** Coins that must stay together: a connected component of the obverse-reverse die graph. */
export interface Group {
  /** Positions of its coins in the list that is split. */
  coins: number[];
  /** Pairs of these coins that share a die, over both sides. */
  links: number;
}

/**
 * Deals groups into folds of about equal coins and about equal links, whole groups only: a die that is tested is then
 * never seen in training.
 *
 * The largest groups are dealt first, among equal ones those with most links, each to the fold that has fewest coins so
 * far, then fewest links; groups alike in both come in random order.
 *
 * @param groups  together they hold every coin once
 * @param folds  how many folds, at least 2
 * @returns the fold of every coin, 0 … folds - 1
 */
export function dealIntoFolds(groups: readonly Group[], folds: number, random: Random): Int32Array {
  const fold = new Int32Array(groups.reduce((sum, group) => sum + group.coins.length, 0));
  const held = Array.from({ length: folds }, () => ({ coins: 0, links: 0 }));
  const inOrder = random.shuffle(groups).sort((a, b) => b.coins.length - a.coins.length || b.links - a.links);
  for (const group of inOrder) {
    let target = 0;
    for (let f = 1; f < folds; f++) {
      if ((held[f].coins - held[target].coins || held[f].links - held[target].links) < 0) target = f;
    }
    held[target].coins += group.coins.length;
    held[target].links += group.links;
    for (const coin of group.coins) fold[coin] = target;
  }
  return fold;
}
