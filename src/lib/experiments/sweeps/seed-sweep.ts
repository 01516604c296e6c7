import { basename, dirname, join } from "node:path";
import { fromCsv, NumislabError, typedRows } from "../../base/index";
import { wilson, type Interval } from "../../metrics/index";
import type { ClassifierEpoch } from "../../training/index";
import {
  type ClassifierConfig,
  differences,
  readRecord,
  readText,
  recordOrNull,
  readTrainedRun,
  type RunEnd,
  runFolders,
  settingsOf,
  type TrainedRun,
} from "../../runs/index";
import {
  runClassifier,
  type ClassifierResult,
  type ClassifierRunOptions,
} from "../classifier/classifier-run";

/** A trained classifier's run as its report reads it. */
export interface ClassifierRun extends TrainedRun<
  ClassifierConfig,
  ClassifierResult,
  ClassifierEpoch
> {
  /** Rows of predictions.csv. */
  predictions: Record<string, string>[];
}

/** How a metric came out with several seeds. */
export interface Spread {
  /** In the order of the runs. */
  values: number[];
  mean: number;
  /** Standard deviation between seeds; NaN of a single run. */
  deviation: number;
  least: number;
  largest: number;
}

/**
 * Trains one configuration with several seeds, each a run of its own: its seed, the next number,
 * and so on. A stop signal ends the series with the run that it stops.
 *
 * @param before runs of the first seeds, which are finished; `options.resume` is then the run of
 *   the next seed
 */
export async function runSeeds(
  config: ClassifierConfig,
  seeds: number,
  options: ClassifierRunOptions,
  before: readonly RunEnd[] = [],
): Promise<RunEnd[]> {
  const runs = [...before];
  for (let i = before.length; i < seeds; i++) {
    const onProgress: ClassifierRunOptions["onProgress"] = (progress) =>
      options.onProgress?.({ ...progress, stage: `seed ${config.seed + i}, ${progress.stage}` });
    const series = { seeds, before: runs.map(({ folder }) => basename(folder)) };
    const resume = i === before.length ? options.resume : undefined;
    runs.push(
      await runClassifier(
        { ...config, seed: config.seed + i },
        { ...options, resume, series, onProgress },
      ),
    );
    if (runs[i].state !== "finished") break;
  }
  return runs;
}

/**
 * Resumes a classifier's run, and with the seeds after it where it is one of several.
 *
 * @param config that of the run
 * @returns the runs of all seeds so far
 * @throws NumislabError "state" where there is nothing to resume
 */
export async function resumeSeeds(
  config: ClassifierConfig,
  resume: string,
  options: ClassifierRunOptions,
): Promise<RunEnd[]> {
  const { state, series } = readRecord(resume);
  if (!series) return [await runClassifier(config, options)];
  const own = basename(resume);
  // ended before the next seed had a folder
  const between =
    state === "finished" && series.before.length + 1 < series.seeds && !hasSuccessor(resume);
  const before = between ? [...series.before, own] : series.before;
  const ends = before.map((id): RunEnd => ({
    folder: join(dirname(resume), id),
    state: "finished",
  }));
  return runSeeds(
    { ...config, seed: config.seed - series.before.length },
    series.seeds,
    { ...options, resume: between ? undefined : resume },
    ends,
  );
}

/** Whether a run with the next seed of its series has begun. */
function hasSuccessor(run: string): boolean {
  return runFolders(dirname(dirname(run)), basename(dirname(run))).some((folder) =>
    recordOrNull(folder)?.series?.before.includes(basename(run)),
  );
}

/**
 * Reads a finished run of a classifier. @throws NumislabError "state" where it is not one, or is
 * not finished
 */
export function readClassifierRun(folder: string): ClassifierRun {
  return {
    ...readTrainedRun<ClassifierConfig, ClassifierResult, ClassifierEpoch>(folder, "classifier"),
    predictions: readPredictions(join(folder, "predictions.csv")),
  };
}

/** Rows of predictions.csv. @throws NumislabError "state" where they are not as training wrote them */
function readPredictions(file: string): Record<string, string>[] {
  const text = readText(file);
  const rows = typedRows(text, {
    columns: ["photograph", "class", "called", "confidence", "right"],
    wrong: (why) =>
      new NumislabError("state", `${file}${why}. Restore the file as the training wrote it.`),
  });
  for (const row of rows) {
    row.truth("right");
    row.number("confidence");
  }
  return fromCsv(text);
}

/** A metric over several runs. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    values: [...values],
    mean,
    deviation: Math.sqrt(squares / (values.length - 1)),
    least: Math.min(...values),
    largest: Math.max(...values),
  };
}

/**
 * The interval of a share over several runs: Wilson's, as if each photograph that was tested had
 * been answered once. A photograph that several seeds tested is no new one.
 */
export function intervalOver(
  runs: readonly ClassifierRun[],
  share: (run: ClassifierRun) => number,
): Interval {
  const distinct = new Set(
    runs.flatMap(({ predictions }) => predictions.map(({ photograph }) => photograph)),
  ).size;
  return wilson(spreadOf(runs.map(share)).mean * distinct, distinct);
}

/** Whether runs have the same settings, their seed aside. */
export function differInSeedAlone(folders: readonly string[]): boolean {
  return Object.keys(differences(folders.map(settingsOf))).every((key) => key === "seed");
}
