import type { TestedPair } from "../../coins/index";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../../base/index";
import {
  isTrained,
  parseSiameseConfig,
  readJson,
  readPairs,
  type RunRecord,
  type SiameseConfig,
} from "../../runs/index";
import { sweepOf, type SiameseResult, type Sweep, type Swept } from "../../experiments/index";
import type { Epoch } from "../../training/index";
import { address } from "../pages/address";
import { html, type Html } from "../pages/html";

/** A finished Siamese run as its report reads it. */
export interface SiameseRun {
  folder: string;
  record: RunRecord;
  config: SiameseConfig;
  result: SiameseResult;
  history: Epoch[];
  pairs: TestedPair[];
  /** Null for a run that is older than the pairs it needs. */
  sweep: Sweep | null;
  /** The sweep with its table, as sweep.json and sweep.csv hold them. */
  swept: Swept | null;
  /** Path of the page. */
  page: string;
  /** A link to a file of the run, as the page finds it. */
  link(file: string, words?: Html | string): Html;
}

/**
 * Reads a run for a page. Nothing is written.
 *
 * @param page path of the page that links to the run's files
 * @throws NumislabError "state" where the run is not finished
 */
export function readSiameseRun(folder: string, page = join(folder, "report.html")): SiameseRun {
  const record = readJson<RunRecord>(join(folder, "run.json"));
  if (!isTrained(record)) {
    throw new NumislabError(
      "state",
      `${folder} is ${record.state}, not finished: go on with it (numislab train --resume ${folder}), then make the report.`,
    );
  }
  // an older run lacks the newer settings
  const config = parseSiameseConfig(readJson(join(folder, "config.json")), folder);
  const { resamples } = config.evaluation;
  const swept = existsSync(join(folder, "choice.csv")) ? sweepOf(folder, { resamples }) : null;
  return {
    folder,
    record,
    config,
    result: readJson(join(folder, "evaluation.json")),
    history: readFileSync(join(folder, "metrics.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
    pairs: readPairs(join(folder, "pairs.csv")),
    sweep: swept?.sweep ?? null,
    swept,
    page,
    link: (file, words = file) =>
      html`<a class="from" href="${address(join(folder, file), page)}">${words}</a>`,
  };
}
