/** Disjoint sets of the items 0 … n - 1, each in a set of its own at first. */
export interface DisjointSets {
  /** An item of the set, the same for all of it. */
  find(item: number): number;
  /** Makes one set of those of two items. @returns whether they were two */
  join(a: number, b: number): boolean;
}

/** @see Tarjan 1975, union-find with path halving */
export function disjointSets(n: number): DisjointSets {
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const find = (item: number) => {
    while (parent[item] !== item) item = parent[item] = parent[parent[item]];
    return item;
  };
  const join = (a: number, b: number) => {
    const [from, to] = [find(a), find(b)];
    parent[from] = to;
    return from !== to;
  };
  return { find, join };
}
