import { components } from "./components";
import { entryOf, type PairIndex } from "./pair-index";
import { canonical, groupsOf, type Partition } from "./partition";

/** What pairs of items weigh, symmetric: positive = rather together; -Infinity = never. */
export interface PairWeights {
  pairs: PairIndex;
  /** Of listed pairs, by entry. */
  weight: Float64Array;
  /** Of a pair that is not listed: 0 or less. */
  otherwise: (x: number, y: number) => number;
}

/**
 * The grouping whose pairs within groups weigh most, found by greedy joining and then by improving:
 * items move one by one, groups join, and for each two groups a chain of moves is tried and kept as
 * far as it paid (Kernighan and Lin). The optimum is hard to find in general (NP); what comes out
 * can be a little worse.
 *
 * Items that no chain of positive weights joins are never grouped: parting them could only gain. So
 * each such component is grouped by itself, which takes memory and time by the square of its items.
 *
 * @see Bansal, Blum and Chawla 2004; Keuper et al. 2015 (greedy additive edge contraction, KLj)
 */
export function correlationClustering(weights: PairWeights): Partition {
  const { pairs, weight } = weights;
  const group = new Int32Array(pairs.start.length - 1);
  let used = 0;
  for (const own of components(pairs, (entry) => weight[entry] > 0)) {
    const found = own.length === 1 ? [0] : clustered(tableOf(own, weights), own.length);
    own.forEach((item, i) => (group[item] = used + found[i]));
    used += own.length;
  }
  return canonical(group);
}

/** The sum of the weights of pairs within groups. */
export function weightWithin(
  { pairs, weight, otherwise }: PairWeights,
  group: ArrayLike<number>,
): number {
  let sum = 0;
  for (const own of groupsOf(group)) {
    own.forEach((i, at) => {
      for (const j of own.slice(at + 1)) {
        const entry = entryOf(pairs, i, j);
        sum += entry < 0 ? otherwise(i, j) : weight[entry];
      }
    });
  }
  return sum;
}

/** Weights of some items, items × items. */
function tableOf(
  own: readonly number[],
  { pairs: { start, other }, weight, otherwise }: PairWeights,
): Float64Array {
  const place = new Map(own.map((item, i) => [item, i]));
  const table = new Float64Array(own.length ** 2);
  own.forEach((x, i) => {
    own.forEach((y, j) => (table[i * own.length + j] = i === j ? 0 : otherwise(x, y)));
    for (let e = start[x]; e < start[x + 1]; e++) {
      const j = place.get(other[e]);
      if (j !== undefined) table[i * own.length + j] = weight[e];
    }
  });
  return table;
}

/** @param weights  items × items */
function clustered(weights: Float64Array, items: number): Int32Array {
  const group = joinedGreedily(weights, items);
  for (let changed = true; changed;) {
    changed = false;
    while (moveOne(weights, group)) changed = true;
    for (const [x, y] of promising(weights, group))
      changed = moveChain(weights, group, x, y) || changed;
  }
  return group;
}

const MIN_GAIN = 1e-5; // less is rounding, and would go round in circles

/** Groups between which some pair weighs for one group, and each group with an empty one. */
function promising(weights: Float64Array, group: Int32Array): [number, number][] {
  const n = group.length;
  const found = new Set<number>();
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (group[i] < group[j] && weights[i * n + j] > 0) found.add(group[i] * (n + 1) + group[j]);
  const used = new Set(group);
  const free = Array.from({ length: n + 1 }, (_, g) => g).find((g) => !used.has(g))!;
  for (const x of used) found.add(x * (n + 1) + free);
  return [...found].sort((a, b) => a - b).map((key) => [Math.floor(key / (n + 1)), key % (n + 1)]);
}

function joinedGreedily(weights: Float64Array, items: number): Int32Array {
  const group = Int32Array.from({ length: items }, (_, i) => i);
  const sums = weights.slice();
  const alive = [...group];
  // of each group the later one that it weighs most with; -1 = none that pays
  const partner = new Int32Array(items);
  const lookAgain = (x: number) => {
    let best = MIN_GAIN;
    partner[x] = -1;
    for (const y of alive)
      if (y > x && sums[x * items + y] > best) [best, partner[x]] = [sums[x * items + y], y];
  };
  alive.forEach(lookAgain);
  for (;;) {
    let [best, keep] = [MIN_GAIN, -1];
    for (const x of alive)
      if (partner[x] >= 0 && sums[x * items + partner[x]] > best)
        [best, keep] = [sums[x * items + partner[x]], x];
    if (keep < 0) return group;
    const gone = partner[keep];
    alive.splice(alive.indexOf(gone), 1);
    for (const z of alive)
      sums[keep * items + z] = sums[z * items + keep] =
        sums[keep * items + z] + sums[gone * items + z];
    for (const z of alive) {
      if (z === keep || partner[z] === keep || partner[z] === gone) lookAgain(z);
      else if (z < keep) {
        const [now, before] = [
          sums[z * items + keep],
          partner[z] < 0 ? MIN_GAIN : sums[z * items + partner[z]],
        ];
        // of equals the first, as in `lookAgain`
        if (now > before || (now === before && keep < partner[z])) partner[z] = keep;
      }
    }
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
    if (pulls[best] - pulls[group[i]] <= MIN_GAIN) continue;
    group[i] = best; // a free number among the groups stands for an item alone
    moved = true;
  }
  return moved;
}

/**
 * Moves items between two groups, each once, always the one that gains most; keeps the best
 * beginning of that chain.
 */
function moveChain(weights: Float64Array, group: Int32Array, x: number, y: number): boolean {
  const n = group.length;
  const open = [...group.keys()].filter((i) => group[i] === x || group[i] === y);
  const gains = new Map(
    open.map((i) => [
      i,
      open.reduce(
        (sum, j) =>
          j === i ? sum : sum + finite(weights[i * n + j]) * (group[j] === group[i] ? -1 : 1),
        0,
      ),
    ]),
  );
  const chain: number[] = [];
  let [sum, best, length] = [0, MIN_GAIN, 0];
  while (gains.size > 0) {
    const [i, gain] = [...gains].reduce((a, b) => (b[1] > a[1] ? b : a));
    gains.delete(i);
    const from = group[i];
    group[i] = from === x ? y : x;
    chain.push(i);
    sum += gain;
    for (const [j, old] of gains)
      gains.set(j, old + 2 * finite(weights[i * n + j]) * (group[j] === from ? 1 : -1));
    if (sum > best) [best, length] = [sum, chain.length];
  }
  for (const i of chain.slice(length)) group[i] = group[i] === x ? y : x;
  return length > 0;
}

/** For sums that add and take away again. */
const finite = (weight: number) => (weight === -Infinity ? -1e9 : weight);
