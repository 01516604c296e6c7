import { probability, type Logistic } from "../../metrics/index";
import type { Registration } from "./align/register";

/**
 * How far a pair was processed: coarse search only, rejected at 70 or 140 pixels, or fully
 * registered.
 */
export type Stage = "screened" | "rejected" | "registered";

/** Score of a pair on one scale for all stages. */
export interface StagedScore {
  stage: Stage;
  /**
   * Registered: share of blocks in place times correlation, 0 … 1. Rejected: correlation less 1.
   * Screened: correlation in the pass band less 2. Pairs that were processed further rank higher.
   */
  score: number;
}

/**
 * Score of a pair from the correlation of the coarse search and, if there is one, the registration.
 */
export function stagedScore(screened: number, registration: Registration | null): StagedScore {
  if (!registration) return { stage: "screened", score: screened - 2 };
  const { rejected, correlation, inPlace } = registration;
  if (rejected)
    return { stage: "rejected", score: (Number.isNaN(correlation) ? -1 : correlation) - 1 };
  return { stage: "registered", score: inPlace * Math.max(0, correlation) };
}

/** Maps scores to probabilities and answers: see models/die-matcher. */
export interface Calibration {
  /** Logistic curve for fully registered pairs. */
  registered: Logistic;
  /** Share of same-die pairs among pairs that were only screened, and among those rejected. */
  screened: number;
  putAside: number;
  /**
   * Share of same-die pairs among all pairs that it was fitted on: the prior probability, which is
   * used for a side that is illegible.
   */
  prior: number;
  /**
   * Above `same` the answer is 'same', below `different` it is 'different', between them 'unsure'.
   */
  same: number;
  different: number;
}

export type Answer = "same" | "different" | "unsure";

/**
 * The probability that both were struck from the same die, and the answer. If a side is illegible,
 * dissimilarity is no evidence: the probability is not below the prior, and the answer is 'unsure'
 * where it would be 'different'.
 */
export function verdict(
  like: StagedScore,
  legible: boolean,
  calibration: Calibration,
): { probability: number; answer: Answer } {
  const chance = probabilityOf(like, calibration);
  const answer = answerOf(chance, calibration);
  if (legible || answer !== "different") return { probability: chance, answer };
  return { probability: Math.max(chance, calibration.prior), answer: "unsure" };
}

/** The probability that both were struck from the same die, if both sides can be read. */
export function probabilityOf({ stage, score }: StagedScore, calibration: Calibration): number {
  if (stage === "registered") return probability(calibration.registered, score);
  return stage === "screened" ? calibration.screened : calibration.putAside;
}

export function answerOf(chance: number, { same, different }: Calibration): Answer {
  return chance >= same ? "same" : chance <= different ? "different" : "unsure";
}
