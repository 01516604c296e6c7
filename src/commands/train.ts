import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import { shellWord } from "../lib/base/shell-word";
import { command, print, whole, withProgress } from "./command";
import { missingConfig, shippedConfigs } from "./help/config-words";
import { experiments, load, root } from "./rooms";
import { sweepText } from "./sweep-text";

/** Training, and where to put the threshold. */
export function addTrain(program: Command): void {
  command(program, "train [config]", "train as a configuration says; prints the run folder")
    .option(
      "--set <key=value>",
      "change one setting, e.g. training.epochs=5; may be repeated",
      (value, all: string[]) => [...all, value],
      [],
    )
    .option(
      "--seeds <n>",
      "number of times a classifier is trained, each with the next seed and its own split",
      whole,
      1,
    )
    .option("--tag <tag>", "noted with the run, to find it by (runs list --tag)")
    .option("--resume <run>", "go on with a run that was stopped")
    .action(async (config: string | undefined, { set, seeds, tag, resume, json }) => {
      const { findRun, setOption } = load.runs(),
        { readConfig, runExperiment } = load.jobs();
      const shipped = shippedConfigs();
      if ((config === undefined) === (resume === undefined))
        throw new NumislabError(
          "usage",
          `give either a configuration (${shipped.join(", ")}) or --resume RUN`,
        );
      if (resume && (set.length > 0 || seeds > 1 || tag))
        throw new NumislabError(
          "usage",
          "--resume goes on with a run as it was configured: leave --set, --seeds and --tag out",
        );
      if (config !== undefined && !existsSync(config))
        throw new NumislabError("input", missingConfig(config, shipped));
      const settings =
        config &&
        set.reduce(
          (value: unknown, assignment: string) => setOption(value, assignment),
          readConfig(config),
        );
      const { stopSignal } = load.training();
      const runs = await withProgress((onProgress, line) =>
        runExperiment(settings, {
          root,
          seeds,
          source: config,
          tag,
          resume: resume && findRun(experiments, resume),
          report: true,
          listen: stopSignal,
          onProgress,
          onWarning: (warning) => line(`warning: ${warning}`),
        }),
      );
      const folders = runs.map(({ folder }) => folder);
      const last = runs[runs.length - 1];
      const report = last.report ?? null;
      print(
        { json },
        { run: last.folder, runs: folders, state: last.state, report },
        folders.join("\n"),
      );
      if (report) console.error([...headlines(last.folder), `report: ${report}`].join("\n"));
      else
        console.error(
          `${last.state}; the model is saved. Go on with: npx numislab train --resume ${shellWord(last.folder)}`,
        );
    });

  command(
    program,
    "sweep <run>",
    "where to put the threshold: what every rule comes to on held-out pairs, and a table over all thresholds",
  )
    .option("--choose <rule>", "one to look at: youden, eer, f1, mcc, fpr=RATE or value=SCORE")
    .action(async (run, { choose, json }) => {
      const { findRun } = load.runs(),
        { sweepRun } = load.experiments();
      const found = findRun(experiments, run);
      const sweep = await sweepRun(found, { choose });
      print({ json }, sweep, `${sweepText(sweep)}\n\n${join(found, "sweep.csv")}`);
    });
}

/** What a finished run came to on what it was not trained on, a line a metric. */
function headlines(folder: string): string[] {
  const { HEADLINES, readRecord, runMetrics } = load.runs(),
    { formatInterval } = load.base();
  const { kind } = readRecord(folder);
  const metrics = runMetrics(folder, kind);
  return (HEADLINES[kind] ?? [])
    .filter((name) => metrics[name])
    .map(
      (name) => `${name}: ${formatInterval(metrics[name], { value: "none", bounds: "not drawn" })}`,
    );
}
