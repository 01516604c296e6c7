import { fitPlatt } from "../metrics/index";
import { probabilityOf, type Calibration, type Likeness, type Stage } from "./evidence";
import type { MatchedPair } from "./match-sides";

/** A pair whose truth is known. */
export interface JudgedPair extends Likeness {
  /** Whether one die struck both. */
  same: boolean;
}

/** 'same' and 'different' are only said where nineteen of twenty such answers should be right. */
const SURE = 0.95;

export const judged = (pair: Pick<MatchedPair, "score" | "stage">, same: boolean): JudgedPair => ({ stage: pair.stage, score: pair.score, same });

/**
 * Fits probabilities to scores: a logistic curve (Platt) for pairs that were registered to the end, the share of one die
 * for those that were not (Laplace's rule, so that it is never 0).
 */
export function fitCalibration(pairs: readonly JudgedPair[]): Calibration {
  const of = (stage: Stage) => pairs.filter((pair) => pair.stage === stage);
  const share = (some: readonly JudgedPair[]) => (some.filter(({ same }) => same).length + 1) / (some.length + 2);
  const registered = of("registered");
  return {
    registered: fitPlatt(registered.map(({ score }) => score), registered.map(({ same }) => same)),
    screened: share(of("screened")),
    putAside: share(of("put aside")),
    base: share(pairs),
    same: SURE,
    different: 1 - SURE,
  };
}

/** One bar of a reliability diagram: of the pairs that were given probabilities in from … to, how many were of one die. */
export interface ReliabilityBin {
  from: number;
  to: number;
  pairs: number;
  /** Mean probability given, and share of one die; NaN without pairs. */
  given: number;
  found: number;
}

/** What probabilities are worth. */
export interface Reliability {
  pairs: number;
  same: number;
  /** Mean squared error of the probability; and its mean surprise (natural logarithm). */
  brier: number;
  logLoss: number;
  /** Mean distance of given and found over the bins, weighted with their pairs. */
  expectedError: number;
  bins: ReliabilityBin[];
}

/** A reliability diagram in ten bins. */
export function reliability(pairs: readonly { probability: number; same: boolean }[]): Reliability {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const bins = Array.from({ length: 10 }, (_, k): ReliabilityBin => {
    const some = pairs.filter(({ probability }) => Math.min(9, Math.floor(10 * probability)) === k);
    return { from: k / 10, to: (k + 1) / 10, pairs: some.length, given: mean(some.map(({ probability }) => probability)), found: mean(some.map(({ same }) => Number(same))) };
  });
  return {
    pairs: pairs.length,
    same: pairs.filter(({ same }) => same).length,
    brier: mean(pairs.map(({ probability, same }) => (probability - Number(same)) ** 2)),
    logLoss: mean(pairs.map(({ probability, same }) => -Math.log(Math.max(1e-12, same ? probability : 1 - probability)))),
    expectedError: bins.reduce((sum, { pairs: n, given, found }) => sum + (n > 0 ? (n / pairs.length) * Math.abs(given - found) : 0), 0),
    bins,
  };
}

/**
 * Probabilities of pairs that no fit has seen: each fold's are given by a fit on the other folds' pairs and on `always`.
 *
 * @param fold  of each pair; null = across folds, left out
 */
export function crossCalibrated(pairs: readonly JudgedPair[], fold: readonly (number | null)[], always: readonly JudgedPair[]): { probability: number; same: boolean }[] {
  const folds = [...new Set(fold)].filter((f) => f !== null);
  return folds.flatMap((f) => {
    const fit = fitCalibration([...always, ...pairs.filter((_, i) => fold[i] !== null && fold[i] !== f)]);
    return pairs.filter((_, i) => fold[i] === f).map((pair) => ({ probability: probabilityOf(pair, fit), same: pair.same }));
  });
}
