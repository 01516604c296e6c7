/**
 * How like two partitions of the same items are: 1 = the same. Plainly computed, for comparisons
 * between methods.
 */
export interface PartitionScores {
  /**
   * Adjusted Rand index; adjusted mutual information (arithmetic mean); F1 of pairs that are
   * together.
   */
  ari: number;
  ami: number;
  f1: number;
}

export function partitionScores(
  truth: ArrayLike<number>,
  found: ArrayLike<number>,
): PartitionScores {
  const n = truth.length;
  const table = new Map<string, number>();
  const [rows, columns] = [new Map<number, number>(), new Map<number, number>()];
  for (let i = 0; i < n; i++) {
    table.set(`${truth[i]} ${found[i]}`, (table.get(`${truth[i]} ${found[i]}`) ?? 0) + 1);
    rows.set(truth[i], (rows.get(truth[i]) ?? 0) + 1);
    columns.set(found[i], (columns.get(found[i]) ?? 0) + 1);
  }
  const [cells, a, b] = [[...table.values()], [...rows.values()], [...columns.values()]];
  const pairs = (counts: readonly number[]) =>
    counts.reduce((sum, c) => sum + (c * (c - 1)) / 2, 0);
  const [both, inTruth, inFound, all] = [pairs(cells), pairs(a), pairs(b), (n * (n - 1)) / 2];
  const chance = (inTruth * inFound) / all;
  const ceiling = (inTruth + inFound) / 2;
  const entropy = (counts: readonly number[]) =>
    -counts.reduce((sum, c) => sum + (c / n) * Math.log(c / n), 0);
  const mutual = entropy(a) + entropy(b) - entropy(cells);
  const expected = expectedMutual(a, b, n);
  const mean = (entropy(a) + entropy(b)) / 2;
  return {
    ari: ceiling === chance ? 1 : (both - chance) / (ceiling - chance),
    ami: mean === expected ? 1 : (mutual - expected) / (mean - expected),
    f1: inTruth + inFound === 0 ? 1 : (2 * both) / (inTruth + inFound),
  };
}

/** Of partitions with these group sizes, items dealt at random (Vinh, Epps and Bailey 2010). */
function expectedMutual(a: readonly number[], b: readonly number[], n: number): number {
  const log = new Float64Array(n + 1); // of factorials
  for (let m = 2; m <= n; m++) log[m] = log[m - 1] + Math.log(m);
  let sum = 0;
  for (const x of a) {
    for (const y of b) {
      for (let k = Math.max(1, x + y - n); k <= Math.min(x, y); k++) {
        const chance =
          log[x] +
          log[y] +
          log[n - x] +
          log[n - y] -
          log[n] -
          log[k] -
          log[x - k] -
          log[y - k] -
          log[n - x - y + k];
        sum += (k / n) * Math.log((n * k) / (x * y)) * Math.exp(chance);
      }
    }
  }
  return sum;
}
