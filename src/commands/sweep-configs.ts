import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { PointEnd } from "../lib/experiments/index";
import { textTable } from "../terminal";
import { command, print, whole } from "./command";
import { experiments, load, root } from "./rooms";

/** Many configurations, one after another or at once. */
export function addSweepConfigs(program: Command): void {
  command(program, "sweep-configs <file>", "trains every configuration of a grid, or random ones; goes on where it was stopped")
    .option("--jobs <n>", "processes at a time; one for two processor cores where it is left out", whole, Math.max(1, Math.floor(availableParallelism() / 2)))
    .option("--out <dir>", "folder of the table, the points and their logs; sweep-NAME among the runs where it is left out")
    .action(async (file, { jobs, out, json }) => {
      const { sweepConfigs } = load.experiments();
      const { stopSignal } = load.training();
      const sweep = await sweepConfigs(resolve(file), {
        experiments,
        out,
        numislab: [process.execPath, join(root, "bin", "numislab.cjs")],
        jobs: Math.max(1, jobs),
        listen: stopSignal,
        onEnd: ({ id, state, reason }, done, total) => console.error(`${done} of ${total}: ${id} ${state}${reason ? `: ${reason}` : ""}`),
      });
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
    id, ...settings.map((key) => (typeof values[key] === "string" ? String(values[key]) : JSON.stringify(values[key]))), state, ...figures.map((name) => run?.figures[name]?.value.toFixed(3) ?? "–"),
  ];
  return textTable([["point", ...settings, "state", ...figures], ...points.map(row)]);
}
