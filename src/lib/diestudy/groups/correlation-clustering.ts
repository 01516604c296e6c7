import { canonical, type Partition } from "./partition";

/**
 * The grouping whose pairs within groups weigh most, found by greedy joining and then by improving: items move one by
 * one, groups join, and for each two groups a chain of moves is tried and kept as far as it paid (Kernighan and Lin).
 * The optimum is hard to find in general (NP); what comes out can be a little worse.
 *
 * @param weights  items × items, symmetric: positive = rather together; -Infinity = never
 * @param items  how many
 * @see Bansal, Blum and Chawla 2004; Keuper et al. 2015 (greedy additive edge contraction, KLj)
 */
export function correlationClustering(weights: Float64Array, items: number): Partition {
  const group = joinedGreedily(weights, items);
  for (let changed = true; changed; ) {
    changed = false;
    while (moveOne(weights, group)) changed = true;
    for (const [x, y] of promising(weights, group)) changed = moveChain(weights, group, x, y) || changed;
  }
  return canonical(group);
}

/** The sum of the weights of pairs within groups. */
export function weightWithin(weights: Float64Array, group: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < group.length; i++) for (let j = i + 1; j < group.length; j++) if (group[i] === group[j]) sum += weights[i * group.length + j];
  return sum;
}

const PAYS = 1e-5; // less is rounding, and would go round in circles

/** Groups between which some pair weighs for one group, and each group with an empty one. */
function promising(weights: Float64Array, group: Int32Array): [number, number][] {
  const n = group.length;
  const found = new Set<number>();
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (group[i] < group[j] && weights[i * n + j] > 0) found.add(group[i] * (n + 1) + group[j]);
  const used = new Set(group);
  const free = Array.from({ length: n + 1 }, (_, g) => g).find((g) => !used.has(g))!;
  for (const x of used) found.add(x * (n + 1) + free);
  return [...found].sort((a, b) => a - b).map((key) => [Math.floor(key / (n + 1)), key % (n + 1)]);
}

function joinedGreedily(weights: Float64Array, items: number): Int32Array {
  const group = Int32Array.from({ length: items }, (_, i) => i);
  const sums = weights.slice();
  const alive = [...group];
  for (;;) {
    let [best, keep, gone] = [PAYS, -1, -1];
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const sum = sums[alive[x] * items + alive[y]];
        if (sum > best) [best, keep, gone] = [sum, alive[x], alive[y]];
      }
    }
    if (keep < 0) return group;
    alive.splice(alive.indexOf(gone), 1);
    for (const z of alive) sums[keep * items + z] = sums[z * items + keep] = sums[keep * items + z] + sums[gone * items + z];
    for (let i = 0; i < items; i++) if (group[i] === gone) group[i] = keep;
  }
}

/** What item i weighs with every group, by number; a number that no group has weighs 0. */
function pull(weights: Float64Array, group: Int32Array, i: number): Float64Array {
  const n = group.length;
  const pulls = new Float64Array(n + 1);
  for (let j = 0; j < n; j++) if (j !== i) pulls[group[j]] += weights[i * n + j];
  return pulls;
}

function moveOne(weights: Float64Array, group: Int32Array): boolean {
  let moved = false;
  for (let i = 0; i < group.length; i++) {
    const pulls = pull(weights, group, i);
    const best = pulls.reduce((at, value, g) => (value > pulls[at] ? g : at), 0);
    if (pulls[best] - pulls[group[i]] <= PAYS) continue;
    group[i] = best; // a free number among the groups stands for an item alone
    moved = true;
  }
  return moved;
}

/** Moves items between two groups, each once, always the one that gains most; keeps the best beginning of that chain. */
function moveChain(weights: Float64Array, group: Int32Array, x: number, y: number): boolean {
  const n = group.length;
  const open = [...group.keys()].filter((i) => group[i] === x || group[i] === y);
  const gains = new Map(open.map((i) => [i, open.reduce((sum, j) => (j === i ? sum : sum + finite(weights[i * n + j]) * (group[j] === group[i] ? -1 : 1)), 0)]));
  const chain: number[] = [];
  let [sum, best, length] = [0, PAYS, 0];
  while (gains.size > 0) {
    const [i, gain] = [...gains].reduce((a, b) => (b[1] > a[1] ? b : a));
    gains.delete(i);
    const from = group[i];
    group[i] = from === x ? y : x;
    chain.push(i);
    sum += gain;
    for (const [j, old] of gains) gains.set(j, old + 2 * finite(weights[i * n + j]) * (group[j] === from ? 1 : -1));
    if (sum > best) [best, length] = [sum, chain.length];
  }
  for (const i of chain.slice(length)) group[i] = group[i] === x ? y : x;
  return length > 0;
}

/** For sums that add and take away again. */
const finite = (weight: number) => (weight === -Infinity ? -1e9 : weight);
