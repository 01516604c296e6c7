/**
 * A coin as an edge of the die graph: it joins its obverse die to its reverse die; null: not known.
 */
export interface DieLink {
  obverseDie: string | null;
  reverseDie: string | null;
}

export interface DieComponents {
  /** Component of every coin: 0 is the largest. */
  component: Int32Array;
  /** Coins in each component, falling. */
  sizes: number[];
}

/**
 * Connected components of the die graph: coins joined, directly or over others, by a shared obverse
 * or reverse die. No die is found in two components, so that a split by component keeps dies of
 * both sides apart. An unknown die joins nothing.
 *
 * @returns components by falling size, equal ones in the order of their first coin
 */
export function dieComponents(coins: readonly DieLink[]): DieComponents {
  const parent = Int32Array.from(coins, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const die of ["obverseDie", "reverseDie"] as const) {
    const first = new Map<string, number>();
    coins.forEach((coin, i) => {
      const name = coin[die];
      if (name === null) return;
      const other = first.get(name);
      if (other === undefined) first.set(name, i);
      else parent[root(i)] = root(other);
    });
  }
  const members = new Map<number, number[]>();
  coins.forEach((_, i) => {
    const list = members.get(root(i));
    if (list) list.push(i);
    else members.set(root(i), [i]);
  });
  const groups = [...members.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
  const component = new Int32Array(coins.length);
  groups.forEach((group, g) => group.forEach((i) => (component[i] = g)));
  return { component, sizes: groups.map((group) => group.length) };
}
