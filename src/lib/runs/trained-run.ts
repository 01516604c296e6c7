import { join } from "node:path";
import { NumislabError, shellWord } from "../base/index";
import { parseConfig } from "./config/config";
import { checkedEvaluation } from "./registry/evaluation-file";
import { runHistory } from "./registry/run-metrics";
import { readJson, readRecord } from "./run-folder";
import { isTrained, type RunRecord } from "./run-record";

/** A run whose training and evaluation are complete, as its folder holds it. */
export interface TrainedRun<Config, Result, Epoch> {
  folder: string;
  record: RunRecord;
  /** Complete: a run that is older than a setting has its default. */
  config: Config;
  /** What evaluation.json holds. */
  result: Result;
  /** An entry an epoch. */
  history: Epoch[];
}

/**
 * The configuration of a run, with defaults filled in.
 *
 * @throws NumislabError "config" where it has settings that are not known any more
 */
export function readConfig(folder: string): ReturnType<typeof parseConfig> {
  const file = join(folder, "config.json");
  return parseConfig(readJson(file), file);
}

/**
 * Refuses a run whose training or evaluation are not complete.
 *
 * @param next what can be done once they are, for the message: "make the report"
 * @throws NumislabError "state" where they are not
 */
export function requireTrained(folder: string, record: RunRecord, next?: string): void {
  if (isTrained(record)) return;
  const then = next === undefined ? "" : `, then ${next}.`;
  throw new NumislabError(
    "state",
    `${folder} is ${record.state}, not finished: go on with it (npx numislab train --resume ${shellWord(folder)})${then}`,
  );
}

/**
 * Reads a run. Nothing is written.
 *
 * @param next as for `requireTrained`
 * @throws NumislabError "state" where it is of another kind, or training or evaluation are not
 *   complete
 */
export function readTrainedRun<Config extends { kind: string }, Result, Epoch>(
  folder: string,
  kind: Config["kind"],
  next?: string,
): TrainedRun<Config, Result, Epoch> {
  const record = readRecord(folder);
  if (record.kind !== kind)
    throw new NumislabError("state", `${folder} is a run of kind ${record.kind}, not ${kind}`);
  requireTrained(folder, record, next);
  return {
    folder,
    record,
    config: readConfig(folder) as unknown as Config,
    result: readEvaluation(folder, kind),
    history: runHistory(folder) as Epoch[],
  };
}

/** evaluation.json of a run. @throws NumislabError "state" where it is missing or broken */
function readEvaluation<Result>(folder: string, kind: string): Result {
  const file = join(folder, "evaluation.json");
  return checkedEvaluation(kind, readJson(file), file) as Result;
}
