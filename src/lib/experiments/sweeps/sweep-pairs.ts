import { join } from "node:path";
import type { Side, TestedPair } from "../../coins/index";
import { NumislabError, shellWord, typedRows } from "../../base/index";
import type { ChoicePairs } from "../decisions";
import { readJson, readPairs, readRecord, readText, requireTrained } from "../../runs/index";
import type { SiameseResult } from "../siamese/siamese-run";

/** Pairs that a threshold of one side, for the model that never saw one fold, is chosen by. */
export type Choice = Pick<ChoicePairs, "scores" | "same">;

/** What a finished run left that thresholds can be swept over. */
export interface SweepInput {
  result: SiameseResult;
  pairs: TestedPair[];
  /** By side, then by tested fold. */
  choices: Record<Side, Choice[]>;
}

/**
 * @throws NumislabError "state" where the run is not a finished Siamese one, or is older than
 *   choice.csv
 */
export function readSweepInput(folder: string): SweepInput {
  const record = readRecord(folder);
  const { kind } = record;
  if (kind !== "siamese")
    throw new NumislabError(
      "usage",
      `${folder} is a ${kind} run: thresholds are swept over pairs of coins, of a siamese run`,
    );
  requireTrained(folder, record, "sweep");
  const result = readJson<SiameseResult>(join(folder, "evaluation.json"));
  if (!result.foldDecisions)
    throw new NumislabError(
      "state",
      `${folder} was made before runs kept the pairs that thresholds are chosen by: train again (npx numislab train ${shellWord(join(folder, "config.json"))})`,
    );
  const choices: SweepInput["choices"] = { obverse: [], reverse: [] };
  for (const { side, fold, score, same } of readChoice(join(folder, "choice.csv"))) {
    const own = (choices[side][fold] ??= { scores: [], same: [] });
    own.scores.push(score);
    own.same.push(same);
  }
  for (const side of ["obverse", "reverse"] as const)
    for (let fold = 0; fold < result.tested; fold++)
      choices[side][fold] ??= { scores: [], same: [] };
  return { result, pairs: readPairs(join(folder, "pairs.csv")), choices };
}

function readChoice(file: string) {
  const rows = typedRows(readText(file), {
    columns: ["chooses_for", "fold", "score", "same_die"],
    wrong: (why) =>
      new NumislabError("state", `${file}${why}. Restore the file as the training wrote it.`),
  });
  return rows.map((row) => ({
    side: row.oneOf("chooses_for", ["obverse", "reverse"]),
    fold: row.number("fold") ?? 0,
    score: row.number("score") ?? NaN,
    same: row.truth("same_die"),
  }));
}
