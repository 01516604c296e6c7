import { probability, type Logistic } from "../../metrics/index";
import type { Registration } from "./align/register";

/**
 * How close a pair was looked at: in the screen only, registered at 140 pixels and put aside, or to
 * the end.
 */
export type Stage = "screened" | "put aside" | "registered";

/** How like two sides are, on one scale for pairs that were looked at more and less closely. */
export interface Likeness {
  stage: Stage;
  /**
   * Registered: share of blocks in place times correlation, 0 … 1. Put aside: correlation less 1.
   * Screened: correlation in the pass band less 2. Pairs that were looked at closer rank higher.
   */
  score: number;
}

/**
 * How like two sides are, from the screen's correlation and, if it came to that, their
 * registration.
 */
export function likeness(screened: number, registration: Registration | null): Likeness {
  if (!registration) return { stage: "screened", score: screened - 2 };
  const { putAside, correlation, inPlace } = registration;
  if (putAside)
    return { stage: "put aside", score: (Number.isNaN(correlation) ? -1 : correlation) - 1 };
  return { stage: "registered", score: inPlace * Math.max(0, correlation) };
}

/** From a likeness to a probability, and from there to an answer: see models/die-matcher. */
export interface Calibration {
  /** Of pairs that were registered to the end. */
  registered: Logistic;
  /** Share of one die among pairs that were only screened, and among those put aside. */
  screened: number;
  putAside: number;
  /**
   * Share of one die among all pairs that it was fitted on: what is usual, and all that is left to
   * say of a side that can't be read.
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
 * The probability that one die struck both, and the answer. Where a side can't be read, being
 * unlike says nothing: the probability is not below the prior, and the answer is 'unsure' where it
 * would be 'different'.
 */
export function verdict(
  like: Likeness,
  legible: boolean,
  calibration: Calibration,
): { probability: number; answer: Answer } {
  const chance = probabilityOf(like, calibration);
  const answer = answerOf(chance, calibration);
  if (legible || answer !== "different") return { probability: chance, answer };
  return { probability: Math.max(chance, calibration.prior), answer: "unsure" };
}

/** The probability that one die struck both, if both sides can be read. */
export function probabilityOf({ stage, score }: Likeness, calibration: Calibration): number {
  if (stage === "registered") return probability(calibration.registered, score);
  return stage === "screened" ? calibration.screened : calibration.putAside;
}

export function answerOf(chance: number, { same, different }: Calibration): Answer {
  return chance >= same ? "same" : chance <= different ? "different" : "unsure";
}
