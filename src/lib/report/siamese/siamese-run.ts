import type { TestedPair } from "../../coins/index";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readPairs, readTrainedRun, type SiameseConfig, type TrainedRun } from "../../runs/index";
import { sweepOf, type SiameseResult, type Sweep, type Swept } from "../../experiments/index";
import type { Epoch } from "../../training/index";
import { address } from "../pages/address";
import { html, type Html } from "../pages/html";

/** A trained Siamese run as its report reads it. */
export interface SiameseRun extends TrainedRun<SiameseConfig, SiameseResult, Epoch> {
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
 * @throws NumislabError "state" where the run is not a finished Siamese one
 */
export function readSiameseRun(folder: string, page = join(folder, "report.html")): SiameseRun {
  const run = readTrainedRun<SiameseConfig, SiameseResult, Epoch>(
    folder,
    "siamese",
    "make the report",
  );
  const { resamples } = run.config.evaluation;
  const swept = existsSync(join(folder, "choice.csv")) ? sweepOf(folder, { resamples }) : null;
  return {
    ...run,
    pairs: readPairs(join(folder, "pairs.csv")),
    sweep: swept?.sweep ?? null,
    swept,
    page,
    link: (file, words = file) =>
      html`<a class="from" href="${address(join(folder, file), page)}">${words}</a>`,
  };
}
