import { mapConcurrent } from "../../base/index";
import type { StopSignal } from "../../training/index";
import { listRuns, type RunSummary } from "../../runs/index";
import type { Point } from "./sweep-file";

/**
 * Trains one point, wherever: goes on with a run, or begins one that bears the point's tag. Returns
 * why it failed; null where it did not.
 */
export type PointRunner = (point: Point, resume: string | null) => Promise<string | null>;

/** What became of a point. */
export interface PointEnd extends Point {
  /** `waiting`: the sweep was stopped before its turn. */
  state: RunSummary["state"] | "waiting";
  run: RunSummary | null;
  /** Why it failed or stopped. */
  reason: string | null;
}

/**
 * Runs the points of a sweep, `jobs` at a time. A finished one is not run again, an unfinished one
 * is resumed, and one that fails does not keep the others from being run.
 *
 * @param experiments folder of the runs
 * @param run how a point is run
 * @param options.onEnd after each point, with all that have ended so far
 */
export async function runPoints(
  points: readonly Point[],
  experiments: string,
  run: PointRunner,
  { jobs, signal, onEnd }: { jobs: number; signal: StopSignal; onEnd?: (end: PointEnd) => void },
): Promise<PointEnd[]> {
  return mapConcurrent(points, jobs, async (point): Promise<PointEnd> => {
    const end = await runPoint(point, experiments, run, signal);
    onEnd?.(end);
    return end;
  });
}

async function runPoint(
  point: Point,
  experiments: string,
  run: PointRunner,
  signal: StopSignal,
): Promise<PointEnd> {
  const before = runOf(point, experiments);
  if (before?.state === "finished")
    return { ...point, state: "finished", run: before, reason: null };
  if (before?.state === "running")
    return { ...point, state: "running", run: before, reason: "another process trains it" };
  if (signal.reason())
    return {
      ...point,
      state: before?.state ?? "waiting",
      run: before,
      reason: before?.reason ?? null,
    };
  const failure = await run(point, before?.folder ?? null);
  return pointEnd(point, experiments, failure, signal.reason() !== null);
}

/**
 * What became of a point that was run.
 *
 * @param failure why its process failed; null where it did not, or is not known
 * @param stopped whether the sweep was stopped meanwhile
 */
export function pointEnd(
  point: Point,
  experiments: string,
  failure: string | null,
  stopped: boolean,
): PointEnd {
  const run = runOf(point, experiments);
  if (run?.state === "finished") return { ...point, state: "finished", run, reason: null };
  if (stopped)
    return { ...point, state: run?.state ?? "waiting", run, reason: run?.reason ?? failure };
  // running: by another process
  const state = run?.state === "stopped" || run?.state === "running" ? run.state : "failed";
  return { ...point, state, run, reason: failure ?? run?.reason ?? null };
}

/** The run of a point: a finished one, or else the one that began last. */
export function runOf({ config, tag }: Point, experiments: string): RunSummary | null {
  const runs = listRuns(experiments, { name: config.name, tag });
  return runs.find(({ state }) => state === "finished") ?? runs[0] ?? null;
}
