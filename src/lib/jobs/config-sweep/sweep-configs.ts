import { rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { toCsv, writeWhole, makeFolder } from "../../base/index";
import { STOP_FILE, type StopSignal } from "../../training/index";
import { claimFolder, writeJson } from "../../runs/index";
import { localRunner } from "./local-runner";
import { runPoints, type PointEnd } from "./run-points";
import { runPointsOnSlurm, type SlurmOptions } from "./slurm-points";
import { readSweep } from "./sweep-file";

/** How a sweep is run. */
export interface SweepOptions {
  /** Folder of the runs. */
  experiments: string;
  /**
   * The sweep's own folder; `sweep-<file's name>` among the runs of the configuration where it is
   * left out.
   */
  out?: string;
  /** The program and its first words: processes are started with `train` after them. */
  numislab: readonly string[];
  /** Processes at a time; 1, or what the cluster gives, where it is left out. */
  jobs?: number;
  /** Has them run by a cluster, instead of this machine. */
  slurm?: SlurmOptions;
  /** Makes the signal that ends the sweep early, from its folder. */
  listen: (folder: string) => StopSignal;
  onEnd?: (end: PointEnd, done: number, total: number) => void;
}

/** A sweep's folder, its table, and what became of each point. */
export interface SweepEnd {
  folder: string;
  table: string;
  points: PointEnd[];
}

/**
 * Trains every configuration of a sweep (see `readSweep`), each in a process of its own, here or on
 * a cluster. Writes sweep.csv, a row a point, and sweep.json, what is returned. The same sweep
 * again resumes where it stopped.
 *
 * @throws NumislabError "config" where a configuration is wrong: then none is run; "state" where
 *   the sweep is at work already, or the cluster refuses it
 */
export async function sweepConfigs(
  file: string,
  { experiments, out, numislab, jobs, slurm, listen, onEnd }: SweepOptions,
): Promise<SweepEnd> {
  const points = readSweep(file);
  const folder = resolve(
    out ?? join(experiments, points[0].config.name, `sweep-${basename(file, ".json")}`),
  );
  makeFolder(folder);
  const release = claimFolder(folder);
  rmSync(join(folder, STOP_FILE), { force: true }); // it was meant for the last time
  const signal = listen(folder);
  const here = slurm ? null : localRunner(numislab, join(folder, "points"), signal);
  let done = 0;
  const tell = (end: PointEnd) => onEnd?.(end, ++done, points.length);
  try {
    const ends = here
      ? await runPoints(points, experiments, here.run, { jobs: jobs ?? 1, signal, onEnd: tell })
      : await runPointsOnSlurm(points, experiments, numislab, folder, {
          ...slurm,
          jobs,
          signal,
          onEnd: tell,
        });
    const sweep: SweepEnd = { folder, table: join(folder, "sweep.csv"), points: ends };
    await writeWhole(sweep.table, sweepTable(ends));
    await writeJson(join(folder, "sweep.json"), sweep);
    return sweep;
  } finally {
    here?.close();
    signal.close();
    release();
  }
}

/**
 * A row a point: what was set, how it ended, and its run's figures with the bounds of their
 * intervals.
 */
export function sweepTable(ends: readonly PointEnd[]): string {
  const rows = ends.map(({ id, values, state, run, reason }) => ({
    point: id,
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        Array.isArray(value) ? JSON.stringify(value) : (value as string | number | boolean | null),
      ]),
    ),
    state,
    run: run?.id ?? null,
    seconds: run?.seconds ?? null,
    ...Object.fromEntries(
      Object.entries(run?.figures ?? {}).flatMap(([name, { value, low, high }]) => [
        [name, value],
        ...(low === null
          ? []
          : [
              [`${name}_low`, low],
              [`${name}_high`, high],
            ]),
      ]),
    ),
    reason,
  }));
  const columns = [
    ...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => key !== "reason"))),
    "reason",
  ];
  return toCsv(
    rows.map((row) => ({ ...Object.fromEntries(columns.map((column) => [column, null])), ...row })),
    columns,
  );
}
