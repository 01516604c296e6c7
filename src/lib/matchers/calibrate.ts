import {
  brierScore,
  expectedCalibrationError,
  fitPlatt,
  logLoss,
  reliability,
} from "../metrics/index";
import {
  probabilityOf,
  type Calibration,
  type StagedScore,
  type Stage,
} from "./registration/evidence";
import type { MatchedPair } from "./match-sides";

/** A pair whose truth is known. */
export interface JudgedPair extends StagedScore {
  /** Whether both were struck from the same die. */
  same: boolean;
}

/** 'same' and 'different' are answered only if 19 of 20 such answers should be right. */
const MIN_PRECISION = 0.95;

export const judged = (pair: Pick<MatchedPair, "score" | "stage">, same: boolean): JudgedPair => ({
  stage: pair.stage,
  score: pair.score,
  same,
});

/**
 * Fits probabilities to scores: a logistic curve (Platt) for pairs that were registered to the end,
 * the share of same-die pairs for those that were not (Laplace's rule, so that it is never 0).
 */
export function fitCalibration(pairs: readonly JudgedPair[]): Calibration {
  const of = (stage: Stage) => pairs.filter((pair) => pair.stage === stage);
  const share = (some: readonly JudgedPair[]) =>
    (some.filter(({ same }) => same).length + 1) / (some.length + 2);
  const registered = of("registered");
  return {
    registered: fitPlatt(
      registered.map(({ same }) => same),
      registered.map(({ score }) => score),
    ),
    screened: share(of("screened")),
    putAside: share(of("rejected")),
    prior: share(pairs),
    same: MIN_PRECISION,
    different: 1 - MIN_PRECISION,
  };
}

/** Metrics of calibrated probabilities. */
export interface CalibrationMetrics {
  pairs: number;
  same: number;
  /** Mean squared error of the probability; and its mean surprise (natural logarithm). */
  brier: number;
  logLoss: number;
  /** Mean distance of given and found over the bins, weighted with their pairs. */
  expectedError: number;
  /**
   * Of the pairs that were given probabilities in from … to, the mean given and the share of
   * same-die pairs; NaN without pairs.
   */
  bins: { from: number; to: number; pairs: number; given: number; found: number }[];
}

/** Metrics of calibrated probabilities, with a reliability diagram in ten bins. */
export function calibrationMetrics(
  pairs: readonly { probability: number; same: boolean }[],
): CalibrationMetrics {
  const probabilities = pairs.map(({ probability }) => probability);
  const labels = pairs.map(({ same }) => same);
  const bins = reliability(labels, probabilities);
  return {
    pairs: pairs.length,
    same: labels.filter(Boolean).length,
    brier: brierScore(labels, probabilities),
    logLoss: logLoss(labels, probabilities),
    expectedError: expectedCalibrationError(bins),
    bins: bins.map(({ weight, predicted, observed }, k) => ({
      from: k / bins.length,
      to: (k + 1) / bins.length,
      pairs: weight,
      given: predicted,
      found: observed,
    })),
  };
}

/**
 * Probabilities of pairs that no fit has seen: each fold's are given by a fit on the other folds'
 * pairs and on `always`.
 *
 * @param fold of each pair; null = across folds, left out
 */
export function crossCalibrated(
  pairs: readonly JudgedPair[],
  fold: readonly (number | null)[],
  always: readonly JudgedPair[],
): { probability: number; same: boolean }[] {
  const folds = [...new Set(fold)].filter((f) => f !== null);
  return folds.flatMap((f) => {
    const fit = fitCalibration([
      ...always,
      ...pairs.filter((_, i) => fold[i] !== null && fold[i] !== f),
    ]);
    return pairs
      .filter((_, i) => fold[i] === f)
      .map((pair) => ({ probability: probabilityOf(pair, fit), same: pair.same }));
  });
}
