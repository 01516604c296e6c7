import type { Random } from "../../base/index";

/** Coins that must stay together: a connected component of the obverse-reverse die graph. */
export interface Group {
  /** Positions of its coins in the list that is split. */
  coins: number[];
  /** Pairs of these coins that share a die, for each side. */
  samePairs: number[];
}

/** What a fold holds. Groups share no die, so that same-die pairs add up over groups. */
interface Held {
  groups: number;
  coins: number;
  samePairs: number[];
}

/**
 * Deals groups into folds, whole groups only: a die that is tested is then never seen in training.
 *
 * The folds come out about equal in coins and in same-die pairs, and, as far as the groups allow,
 * none is one large chain of a single die, where there would be nothing to tell apart. Begins by
 * giving each group, from the largest down, to the smallest fold, or at random, then moves and
 * swaps groups as long as that helps.
 *
 * @param groups together they hold every coin once
 * @param folds how many folds, at least 2
 * @param random decides among groups that are alike
 * @param start `random` comes to other folds each time, about as equal, where there are any
 * @returns the fold of every coin, 0 … folds - 1
 */
export function dealIntoFolds(
  groups: readonly Group[],
  folds: number,
  random: Random,
  start: "largest first" | "random" = "largest first",
): Int32Array {
  const sides = groups[0]?.samePairs.map((_, side) => side) ?? [];
  const total = (of: (group: Group) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const coins = total((group) => group.coins.length);
  const samePairs = sides.map((side) => total((group) => group.samePairs[side]));
  const held: Held[] = Array.from({ length: folds }, () => ({
    groups: 0,
    coins: 0,
    samePairs: sides.map(() => 0),
  }));
  const put = (group: Group, f: number, sign = 1) => {
    held[f].groups += sign;
    held[f].coins += sign * group.coins.length;
    for (const side of sides) held[f].samePairs[side] += sign * group.samePairs[side];
  };
  /**
   * How far a fold is from its share of coins and of same-die pairs, and how near to being all from
   * the same die. Equal coins count most.
   */
  const cost = (f: number) => {
    const pairs = Math.max(1, (held[f].coins * (held[f].coins - 1)) / 2);
    const imbalance = (value: number, sum: number) =>
      sum > 0 ? ((value * folds) / sum - 1) ** 2 : 0;
    return sides.reduce(
      (sum, side) =>
        sum +
        (held[f].samePairs[side] / pairs) ** 2 +
        imbalance(held[f].samePairs[side], samePairs[side]) / 4,
      4 * imbalance(held[f].coins, coins),
    );
  };

  const shuffled = random.shuffle(groups);
  const order =
    start === "random"
      ? shuffled
      : shuffled.sort(
          (a, b) => b.coins.length - a.coins.length || sum(b.samePairs) - sum(a.samePairs),
        );
  const foldOf = order.map((group, i) => {
    const smallest = () =>
      held.reduce((best, { coins }, f) => (coins < held[best].coins ? f : best), 0);
    const f = start === "largest first" ? smallest() : i < folds ? i : random.integer(folds);
    put(group, f);
    return f;
  });

  /**
   * Moves group i to fold f, and j, if any, to the fold that i leaves; keeps it where that helps.
   */
  const tryMove = (i: number, f: number, j = -1) => {
    const from = foldOf[i];
    const before = cost(from) + cost(f);
    const move = (back: boolean) => {
      const [a, b] = back ? [f, from] : [from, f];
      put(order[i], a, -1);
      put(order[i], b);
      if (j >= 0) (put(order[j], b, -1), put(order[j], a));
    };
    move(false);
    if (cost(from) + cost(f) < before - 1e-9) {
      foldOf[i] = f;
      if (j >= 0) foldOf[j] = from;
      return true;
    }
    move(true);
    return false;
  };
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 0; i < order.length; i++) {
      for (let f = 0; f < folds; f++) {
        // no fold is ever emptied
        if (f !== foldOf[i] && held[foldOf[i]].groups > 1 && tryMove(i, f)) improved = true;
      }
      for (let j = i + 1; j < order.length; j++) {
        if (foldOf[j] !== foldOf[i] && !alike(order[i], order[j]) && tryMove(i, foldOf[j], j))
          improved = true;
      }
    }
  }

  const fold = new Int32Array(coins);
  order.forEach((group, i) => group.coins.forEach((coin) => (fold[coin] = foldOf[i])));
  return fold;
}

function alike(a: Group, b: Group): boolean {
  return (
    a.coins.length === b.coins.length &&
    a.samePairs.every((pairs, side) => pairs === b.samePairs[side])
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
