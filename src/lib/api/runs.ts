/**
 * Runs that were trained, as their folders hold them.
 *
 * @module
 */
import { type ClassifierRun, type Spread, intervalOver, spreadOf } from "../experiments/index";
import type { Interval } from "../metrics/index";
import { readSiameseRun } from "../report/index";
import { type RunFilter, type RunSummary, findRun, latestRun, listRuns } from "../runs/index";
import { workspace } from "./workspace";

export {
  PUBLISHED,
  readClassifierRun as readClassifier,
  sweepRun as sweep,
} from "../experiments/index";
export { folderTable as read, runsTable as table } from "../runs/index";

/**
 * The folder of a run.
 *
 * @param run a path, `name/id`, or `name` for its latest run; null for the latest run of a kind
 * @returns null where there is no run of that kind
 * @throws NumislabError "usage" where there is no run of that name
 */
export function find(
  run: string | null,
  {
    kind = "siamese",
    experiments = workspace().experiments,
  }: { kind?: "siamese" | "classifier"; experiments?: string } = {},
): string | null {
  return run === null ? latestRun(experiments, kind) : findRun(experiments, run);
}

/**
 * The runs of the project.
 *
 * @throws NumislabError "usage" where they shall be sorted by a metric that none of them has
 */
export function list({
  experiments = workspace().experiments,
  ...filter
}: RunFilter & { experiments?: string } = {}): RunSummary[] {
  return listRuns(experiments, filter);
}

/**
 * Reads a finished run of a Siamese network. Nothing is written.
 *
 * @returns configuration, record, result, history, pairs, and the threshold sweep
 * @throws NumislabError "state" where the run is not finished
 */
export function readSiamese(folder: string): ReturnType<typeof readSiameseRun> {
  return readSiameseRun(folder);
}

/**
 * A share over several runs of one configuration, a seed each.
 *
 * @returns mean, deviation, least and largest value, and Wilson's 95 % interval as if each tested
 *   photograph had been answered once
 */
export function overSeeds(
  runs: readonly ClassifierRun[],
  share: (run: ClassifierRun) => number,
): Spread & { interval: Interval } {
  return { ...spreadOf(runs.map(share)), interval: intervalOver(runs, share) };
}
