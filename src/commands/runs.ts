import { basename, resolve } from "node:path";
import { Option, type Command } from "commander";
import type { RunComparison, RunMetric, RunSummary } from "../lib/runs/index";
import { formatInterval, formatNumber, missing } from "../lib/base/format-number";
import { textTable } from "../terminal";
import { command, print } from "./command";
import { experiments, load } from "./rooms";

/** Finished and unfinished runs: listed, compared, handed to other tools. */
export function addRuns(program: Command): void {
  const runs = program.command("runs").description("runs: listed, compared, exported");
  command(runs, "list", "every run, newest first")
    .option("--name <name>", "runs of this name alone")
    .addOption(
      new Option("--kind <kind>", "runs of this kind alone").choices(["siamese", "classifier"]),
    )
    .option("--tag <tag>", "runs with this tag alone (train --tag)")
    .option("--sort <metric>", "by a metric, best first, or by seconds")
    .option("--archived", "those in the archive too")
    .action(({ json, ...filter }) => {
      const listed = load.runs().listRuns(experiments, {
        ...filter,
        onWarning: (text) => console.error(`warning: ${text}`),
      });
      print(
        { json },
        listed,
        listed.length === 0 ? "No such runs." : listText(listed, filter.sort),
      );
    });

  command(runs, "annotate <run>", "write a note on a run, or put it into the archive")
    .option("--note <text>", "in your words; an empty text takes the note away")
    .addOption(new Option("--archive", "runs list leaves it out").conflicts("restore"))
    .option("--restore", "take it out of the archive")
    .action((run, { note, archive, restore, json }) => {
      const { annotateRun, findRun } = load.runs();
      const folder = findRun(experiments, run);
      const annotation = annotateRun(folder, {
        ...(note === undefined ? {} : { note }),
        ...(archive || restore ? { archived: Boolean(archive) } : {}),
      });
      const { note: written, archived } = annotation;
      const words = [written && `note: ${written}`, archived && "archived"].filter(Boolean);
      print({ json }, { folder, ...annotation }, `${folder}: ${words.join("; ") || "no note"}`);
    });

  command(
    runs,
    "compare <run...>",
    "what differs in the settings of runs, and what they came to, side by side",
  ).action((named: string[], { json }) => {
    const { compareRuns, findRun } = load.runs();
    const comparison = compareRuns(named.map((run) => findRun(experiments, run)));
    print({ json }, comparison, comparisonText(comparison));
  });

  command(runs, "card <run>", "the model card of a run, as its model/README.md holds it").action(
    async (run, { json }) => {
      const { findRun, modelCard } = load.runs();
      const card = modelCard(findRun(experiments, run));
      print({ json }, { card }, card.trimEnd());
    },
  );

  command(runs, "export <run...>", "runs as other tools keep them")
    .addOption(
      new Option("--format <format>", "MLflow's file store, or DVCLive's folder")
        .choices(["mlflow", "dvclive"])
        .makeOptionMandatory(),
    )
    .requiredOption(
      "--out <dir>",
      "where it goes; MLflow's may be added to, DVCLive's holds one run",
    )
    .action(async (named: string[], { format, out, json }) => {
      const { exportDvclive, exportMlflow, findRun } = load.runs();
      const folders = named.map((run) => findRun(experiments, run));
      const made = await (format === "mlflow" ? exportMlflow : exportDvclive)(
        folders,
        resolve(out),
      );
      print({ json }, { folders: made }, made.join("\n"));
    });
}

const UNDEFINED = { value: "not defined for its pairs", bounds: "too few same-die pairs" };
const withInterval = (metric: RunMetric | null) =>
  metric === null
    ? missing("not measured in this run")
    : metric.low === null
      ? formatNumber(metric.value, UNDEFINED.value)
      : formatInterval(metric, UNDEFINED);

function listText(runs: readonly RunSummary[], sort?: string): string {
  const { HEADLINES } = load.runs();
  const extra = sort && sort !== "seconds" ? [sort] : [];
  const row = ({ name, id, kind, state, start, seconds, figures, note }: RunSummary) => [
    name,
    id,
    kind,
    start.slice(0, 16).replace("T", " "),
    state,
    formatNumber(seconds, "not ended", 0),
    ...extra.map((metric) => formatNumber(figures[metric]?.value, "not measured")),
    (HEADLINES[kind] ?? [])
      .flatMap((metric) =>
        figures[metric]
          ? [`${metric} ${formatNumber(figures[metric].value, UNDEFINED.value)}`]
          : [],
      )
      .concat(note ? [note] : [])
      .join(", "),
  ];
  return textTable([
    ["name", "run", "kind", "start (UTC)", "state", "seconds", ...extra, ""],
    ...runs.map(row),
  ]);
}

function comparisonText({ runs, config, figures, sameData, curves }: RunComparison): string {
  const setting = (value: unknown) =>
    value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value);
  const head = runs.map(({ name, id }) => `${name}/${id}`);
  const settings = Object.entries(config).map(([key, values]) => [key, ...values.map(setting)]);
  const measured = Object.entries(figures).map(([name, values]) => [
    name,
    ...values.map(withInterval),
  ]);
  const states = [
    ["state", ...runs.map(({ state }) => state)],
    ["simulated photographs", ...runs.map(({ simulated }) => (simulated ? "yes" : "no"))],
  ];
  return [
    textTable([
      ["settings that differ", ...head],
      ...(settings.length > 0 ? settings : [["none", ...head.map(() => "")]]),
    ]),
    textTable([["metrics, 95 % intervals", ...head], ...states, ...measured]),
    ...(sameData
      ? []
      : [
          "These runs were not tested on the same photographs in the same split: their metrics cannot be ranked.",
        ]),
    `Curves:\n${curves.map((curve, i) => `  ${curve ?? `${basename(runs[i].folder)} has none yet`}`).join("\n")}`,
  ].join("\n\n");
}
