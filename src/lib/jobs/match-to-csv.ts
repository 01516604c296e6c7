import { pairsToCsv, roundedPair, scoredPair, type Pair, type Side } from "../coins/index";
import {
  type Answer,
  type FolderRotation,
  type Rotation,
  type RotationEvidence,
  matchFolder,
  type MatchFolderOptions,
  rotationWords,
  warningsOfSides,
} from "../matchers/index";
import { writeWhole } from "../base/index";

/** What was compared, and what could not be. */
export interface MatchSummary {
  out: string;
  /** The method that was asked for. */
  method: string;
  coins: number;
  /** Rows of the table. */
  pairs: number;
  /** Whether these are all; of a large folder they are those that were looked at closely. */
  everyPair: boolean;
  /** Whether coins were compared as upright ones or at any rotation, and by what evidence. */
  rotation: Rotation;
  rotationDecidedBy: FolderRotation["decidedBy"];
  rotationEvidence: RotationEvidence | null;
  rotationWords: string;
  answers: Record<Answer, number>;
  /** Pairs that are called 'same', the most probable first. */
  same: {
    coin_a: string;
    coin_b: string;
    side: Side;
    score: number;
    probability: number;
    /** What to look at in their photographs. */
    warnings: string[];
  }[];
  refused: { file: string; why: string }[];
  warnings: string[];
}

/**
 * Compares coins of a folder and writes pairs.csv (coin_a, coin_b, side, score, probability,
 * warning), whole or not at all.
 *
 * @param out the file to write; its folder is made where it is missing
 * @throws NumislabError "input" when fewer than two coins can be used, "state" when the table cannot be written
 */
export async function matchToCsv(
  dir: string,
  out: string,
  options: MatchFolderOptions,
): Promise<MatchSummary> {
  const { coins, table, everyPair, rotation, refused, warnings, sideWarnings } = await matchFolder(
    dir,
    options,
  );
  const warningsOf = ({ side, a, b }: Pair) => warningsOfSides(sideWarnings, side, [a, b]);
  await writeWhole(
    out,
    pairsToCsv(table, (pair) => warningsOf(pair).join("; ")),
  );
  const answers: Record<Answer, number> = { same: 0, different: 0, unsure: 0 };
  for (const answer of table.answer) answers[answer]++;
  const same = table.answer
    .flatMap((answer, row) => (answer === "same" ? [roundedPair(scoredPair(table, row))] : []))
    .sort((x, y) => y.probability - x.probability || y.score - x.score)
    .map(({ a, b, ...pair }) => ({
      coin_a: a,
      coin_b: b,
      ...pair,
      warnings: warningsOf({ a, b, side: pair.side }),
    }));
  return {
    out,
    method: options.method ?? "registration",
    coins: coins.length,
    pairs: table.answer.length,
    everyPair,
    rotation: rotation.rotation,
    rotationDecidedBy: rotation.decidedBy,
    rotationEvidence: rotation.evidence,
    rotationWords: rotationWords(rotation),
    answers,
    same,
    refused,
    warnings,
  };
}
