import { basename } from "node:path";
import { NumislabError } from "../../base/index";
import { readRecord, runFolders } from "../run-folder";
import type { RunState } from "../run-record";
import { isAtWork } from "../claim";
import { readAnnotation } from "./annotation";
import { lessIsBetter, runMetrics, type RunMetrics } from "./run-metrics";

/** A run, as lists and tables show it. */
export interface RunSummary {
  folder: string;
  name: string;
  id: string;
  kind: string;
  seed: number;
  tag: string | null;
  /** `killed`: it never came to say how it ended, and no process works in its folder. */
  state: RunState | "killed";
  reason: string | null;
  /** ISO 8601, UTC. */
  start: string;
  /**
   * From start to end; null where it has not ended, or was resumed, so that there are pauses in it.
   */
  seconds: number | null;
  /** True for the simulator's photographs. */
  simulated: boolean;
  figures: RunMetrics;
  /** What a person wrote of it (see `annotateRun`). */
  note: string;
  archived: boolean;
}

/** Which runs to list, and in which order; what is left out is not looked at. */
export interface RunFilter {
  name?: string;
  kind?: string;
  tag?: string;
  /** A metric (best first) or `seconds` (least first); newest first where it is left out. */
  sort?: string;
  /** Whether runs in the archive are listed too. */
  archived?: boolean;
  /** Told of a run whose files cannot be read; it is left out. */
  onWarning?: (text: string) => void;
}

/**
 * The runs below a folder.
 *
 * @throws NumislabError "usage" where they shall be sorted by a metric that none of them has
 */
export function listRuns(
  experiments: string,
  { name, kind, tag, sort, archived = false, onWarning = () => {} }: RunFilter = {},
): RunSummary[] {
  const runs = runFolders(experiments, name || undefined)
    .flatMap((folder) => {
      try {
        return [summaryOf(folder)];
      } catch (error) {
        if (!(error instanceof NumislabError)) throw error;
        onWarning(`${folder} is left out: ${error.message}`);
        return [];
      }
    })
    .filter(
      (run) =>
        (!kind || run.kind === kind) && (!tag || run.tag === tag) && (archived || !run.archived),
    );
  return sort
    ? sortedBy(runs, sort)
    : runs.sort((a, b) =>
        a.start === b.start ? b.id.localeCompare(a.id) : a.start < b.start ? 1 : -1,
      );
}

/** @param folder  of a run */
export function summaryOf(folder: string): RunSummary {
  const {
    name,
    kind,
    seed,
    tag = null,
    state,
    reason,
    start,
    trained,
    end,
    resumed = [],
    data,
  } = readRecord(folder);
  return {
    folder,
    name,
    id: basename(folder),
    kind,
    seed,
    tag,
    reason,
    start,
    state: state === "running" && !isAtWork(folder) ? "killed" : state,
    seconds:
      end === null || resumed.length > 0
        ? null
        : (Date.parse(trained ?? end) - Date.parse(start)) / 1000,
    simulated: data.simulated,
    figures: runMetrics(folder, kind),
    ...readAnnotation(folder),
  };
}

/** Runs without the metric come last. */
function sortedBy(runs: RunSummary[], metric: string): RunSummary[] {
  const known = [...new Set(["seconds", ...runs.flatMap(({ figures }) => Object.keys(figures))])];
  if (!known.includes(metric))
    throw new NumislabError(
      "usage",
      `These runs cannot be sorted by ${metric}: they have ${known.join(", ")}`,
    );
  const ascending = metric === "seconds" || lessIsBetter(metric);
  const key = (run: RunSummary) => {
    const value = metric === "seconds" ? run.seconds : (run.figures[metric]?.value ?? null);
    return value === null ? Infinity : ascending ? value : -value;
  };
  return runs.sort((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}
