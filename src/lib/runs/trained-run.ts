import { join } from "node:path";
import { NumislabError } from "../base/index";
import { parseConfig } from "./config/config";
import { runHistory } from "./registry/run-metrics";
import { isTrained, readJson, readRecord, type RunRecord } from "./run-folder";

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
  return parseConfig(readJson(join(folder, "config.json")), folder);
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
    `${folder} is ${record.state}, not finished: go on with it (numislab train --resume ${folder})${then}`,
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
    result: readJson(join(folder, "evaluation.json")),
    history: runHistory(folder) as Epoch[],
  };
}
