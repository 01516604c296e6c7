/**
 * Adjusted mutual information of a clustering: what truth and prediction tell of each other, beyond
 * what clusters of these sizes would by chance, as a share of their mean entropy. 1 where the
 * prediction is the truth, about 0 by chance.
 *
 * @param labels the true cluster of each of n items, any values
 * @param predicted the cluster that each was given
 * @param counted 0 leaves an item out. In a bootstrap over coins, a coin that was drawn is counted
 *   once, however often it was drawn: its copies would be a cluster that anybody finds.
 * @returns 1 where both have one cluster or none, 0 where only one of them has
 * @see Vinh, Epps and Bailey 2010; scikit-learn `adjusted_mutual_info_score` with the arithmetic
 *   mean
 */
export function adjustedMutualInformation<T>(
  labels: ArrayLike<T>,
  predicted: ArrayLike<T>,
  counted?: ArrayLike<number>,
): number {
  const cells = new Map<T, Map<T, number>>();
  const inTruth = new Map<T, number>();
  const inPredicted = new Map<T, number>();
  let n = 0;
  for (let i = 0; i < labels.length; i++) {
    if (counted && counted[i] === 0) continue;
    n++;
    add(inTruth, labels[i]);
    add(inPredicted, predicted[i]);
    if (!cells.has(labels[i])) cells.set(labels[i], new Map());
    add(cells.get(labels[i])!, predicted[i]);
  }
  if (inTruth.size === inPredicted.size && inTruth.size <= 1) return 1;
  if (inTruth.size === 1 || inPredicted.size === 1) return 0;
  let shared = 0;
  for (const [row, its] of cells) {
    for (const [column, count] of its)
      shared +=
        (count / n) * Math.log((n * count) / (inTruth.get(row)! * inPredicted.get(column)!));
  }
  const expected = expectedInformation([...inTruth.values()], [...inPredicted.values()], n);
  const scale = (entropy(inTruth, n) + entropy(inPredicted, n)) / 2 - expected;
  return awayFromZero(shared - expected) / awayFromZero(scale);
}

/**
 * Where chance alone gives the largest metric (every item a cluster of its own), 0 / 0 would be
 * answered by rounding.
 */
const awayFromZero = (x: number) =>
  x < 0 ? Math.min(x, -Number.EPSILON) : Math.max(x, Number.EPSILON);

function add<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Entropy of cluster sizes, in nats. */
function entropy(sizes: ReadonlyMap<unknown, number>, n: number): number {
  let sum = 0;
  for (const size of sizes.values()) sum -= (size / n) * Math.log(size / n);
  return sum;
}

/**
 * Mean mutual information of two clusterings with these sizes when items are dealt at random
 * (hypergeometric).
 */
function expectedInformation(
  rows: readonly number[],
  columns: readonly number[],
  n: number,
): number {
  const logFactorial = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) logFactorial[k] = logFactorial[k - 1] + Math.log(k);
  let sum = 0;
  for (const a of rows) {
    for (const b of columns) {
      const fixed =
        logFactorial[a] +
        logFactorial[b] +
        logFactorial[n - a] +
        logFactorial[n - b] -
        logFactorial[n];
      for (let k = Math.max(1, a + b - n); k <= Math.min(a, b); k++) {
        const chance = Math.exp(
          fixed -
            logFactorial[k] -
            logFactorial[a - k] -
            logFactorial[b - k] -
            logFactorial[n - a - b + k],
        );
        sum += (k / n) * Math.log((n * k) / (a * b)) * chance;
      }
    }
  }
  return sum;
}
