import { UMAP } from "umap-js";
import { distanceOfCosine } from "../../models/index";
import type { Random } from "../../base/index";

/** Nearest neighbours that are looked at, the thing itself among them: UMAP's default. */
const NEIGHBOURS = 15;

/** Scores of every two of some things, higher = more alike; NaN where there is none. */
export interface ScoresOfPairs {
  n: number;
  score(a: number, b: number): number;
}

/**
 * Two-dimensional UMAP layout of items from their pairwise scores. Scores are all it needs, so it
 * serves every way to compare two coins. What is near is near in truth; how far apart two heaps lie
 * means little.
 *
 * @param random the same generator gives the same layout
 * @returns a point each; null of fewer than three
 * @see McInnes, Healy, Melville 2018, arXiv:1802.03426; umap-js
 */
export function scoreLayout(
  { n, score }: ScoresOfPairs,
  random: Random,
): [number, number][] | null {
  const neighbours = Math.min(NEIGHBOURS, n - 1);
  if (neighbours < 2) return null;
  const distance = (a: number, b: number) => {
    if (a === b) return -1; // before every other, also one that is as like as itself
    const known = score(a, b);
    return Number.isNaN(known) ? Infinity : distanceOfCosine(known);
  };
  const all = Array.from({ length: n }, (_, i) => i);
  const nearest = all.map((a) =>
    all
      .map((b) => ({ b, d: distance(a, b) }))
      .sort((x, y) => x.d - y.d || x.b - y.b)
      .slice(0, neighbours),
  );
  const umap = new UMAP({
    nNeighbors: neighbours,
    minDist: 0.3,
    nEpochs: 500,
    random: () => random.next(),
  });
  // those that are hardly scored at all have fewer neighbours
  umap.setPrecomputedKNN(
    nearest.map((own) => own.map(({ b, d }) => (d === Infinity ? -1 : b))),
    nearest.map((own) => own.map(({ d }) => (d === Infinity ? 2 : Math.max(0, d)))),
  );
  return umap.fit(all.map((i) => [i])) as [number, number][];
}
