/**
 * Runs that were trained, as their folders hold them.
 *
 * @module
 */
import { type ClassifierRun, type Spread, intervalOver, spreadOf } from "../experiments/index";
import type { Interval } from "../metrics/index";
import { type RunCurves, curvesFigure, readSiameseRun } from "../report/index";
import {
  type Annotation,
  type RunFilter,
  type RunSummary,
  annotateRun,
  findRun,
  latestRun,
  listRuns,
  runHistory,
  runsTable,
} from "../runs/index";
import { showFigure, showTable } from "../workspace/index";
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
 * Writes a note on a run, or archives it: `annotate("my-run", { note: "blurred photographs", archived:
 * true })`. Lists leave archived runs out unless they are asked for. What is left out stays as it is.
 *
 * @param run a path, `name/id`, or `name` for its latest run
 * @returns what is written of the run now
 */
export function annotate(
  run: string,
  changes: Partial<Annotation>,
  { experiments = workspace().experiments }: { experiments?: string } = {},
): Annotation {
  return annotateRun(findRun(experiments, run), changes);
}

/** Runs whose curves lie over each other in the panel, at most. */
const MAX_CURVES = 8;

/**
 * Shows the runs of the project in the current cell: a table with metrics, the settings in which they
 * differ and notes, sorted by a click on a column's name and filtered by words; below it the curves of
 * the first eight over each other, each switched off by a click in the legend.
 *
 * @throws NumislabError "usage" where they shall be sorted by a metric that none of them has
 */
export async function panel({
  experiments = workspace().experiments,
  ...filter
}: RunFilter & { experiments?: string } = {}): Promise<void> {
  const runs = listRuns(experiments, filter);
  if (runs.length === 0) return void console.log("There are no such runs.");
  showTable(await runsTable(runs), { max: Infinity, filter: true });
  const curves = runs.flatMap(({ folder, name, id, kind }) => {
    const history = runHistory(folder);
    return history.length === 0
      ? []
      : [{ label: `${name}/${id}`, kind, history: history as RunCurves["history"] }];
  });
  if (curves.length > 0) showFigure(curvesFigure(curves.slice(0, MAX_CURVES)));
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
