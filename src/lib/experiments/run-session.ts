import { basename, join, relative } from "node:path";
import type { Engine } from "../engine/index";
import { NumislabError } from "../errors";
import type { OnProgress } from "../progress";
import { NEVER, type StopSignal } from "../training/index";
import { provenance } from "./provenance";
import { createRunFolder, readJson, writeJson, type RunRecord, type RunState } from "./run-folder";

/** How a run is started, whatever it trains. */
export interface RunOptions<Epoch> {
  /** The project's folder: runs go to its `experiments`, splits to `data/splits`, simulated photographs to `data/raw`. */
  root: string;
  /** Where the configuration came from, for messages about it. */
  source?: string;
  /** An unfinished run to go on with, in place of a new one. */
  resume?: string;
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
}

/** The configuration to run, unchecked: that of the run to go on with, or the one given. */
export function configOf(config: unknown, { resume, source = "the configuration" }: RunOptions<never>): { value: unknown; where: string } {
  return resume ? { value: readJson(join(resume, "config.json")), where: resume } : { value: config, where: source };
}

/**
 * Does the work of a run in its folder, new or resumed, and keeps run.json true while it runs and however it ends.
 *
 * @param settings  the complete configuration
 * @param data  what is learned from
 * @param work  gets the folder and the stop signal; returns why it was stopped, null where it came to its end
 * @throws NumislabError "state" where a run to resume is finished or its data changed; whatever `work` throws
 */
export async function keepRun(
  settings: { kind: string; name: string; seed: number },
  data: RunRecord["data"],
  engine: Engine,
  { root, resume, listen, now = () => new Date() }: RunOptions<never>,
  work: (folder: string, signal: StopSignal) => Promise<string | null>,
): Promise<RunEnd> {
  const { kind, name, seed } = settings;
  const folder = resume ?? createRunFolder(join(root, "experiments"), name, now());
  const record: RunRecord = resume
    ? recordToResume(resume, data.sha256)
    : {
        name,
        id: basename(folder),
        kind,
        seed,
        state: "running",
        reason: null,
        start: now().toISOString(),
        end: null,
        data: { ...data, folder: relative(root, data.folder) },
        provenance: provenance(root, engine),
      };
  await writeJson(join(folder, "config.json"), settings);
  await writeJson(join(folder, "run.json"), { ...record, state: "running", reason: null, end: null });
  const end = async (state: RunState, reason: string | null) => {
    await writeJson(join(folder, "run.json"), { ...record, state, reason, end: now().toISOString() });
    return { folder, state };
  };
  const signal = listen?.(folder) ?? NEVER;
  try {
    const stopped = await work(folder, signal);
    return await end(stopped ? "stopped" : "finished", stopped);
  } catch (error) {
    await end("failed", error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    signal.close();
  }
}

/** The record of a run to go on with. @throws NumislabError "state" where it is finished or its photographs changed */
function recordToResume(folder: string, sha256: Record<string, string>): RunRecord {
  const record = readJson<RunRecord>(join(folder, "run.json"));
  if (record.state === "finished") throw new NumislabError("state", `${folder} is finished: there is nothing to resume`);
  for (const [what, sum] of Object.entries(record.data.sha256)) {
    if (sha256[what] !== sum) {
      throw new NumislabError("state", `${folder} can't be resumed: its ${what} changed since it began. Start a new run.`);
    }
  }
  return record;
}
