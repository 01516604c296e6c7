import { join } from "node:path";
import { NumislabError } from "../base/index";
import { resumeSeeds, runClassifier, runSeeds, runSiamese } from "../experiments/index";
import { parseConfig, readJson, type RunEnd, type RunOptions } from "../runs/index";

/**
 * Trains what a configuration describes, or goes on with a run; of a run that is one of several
 * seeds, the later seeds follow.
 *
 * @param config as read from a file; what it says is left aside where a run is resumed
 * @param options.seeds how many runs, of a classifier: the configuration's seed, the next number,
 *   and so on
 * @returns the runs, of a series also those that were finished before; the last is unfinished where
 *   it was stopped
 * @throws NumislabError "config" for a wrong configuration, "usage" for seeds that can't be had
 */
export async function runExperiment(
  config: unknown,
  { seeds = 1, ...options }: Omit<RunOptions<unknown>, "onEpoch" | "series"> & { seeds?: number },
): Promise<RunEnd[]> {
  const { resume, source = "the configuration" } = options;
  const settings = resume
    ? parseConfig(readJson(join(resume, "config.json")), resume)
    : parseConfig(config, source);
  if (settings.kind === "classifier") {
    if (resume) return resumeSeeds(settings, resume, options);
    return seeds > 1
      ? runSeeds(settings, seeds, options)
      : [await runClassifier(settings, options)];
  }
  if (seeds > 1)
    throw new NumislabError(
      "usage",
      "several seeds are for classifiers: a Siamese run is cross-validated in place of that (--set split.crossValidate=true)",
    );
  return [await runSiamese(settings, options)];
}
