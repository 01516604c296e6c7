import { rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Engine } from "../engine/index";
import { NumislabError, type OnProgress, writeWhole, makeFolder } from "../base/index";
import { NEVER, type StopSignal } from "../training/index";
import { provenance } from "./provenance";
import { createRunFolder, readJson, readRecord, writeJson } from "./run-folder";
import type { RunRecord, RunState, Series } from "./run-record";
import { claimFolder } from "./claim";
import { clearLeftovers, foldersToReport } from "./finish-trained";
import { modelCard } from "./registry/model-card";

/** How a run is started, whatever it trains. */
export interface RunOptions<Epoch> {
  /**
   * The project's folder: runs go to its `experiments`, splits to `data/splits`, simulated
   * photographs to `data/raw`.
   */
  root: string;
  /** Where the configuration came from, for messages about it. */
  source?: string;
  /** An unfinished run to resume, instead of a new one. */
  resume?: string;
  /** Noted in the record of a new run, to find it by. */
  tag?: string;
  /** Noted in the record of a new run that is one of several. */
  series?: Series;
  /**
   * Makes the report of a run, or of the runs of a series, once training and evaluation are
   * complete: the run counts as finished when that is done. Without it, it does at once.
   */
  report?: (folders: readonly string[]) => Promise<string>;
  /** Makes the signal that ends the training early, from the run folder. */
  listen?: (folder: string) => StopSignal;
  onProgress?: OnProgress;
  onWarning?: (warning: string) => void;
  onEpoch?: (epoch: Epoch) => void;
  now?: () => Date;
}

/** A run folder, and how far the run came. */
export interface RunEnd {
  folder: string;
  state: RunState;
  /** Path of the report, where one was made. */
  report?: string;
}

/**
 * The configuration to run, unchecked: that of the run to resume, or the one given. Looks first
 * whether the run can be kept at all, before anything heavy starts.
 *
 * @throws NumislabError "state" where the run to resume is finished, or its folder cannot be
 *   written to
 */
export function configOf(
  config: unknown,
  { root, resume, source = "the configuration" }: RunOptions<never>,
): { value: unknown; where: string } {
  if (resume) refuseFinished(resume, readRecord(resume));
  tryToWrite(resume ?? join(root, "experiments"));
  return resume
    ? { value: readJson(join(resume, "config.json")), where: resume }
    : { value: config, where: source };
}

/**
 * Does the work of a run in its folder, new or resumed, and keeps run.json true while it runs and
 * however it ends.
 *
 * @param settings the complete configuration
 * @param data what is trained on
 * @param work gets the folder and the stop signal; returns why it was stopped, null where it
 *   finished
 * @throws NumislabError "state" where a run to resume is finished, at work in another process, or
 *   its data changed; whatever `work` throws
 */
export async function withRun(
  settings: { kind: string; name: string; seed: number },
  data: RunRecord["data"],
  engine: Engine,
  { root, resume, tag, series, report, listen, now = () => new Date() }: RunOptions<never>,
  work: (folder: string, signal: StopSignal) => Promise<string | null>,
): Promise<RunEnd> {
  const { kind, name, seed } = settings;
  const folder = resume ?? createRunFolder(join(root, "experiments"), name, now());
  const release = claimFolder(folder);
  const begin = async (): Promise<RunRecord> => {
    const start = now().toISOString();
    const record: RunRecord = resume
      ? recordToResume(resume, data.sha256, start)
      : {
          name,
          id: basename(folder),
          kind,
          seed,
          tag: tag ?? null,
          series: series ?? null,
          state: "running",
          reason: null,
          start,
          trained: null,
          end: null,
          resumed: [],
          data: { ...data, folder: relative(root, data.folder) },
          provenance: provenance(root, engine),
        };
    if (resume) clearLeftovers(resume);
    await writeJson(join(folder, "config.json"), settings);
    await writeJson(join(folder, "run.json"), record);
    return record;
  };
  const record = await begin().catch((error) => {
    release();
    if (!resume) rmSync(folder, { recursive: true, force: true }); // nothing is in it yet
    throw error;
  });
  const end = async (state: RunState, reason: string | null) => {
    await writeJson(join(folder, "run.json"), {
      ...record,
      state,
      reason,
      end: now().toISOString(),
    });
    return { folder, state };
  };
  const withReport = async (): Promise<RunEnd> => {
    record.trained = now().toISOString();
    const folders = foldersToReport(folder, record);
    if (!report || folders === null) return end("finished", null);
    await writeJson(join(folder, "run.json"), record);
    return { report: await report(folders), ...(await end("finished", null)) };
  };
  const signal = listen?.(folder) ?? NEVER;
  try {
    const stopped = await work(folder, signal);
    if (stopped) return await end("stopped", stopped);
    await writeWhole(join(folder, "model", "README.md"), modelCard(folder));
    return await withReport();
  } catch (error) {
    // where the disk is full, that is what must be told, and not that run.json cannot say so either
    await end("failed", error instanceof Error ? error.message : String(error)).catch(() => {});
    throw error;
  } finally {
    signal.close();
    release();
  }
}

/**
 * The record of a run to resume. @throws NumislabError "state" where it is finished or its
 * photographs changed
 */
function recordToResume(folder: string, sha256: Record<string, string>, now: string): RunRecord {
  const record = readRecord(folder);
  refuseFinished(folder, record);
  for (const [what, sum] of Object.entries(record.data.sha256)) {
    if (sha256[what] !== sum) {
      throw new NumislabError(
        "state",
        `${folder} cannot be resumed: its ${what} changed since it began. Start a new run.`,
      );
    }
  }
  return {
    ...record,
    state: "running",
    reason: null,
    trained: null,
    end: null,
    resumed: [...(record.resumed ?? []), now],
  };
}

function refuseFinished(folder: string, { state }: RunRecord): void {
  if (state === "finished")
    throw new NumislabError("state", `${folder} is finished: there is nothing to resume`);
}

/**
 * @throws NumislabError "state" where no file can be written into a folder, which is made where it
 *   is not there yet
 */
function tryToWrite(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "can this folder be written to?");
    rmSync(probe);
  } catch (cause) {
    throw new NumislabError(
      "state",
      `Runs cannot be kept in ${folder}: ${(cause as Error).message}`,
      { cause },
    );
  }
}
