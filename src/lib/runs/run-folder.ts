import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { NumislabError, parseJson, readPlainTextSync, writeWhole, makeFolder } from "../base/index";
import { checkedRecord, type RunRecord } from "./run-record";

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
    makeFolder(join(experiments, name));
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

/** Reads a text file of a run. @throws NumislabError "state" where it is missing or no text */
export function readText(file: string): string {
  const text = readPlainTextSync(file, { code: "state" });
  if (text !== null) return text;
  throw new NumislabError("state", `Cannot read ${file}: it does not exist. Check the path.`);
}

/** Reads the object in a JSON file of a run. @throws NumislabError "state" where it has none */
export function readJson<T>(file: string): T {
  const remedy = "restore the file, or train again";
  const value = parseJson(file, readText(file), { code: "state", remedy });
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as T;
  throw new NumislabError("state", `${file} does not hold a JSON object: ${remedy}.`);
}

/**
 * The record of a run: its run.json.
 *
 * @throws NumislabError "state" where it is missing, broken, or of a version that is not known
 */
export function readRecord(folder: string): RunRecord {
  const file = join(folder, "run.json");
  return checkedRecord(readJson(file), file);
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
      `There is no finished run of kind ${kind} yet: name a model with --model, or train one (npx numislab train experiments/configs/…)`,
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
    .flatMap((folder) => {
      const record = recordOrNull(folder);
      return record === null ? [] : [{ folder, record }];
    })
    .filter(({ record }) => record.state === "finished" && record.kind === kind)
    .sort((a, b) => (a.record.end! < b.record.end! ? -1 : 1))
    .map(({ folder }) => folder);
}

/** The record of a run; null where it cannot be read: one broken run does not hide the others. */
export function recordOrNull(folder: string): RunRecord | null {
  try {
    return readRecord(folder);
  } catch (error) {
    if (error instanceof NumislabError) return null;
    throw error;
  }
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
