/**
 * Which pairs of items are listed: of each item the others, rising. Each pair stands twice, once in
 * the row of either item; these places are its entries. Values of pairs are kept beside it, by
 * entry. Memory grows with items and pairs.
 */
export interface PairIndex {
  /** Where the row of each item begins; one more than items. */
  start: Int32Array;
  /** The other item of each entry. */
  other: Int32Array;
}

/**
 * Lists pairs.
 *
 * @param a one item of each pair, 0 … items - 1
 * @param b the other, never the same; a pair may come more than once
 * @returns `from`: the pair that each entry is of, by its position in `a` and `b`; of one that
 *   comes more than once, the last
 */
export function pairIndex(
  items: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { pairs: PairIndex; from: Int32Array } {
  // entries in the order of their other item, and then, staying in this order, of their own
  const byOther = sortedStably(items, 2 * a.length, (k) => (k & 1 ? a : b)[k >> 1]);
  const order = sortedStably(items, 2 * a.length, (k) => (byOther[k] & 1 ? b : a)[byOther[k] >> 1]);
  const start = new Int32Array(items + 1);
  const [other, from] = [new Int32Array(order.length), new Int32Array(order.length)];
  let [entries, row, last] = [0, -1, -1];
  for (const place of order) {
    const k = byOther[place];
    const [own, partner] = k & 1 ? [b[k >> 1], a[k >> 1]] : [a[k >> 1], b[k >> 1]];
    if (own !== row || partner !== last) start[own + 1] = ++entries;
    [row, last] = [own, partner];
    other[entries - 1] = partner;
    from[entries - 1] = k >> 1;
  }
  for (let i = 0; i < items; i++) start[i + 1] = Math.max(start[i + 1], start[i]);
  return { pairs: { start, other: other.slice(0, entries) }, from: from.slice(0, entries) };
}

/** The entry of i's row that leads to j; -1 where the pair is not listed. */
export function entryOf({ start, other }: PairIndex, i: number, j: number): number {
  let low = start[i];
  const end = start[i + 1];
  // every other item is listed
  if (end - low === start.length - 2) return i === j ? -1 : low + (j > i ? j - 1 : j);
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (other[middle] < j) low = middle + 1;
    else high = middle;
  }
  return low < end && other[low] === j ? low : -1;
}

/**
 * Finds the listed pairs of an item with some others.
 *
 * @param marked  those others: all whose `mark` is `value`
 * @param found  receives the entries of the item's row
 * @returns how many there are
 */
export function entriesTo(
  pairs: PairIndex,
  item: number,
  marked: readonly number[],
  mark: ArrayLike<number>,
  value: number,
  found: Int32Array,
): number {
  const { start, other } = pairs;
  let count = 0;
  const row = start[item + 1] - start[item];
  if (row === start.length - 2 || row > 4 * marked.length) {
    for (let k = 0; k < marked.length; k++) {
      const entry = entryOf(pairs, item, marked[k]);
      if (entry >= 0) found[count++] = entry;
    }
  } else {
    for (let e = start[item]; e < start[item + 1]; e++)
      if (mark[other[e]] === value) found[count++] = e;
  }
  return count;
}

/** Of each entry the other entry of its pair. */
export function mates({ start, other }: PairIndex): Int32Array {
  const next = start.slice();
  // rows rise, so j's row meets its partners in the order in which they come here
  return other.map((j) => next[j]++);
}

/** Positions 0 … length - 1 by rising key, 0 … keys - 1; equal ones as they were. */
function sortedStably(keys: number, length: number, keyOf: (k: number) => number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let k = 0; k < length; k++) next[keyOf(k) + 1]++;
  for (let i = 0; i < keys; i++) next[i + 1] += next[i];
  const sorted = new Int32Array(length);
  for (let k = 0; k < length; k++) sorted[next[keyOf(k)]++] = k;
  return sorted;
}
