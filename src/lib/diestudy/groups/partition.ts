/**
 * Which group each item is in: 0 is that of the first item, and so on in the order of first items.
 */
export type Partition = Int32Array;

/** The same partition with its groups numbered in the order of their first items. */
export function canonical(groups: ArrayLike<number>): Partition {
  const numbers = new Map<number, number>();
  return Int32Array.from(groups, (group) => {
    if (!numbers.has(group)) numbers.set(group, numbers.size);
    return numbers.get(group)!;
  });
}

/** Items of each group. */
export function groupsOf(partition: ArrayLike<number>): number[][] {
  const groups: number[][] = [];
  for (let i = 0; i < partition.length; i++) (groups[partition[i]] ??= []).push(i);
  return groups;
}

/** A partition of blocks as one of their coins. */
export function ofCoins(
  members: readonly (readonly number[])[],
  partition: ArrayLike<number>,
): Partition {
  const coins = new Int32Array(members.reduce((sum, own) => sum + own.length, 0));
  members.forEach((own, block) => own.forEach((coin) => (coins[coin] = partition[block])));
  return canonical(coins);
}
