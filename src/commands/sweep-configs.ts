import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import type { PointEnd } from "../lib/jobs/index";
import { formatNumber } from "../lib/base/format-number";
import { textTable } from "../terminal";
import { command, print, whole, withProgress } from "./command";
import { experiments, load, root } from "./rooms";

/** Many configurations, one after another or at once. */
export function addSweepConfigs(program: Command): void {
  command(
    program,
    "sweep-configs <file>",
    "trains every configuration of a grid, or random ones; resumes where it stopped",
  )
    .option(
      "--jobs <n>",
      "processes at a time; one for two processor cores, or what the cluster gives, where it is left out",
      whole,
    )
    .option(
      "--out <dir>",
      "folder of the table, the points and their logs; sweep-NAME among the runs where it is left out",
    )
    .option(
      "--slurm",
      "have a Slurm cluster run them, each as a task of an array job (docs/guide/slurm.md)",
    )
    .option(
      "--slurm-template <file>",
      "batch script with partition, time and modules, instead of numislab's",
    )
    .action(async (file, { jobs, out, slurm, slurmTemplate, json }) => {
      if (slurmTemplate && !slurm)
        throw new NumislabError("usage", "--slurm-template goes with --slurm");
      const { sweepConfigs } = load.jobs();
      const { stopSignal } = load.training();
      const cores = Math.max(1, Math.floor(availableParallelism() / 2));
      const sweep = await withProgress((onProgress, line) =>
        sweepConfigs(resolve(file), {
          experiments,
          out,
          numislab: [process.execPath, join(root, "bin", "numislab.cjs")],
          jobs: jobs === undefined ? (slurm ? undefined : cores) : Math.max(1, jobs),
          slurm: slurm && {
            template: slurmTemplate && resolve(slurmTemplate),
            onProgress,
            onNote: line,
          },
          listen: stopSignal,
          onEnd: ({ id, state, reason }, done, total) =>
            line(`${done} of ${total}: ${id} ${state}${reason ? `: ${reason}` : ""}`),
        }),
      );
      print({ json }, sweep, `${sweepText(sweep.points)}\n\n${sweep.table}`);
      if (sweep.points.some(({ state }) => state !== "finished")) {
        console.error("Not every point is finished; the same command goes on with the others.");
        process.exitCode = 1;
      }
    });
}

function sweepText(points: readonly PointEnd[]): string {
  const settings = Object.keys(points[0].values);
  const figures = [...new Set(points.flatMap(({ run }) => Object.keys(run?.figures ?? {})))];
  const row = ({ id, values, state, run }: PointEnd) => [
    id,
    ...settings.map((key) =>
      typeof values[key] === "string" ? String(values[key]) : JSON.stringify(values[key]),
    ),
    state,
    ...figures.map((name) =>
      formatNumber(run?.figures[name]?.value, run ? "not measured" : "not run"),
    ),
  ];
  return textTable([["point", ...settings, "state", ...figures], ...points.map(row)]);
}
