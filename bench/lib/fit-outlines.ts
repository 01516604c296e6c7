import { random } from "../../src/lib/base/random";
import type { OUTLINE_CALIBRATION } from "../../src/lib/coins/find/judge/outline-probability";
import type { OutlineResult } from "./outline-results";

export type OutlineCalibration = { [key in keyof typeof OUTLINE_CALIBRATION]: number };

const FEATURES = ["rim", "agreed", "rival", "other", "shade", "faint"] as const;
/** Composed photographs are many and alike: they count for less. */
const WEIGHT = { grounds: 1, composed: 0.3 };
/** Ridge penalty on standardised coefficients. */
const PENALTY = 1;
const FOLDS = 10;

type Judged = OutlineResult & { evidence: NonNullable<OutlineResult["evidence"]> };
export const isJudged = (result: OutlineResult): result is Judged => result.evidence !== null;

/** Logistic regression with a ridge penalty by Newton's method. */
export function fitOutlines(results: readonly OutlineResult[]): OutlineCalibration {
  const rows = results.filter(isJudged);
  const raw = rows.map(({ evidence }) => FEATURES.map((name) => evidence[name]));
  const means = FEATURES.map((_, f) => raw.reduce((sum, row) => sum + row[f], 0) / raw.length);
  const spreads = FEATURES.map(
    (_, f) =>
      Math.sqrt(raw.reduce((sum, row) => sum + (row[f] - means[f]) ** 2, 0) / raw.length) + 1e-6,
  );
  const x = raw.map((row) => [1, ...row.map((v, f) => (v - means[f]) / spreads[f])]);
  const size = FEATURES.length + 1;
  let beta = new Array<number>(size).fill(0);
  for (let round = 0; round < 30; round++) {
    const system = beta.map((b, i) => [
      ...beta.map((_, j) => (i === j ? (i === 0 ? 1e-3 : PENALTY) : 0)),
      -b * (i === 0 ? 1e-3 : PENALTY),
    ]);
    rows.forEach(({ right, set }, n) => {
      const p = 1 / (1 + Math.exp(-x[n].reduce((sum, v, i) => sum + v * beta[i], 0)));
      const w = WEIGHT[set as keyof typeof WEIGHT];
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) system[i][j] += w * p * (1 - p) * x[n][i] * x[n][j];
        system[i][size] += w * ((right ? 1 : 0) - p) * x[n][i];
      }
    });
    const step = solved(system);
    beta = beta.map((b, i) => b + step[i]);
  }
  const slopes = FEATURES.map((_, f) => beta[f + 1] / spreads[f]);
  const intercept = beta[0] - slopes.reduce((sum, slope, f) => sum + slope * means[f], 0);
  const named = FEATURES.map((name, f) => [name, slopes[f]]);
  return Object.fromEntries([["intercept", intercept], ...named]) as OutlineCalibration;
}

/** Calibrations, each fitted without the sources of one fold, by source. */
export function fitWithoutEach(results: readonly OutlineResult[]): Map<string, OutlineCalibration> {
  const key = ({ set, source }: OutlineResult) => `${set} ${source}`;
  const sources = random(1).shuffle([...new Set(results.map(key))]);
  const fold = new Map(sources.map((source, i) => [source, i % FOLDS]));
  const fits = Array.from({ length: FOLDS }, (_, f) =>
    fitOutlines(results.filter((result) => fold.get(key(result)) !== f)),
  );
  return new Map(sources.map((source, i) => [source, fits[i % FOLDS]]));
}

/** Gauss and Jordan's elimination of a positive definite system, in place. */
function solved(rows: number[][]): number[] {
  const n = rows.length;
  for (let a = 0; a < n; a++) {
    const pivot = rows[a][a];
    rows[a] = rows[a].map((v) => v / pivot);
    for (let b = 0; b < n; b++) {
      const factor = rows[b][a];
      if (b !== a) rows[b] = rows[b].map((v, k) => v - factor * rows[a][k]);
    }
  }
  return rows.map((row) => row[n]);
}
