import { NumislabError } from "../base/index";
import { resumeSeeds, runClassifier, runSeeds, runSiamese } from "../experiments/index";
import {
  finishTrained,
  lacksReport,
  parseConfig,
  readConfig,
  type RunEnd,
  type RunOptions,
} from "../runs/index";
import { reportRuns } from "./report-runs";

export interface ExperimentOptions extends Omit<
  RunOptions<unknown>,
  "onEpoch" | "series" | "report"
> {
  /**
   * How many runs, of a classifier: the configuration's seed, the next number, and so on; 1 by
   * default.
   */
  seeds?: number;
  /** Whether the report belongs to the run, which is finished once it is made; false by default. */
  report?: boolean;
}

/**
 * Trains what a configuration describes, or goes on with a run; of a run that is one of several
 * seeds, the later seeds follow.
 *
 * A run to resume that lacks nothing but its report gets that.
 *
 * @param config as read from a file; what it says is left aside where a run is resumed
 * @returns the runs, of a series also those that were finished before; the last is unfinished where
 *   it was stopped
 * @throws NumislabError "config" for a wrong configuration, "usage" for seeds that cannot be
 *   obtained
 */
export async function runExperiment(
  config: unknown,
  { seeds = 1, report: withReport = false, ...given }: ExperimentOptions,
): Promise<RunEnd[]> {
  const { root, resume, source = "the configuration" } = given;
  const report = (folders: readonly string[]) => reportRuns(root, folders);
  if (resume && withReport && lacksReport(resume)) {
    const made = await finishTrained(resume, report, given.now);
    return made.folders.map((folder) => ({
      folder,
      state: "finished",
      ...(folder === resume && { report: made.report }),
    }));
  }
  const options = { ...given, report: withReport ? report : undefined };
  const settings = resume ? readConfig(resume) : parseConfig(config, source);
  if (settings.kind === "classifier") {
    if (resume) return resumeSeeds(settings, resume, options);
    return seeds > 1
      ? runSeeds(settings, seeds, options)
      : [await runClassifier(settings, options)];
  }
  if (seeds > 1)
    throw new NumislabError(
      "usage",
      "several seeds are for classifiers: a Siamese run is cross-validated instead of that (--set split.crossValidate=true)",
    );
  return [await runSiamese(settings, options)];
}
