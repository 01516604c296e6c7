import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { NumislabError, writeWhole } from "../base/index";
import type { Provenance } from "./provenance";

/** How far a run has come. */
export type RunState = "running" | "finished" | "stopped" | "failed";

/** Several runs of one configuration, a seed each. */
export interface Series {
  /** How many seeds in all. */
  seeds: number;
  /** Ids of the runs with the seeds before. */
  before: string[];
}

/** What run.json holds: where a run came from and how it ended. */
export interface RunRecord {
  name: string;
  id: string;
  kind: string;
  seed: number;
  /** A word to find it by, such as the point of a sweep that it is. */
  tag?: string | null;
  /** Of a run that is one of several with a seed each. */
  series?: Series | null;
  state: RunState;
  /** Why it stopped or failed. */
  reason: string | null;
  /** ISO 8601, UTC. */
  start: string;
  /**
   * When training and evaluation were complete; null before. The run is finished once its report is
   * made, too, where it was started with one. Runs of older versions lack it.
   */
  trained?: string | null;
  end: string | null;
  /** When it was resumed, each time. */
  resumed?: string[];
  data: {
    /** Relative to the project. */
    folder: string;
    /** True for strikes of the simulator: metrics on them say nothing about real coins yet. */
    simulated: boolean;
    /** Of the inputs, by what they are. */
    sha256: Record<string, string>;
  };
  provenance: Provenance;
}

/** Whether training and evaluation of a run are complete, so that a report can be made of it. */
export function isTrained({ state, trained }: Pick<RunRecord, "state" | "trained">): boolean {
  return state === "finished" || (trained ?? null) !== null;
}

/**
 * Makes the folder of a new run, `experiments/<name>/<run-id>`. Two runs never share one: the
 * folder is made in one step that fails where it exists.
 *
 * @param now start of the run, part of its id
 * @returns the folder
 * @throws NumislabError "state" where the folder cannot be written
 */
export function createRunFolder(experiments: string, name: string, now: Date): string {
  const id = `${timeInName(now)}-${randomBytes(2).toString("hex")}`;
  const folder = join(experiments, name, id);
  try {
    mkdirSync(join(experiments, name), { recursive: true });
    mkdirSync(folder);
    mkdirSync(join(folder, "figures"));
  } catch (cause) {
    throw new NumislabError(
      "state",
      `Cannot make the run folder ${folder}: ${(cause as Error).message}`,
      { cause },
    );
  }
  return folder;
}

/** A moment as folder names have it, to the second, UTC: 20260304-050607. */
export function timeInName(time: Date): string {
  return time.toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
}

/** Writes a JSON file of a run whole or not at all. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  await writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Reads a text file of a run. @throws NumislabError "state" where it is missing */
export function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new NumislabError("state", `Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Reads a JSON file of a run. @throws NumislabError "state" where it is missing or broken */
export function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch (cause) {
    throw new NumislabError("state", `Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** The record of a run: its run.json. @throws NumislabError "state" where it is missing or broken */
export function readRecord(folder: string): RunRecord {
  return readJson(join(folder, "run.json"));
}

/**
 * The folder of a run that a user named: a path, or `name/id`, `name` (its latest run) below
 * `experiments`.
 *
 * @throws NumislabError "usage" where there is no such run
 */
export function findRun(experiments: string, run: string): string {
  for (const folder of [resolve(run), join(experiments, run)]) {
    if (existsSync(join(folder, "run.json"))) return folder;
  }
  const latest = runFolders(experiments, run).at(-1);
  if (latest) return latest;
  const known = namesIn(experiments).filter((name) => runFolders(experiments, name).length > 0);
  throw new NumislabError(
    "usage",
    `There is no run ${run}: give a run folder, or one of ${known.length > 0 ? known.join(", ") : "the names under experiments (none yet)"}`,
  );
}

/**
 * The model folder that a user named: a folder with a model (of another library, too), a run (see `findRun`), or, where
 * nothing is named, that of the run of a kind that finished last.
 *
 * @throws NumislabError "usage" where there is none
 */
export function modelOf(experiments: string, named: string | undefined, kind: string): string {
  if (named !== undefined)
    return existsSync(join(named, "model.json")) || holdsOtherModel(named)
      ? named
      : join(findRun(experiments, named), "model");
  const latest = latestRun(experiments, kind);
  if (latest === null)
    throw new NumislabError(
      "usage",
      `There is no finished run of kind ${kind} yet: name a model with --model, or train one (numislab train experiments/configs/…)`,
    );
  return join(latest, "model");
}

/** Whether a folder holds a model of another library: what reads it says what it is. */
function holdsOtherModel(folder: string): boolean {
  const files = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  return files.some((name) =>
    /^saved_model\.pb$|\.(h5|hdf5|keras|onnx|pt|pth|safetensors|tflite)$/i.test(name),
  );
}

/** The run of a kind that finished last; null where there is none. */
export function latestRun(experiments: string, kind: string): string | null {
  return finishedRuns(experiments, kind).at(-1) ?? null;
}

/** Folders of the finished runs of a kind, in the order in which they ended. */
export function finishedRuns(experiments: string, kind: string): string[] {
  return runFolders(experiments)
    .map((folder) => ({ folder, record: readRecord(folder) }))
    .filter(({ record }) => record.state === "finished" && record.kind === kind)
    .sort((a, b) => (a.record.end! < b.record.end! ? -1 : 1))
    .map(({ folder }) => folder);
}

/**
 * Whether the model of a run trained on simulated strikes; null for a model that lies in no run.
 */
export function learnedFromSimulation(model: string): boolean | null {
  const run = join(model, "..");
  return existsSync(join(run, "run.json")) ? readRecord(run).data.simulated : null;
}

/** Names of the folders in a folder; none where it is not there. */
function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/**
 * Folders of the runs of all experiments, or of one, oldest first within an experiment.
 *
 * @param name of the experiment
 */
export function runFolders(experiments: string, name?: string): string[] {
  if (name === undefined)
    return namesIn(experiments).flatMap((one) => runFolders(experiments, one));
  const folder = join(experiments, name);
  return namesIn(folder)
    .map((id) => join(folder, id))
    .filter((run) => existsSync(join(run, "run.json")))
    .sort();
}
