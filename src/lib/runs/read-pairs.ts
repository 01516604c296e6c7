import { testedPairsFromCsv, type Side, type TestedPair } from "../coins/index";
import { NumislabError } from "../base/index";
import { placements } from "../metrics/index";
import { readText } from "./run-folder";

/** Scores of pairs with the truth. */
export interface LabelledScores {
  scores: number[];
  same: boolean[];
  /** Which model gave each score: the one that never saw this fold. */
  fold: number[];
}

/** Reads the pairs.csv of a run. @throws NumislabError "state" where it is missing or is not one */
export function readPairs(file: string): TestedPair[] {
  try {
    return testedPairsFromCsv(readText(file));
  } catch (cause) {
    throw new NumislabError("state", `Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Scores and truth of one side. */
export function ofSide(pairs: readonly TestedPair[], side: Side): LabelledScores {
  const own = pairs.filter((pair) => pair.side === side);
  return {
    scores: own.map((pair) => pair.score),
    same: own.map((pair) => pair.same),
    fold: own.map((pair) => pair.fold),
  };
}

/**
 * Scores of several models made comparable (see `placements`); those of one model are left as they
 * are.
 */
export function comparable({ scores, same, fold }: LabelledScores): ArrayLike<number> {
  return new Set(fold).size > 1 ? placements(same, scores, fold) : scores;
}

/**
 * Scores that can be ranked (see `comparable`). Those of a model that saw no different pair cannot
 * be, and are left out.
 *
 * @returns `positions`: where what is left stood
 */
export function ranked(labelled: LabelledScores): {
  scores: number[];
  same: boolean[];
  positions: number[];
} {
  const { scores, same } = labelled;
  const placed = comparable(labelled);
  const positions = scores.map((_, i) => i).filter((i) => !Number.isNaN(placed[i]));
  return {
    scores: positions.map((i) => placed[i]),
    same: positions.map((i) => same[i]),
    positions,
  };
}
