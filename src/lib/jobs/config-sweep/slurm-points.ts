import { join } from "node:path";
import { NumislabError } from "../../base/index";
import { runArray, type ArrayOptions } from "../../slurm/index";
import type { StopSignal } from "../../training/index";
import { pointEnd, runOf, type PointEnd } from "./run-points";
import type { Point } from "./sweep-file";
import { trainCommand } from "./train-command";

/** How a cluster runs a sweep. */
export type SlurmOptions = Pick<ArrayOptions, "template" | "pollMs" | "onProgress" | "onNote">;

/**
 * Runs the points of a sweep as an array of Slurm, each with `numislab train`. As `runPoints`: a
 * finished one is not run again, an unfinished one is resumed.
 *
 * @param numislab the program and its first words, on the nodes too
 * @param folder the sweep's, which the nodes see too
 * @throws NumislabError as `runArray` does
 */
export async function runPointsOnSlurm(
  points: readonly Point[],
  experiments: string,
  numislab: readonly string[],
  folder: string,
  {
    jobs,
    signal,
    onEnd,
    ...options
  }: SlurmOptions & { jobs?: number; signal: StopSignal; onEnd?: (end: PointEnd) => void },
): Promise<PointEnd[]> {
  const tasks = points.map((point) => ({
    name: point.id,
    isDone: () => runOf(point, experiments)?.state === "finished",
    command: () => {
      const before = runOf(point, experiments);
      if (before?.state === "running")
        throw new NumislabError("state", "another process trains it");
      return trainCommand(numislab, join(folder, "points"), point, before?.folder ?? null);
    },
  }));
  const ends = new Map<string, PointEnd>();
  await runArray(tasks, {
    ...options,
    name: "numislab-sweep",
    folder: join(folder, "slurm"),
    atOnce: jobs,
    signal,
    onEnd: ({ name, state, reason }) => {
      const end = pointEnd(
        points.find(({ id }) => id === name)!,
        experiments,
        reason,
        state === "stopped",
      );
      ends.set(name, end);
      onEnd?.(end);
    },
  });
  return points.map(({ id }) => ends.get(id)!);
}
