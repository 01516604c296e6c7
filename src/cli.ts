import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import writeFileAtomic from "write-file-atomic";
import { NumislabError } from "./lib/errors";
import { random } from "./lib/random";
import { sweepText } from "./sweep-text";
import { progressLine, textTable } from "./terminal";

/** The rooms of src/lib, each loaded by the command that needs it: TensorFlow alone takes most of a second. */
const load = {
  data: () => require("./lib/data/index") as typeof import("./lib/data/index"),
  engine: () => require("./lib/engine/index") as typeof import("./lib/engine/index"),
  experiments: () => require("./lib/experiments/index") as typeof import("./lib/experiments/index"),
  models: () => require("./lib/models/index") as typeof import("./lib/models/index"),
  report: () => require("./lib/report/index") as typeof import("./lib/report/index"),
  reproduce: () => require("./lib/reproduce") as typeof import("./lib/reproduce"),
  training: () => require("./lib/training/index") as typeof import("./lib/training/index"),
  workspace: () => require("./lib/workspace/index") as typeof import("./lib/workspace/index"),
};

const root = resolve(__dirname, "..");
const experiments = join(root, "experiments");
const raw = join(root, "data", "raw");
const manifests = join(root, "data", "manifests");

/** Runs the command line and sets the exit status: 0 done, 1 failed, 2 wrong usage or input. */
export async function main(words: string[]): Promise<void> {
  const program = new Command("numislab")
    .description("Photographs of coins: which coin is it, and were two coins struck by the same die?")
    .version(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version)
    .exitOverride()
    .showHelpAfterError("(add --help for what there is)");
  addCommands(program);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof NumislabError) {
      console.error(`numislab: ${error.message}`);
      process.exitCode = ["usage", "config", "input"].includes(error.code) ? 2 : 1;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

function addCommands(program: Command): void {
  command(program, "doctor", "engine, versions, kernel, disk; what is missing and how to get it").action(async (options) => {
    const { doctor, formatDiagnosis } = load.workspace();
    const diagnosis = await doctor(root);
    print(options, diagnosis, formatDiagnosis(diagnosis));
  });

  const data = program.command("data").description("data sets");
  command(data, "simulate <dir>", "simulated strikes with their sheet of die links, or photographs of 2-euro coins")
    .requiredOption("--coins <n>", "how many", whole)
    .option("--seed <s>", "the same seed gives the same photographs", whole, 1)
    .addOption(layoutOption("euro: photographs of four 2-euro designs, named for their classes"))
    .option("--width <px>", "of a photograph; those of euro coins have sizes of their own", whole, 1574)
    .action(async (dir, { coins, seed, layout, width, json }) => {
      const { simulateEuro, simulateHoard } = load.data();
      if (layout === "euro") {
        const made = await withProgress((onProgress) =>
          simulateEuro(resolve(dir), { photographs: coins, seed, onProgress: (done, total) => onProgress({ stage: "simulating", done, total }) }),
        );
        return print({ json }, made, `${made.images.length} photographs and ${made.table}`);
      }
      const made = await withProgress((onProgress) =>
        simulateHoard(resolve(dir), { coins, seed, layout, width, onProgress: (done, total) => onProgress({ stage: "simulating", done, total }) }),
      );
      print({ json }, made, `${made.images.length} photographs and ${made.sheet}`);
    });

  command(data, "list", "sets of real photographs that can be fetched, and what of them is there").action(async ({ json }) => {
    const sources = await load.data().listSources(manifests, raw);
    const row = ({ name, title, files, bytes, licences, present }: (typeof sources)[number]) => [
      name, files, `${(bytes / 1e6).toFixed(1)} MB`, present === files ? "all" : present || "none", licences.map((l) => l ?? "none stated").join(", "), title,
    ];
    print({ json }, sources, textTable([["name", "files", "size", "here", "licence", "title"], ...sources.map(row)]));
  });
  command(data, "fetch <name>", "downloads what is missing of a set, and checks every file")
    .option("--out <dir>", "where it goes; data/raw/NAME where it is left out")
    .addOption(new Option("--mirror <dir>", "a folder that holds the set in a folder of its name, in place of the network").env("NUMISLAB_MIRROR"))
    .action(async (name, { out, mirror, json }) => {
      const { fetchSource, findManifest, sourceNotes } = load.data();
      const manifest = await findManifest(manifests, name);
      console.error(sourceNotes(manifest));
      const fetched = await withProgress((onProgress) =>
        fetchSource(manifest, { out: resolve(out ?? join(raw, name)), mirror: mirror && resolve(mirror), random: random(Date.now()), onProgress }),
      );
      for (const warning of fetched.warnings) console.error(`warning: ${warning}`);
      for (const { path, why } of fetched.failed) console.error(`failed: ${path}: ${why}`);
      if (fetched.failed.length > 0) process.exitCode = 1;
      print({ json }, fetched, `${fetched.folder}: ${fetched.fetched} files fetched, ${fetched.present} were there, ${fetched.failed.length} failed`);
    });

  command(data, "check <dir>", "what to look at in a class folder: unreadable, small, duplicate and mislabelled-looking photographs")
    .option("--out <file>", "writes the findings as a CSV table")
    .action(async (dir, { out, json }) => {
      const { checkPhotographs, findingsCsv, loadClassFolder } = load.data();
      const { photographs, warnings } = await loadClassFolder(resolve(dir));
      for (const warning of warnings) console.error(`warning: ${warning}`);
      const report = await withProgress((onProgress) => checkPhotographs(photographs, { onProgress: (done, total) => onProgress({ stage: "looking", done, total }) }));
      if (out) writeFileAtomic.sync(resolve(out), findingsCsv(report.findings));
      const lines = report.findings.map(({ kind, photographs, message }) => [kind, photographs.map((p) => p.name).join(", "), message].join(": "));
      const agreement = report.labels ? `; ${(100 * report.labels.agreement).toFixed(0)} % of the labels agree with the photographs most alike (by ${report.labels.by})` : "";
      print({ json }, { ...report, warnings }, [...lines, `${report.photographs} photographs, ${report.findings.length} findings${agreement}`].join("\n"));
    });

  command(data, "split <dir>", "deals coins into folds by die; writes which coin is in which, for split.file in a configuration")
    .option("--folds <n>", "how many, at least 3", whole, 4)
    .option("--repeats <n>", "how often the coins are dealt anew", whole, 1)
    .option("--leave-one-group-out", "each group of coins that are linked by dies is a fold", false)
    .option("--seed <s>", "the same seed deals the same", whole, 1)
    .option("--sheet <file>", "die links; the folder's own where it is left out")
    .addOption(layoutOption())
    .option("--out <file>", "where it goes; data/splits where it is left out")
    .action(async (dir, { folds, repeats, leaveOneGroupOut, seed, sheet, layout, out, json }) => {
      const { describeGroups, splitCsv, splitPath, splitsOf, writeText } = load.experiments();
      const { coins, warnings } = await load.data().loadDieLinks(resolve(dir), { sheet: sheet && resolve(sheet), layout });
      for (const warning of warnings) console.error(`warning: ${warning}`);
      const settings = { file: null, folds, repeats, leaveOneGroupOut, seed };
      const splits = splitsOf(settings, coins, root);
      const file = out ? resolve(out) : splitPath(root, basename(resolve(dir)), settings);
      await writeText(file, splitCsv(coins, splits));
      const { groups } = splits[0];
      const rows = splits.flatMap((split, repeat) => split.folds.map(({ fold, coins, samePairs }) => [repeat + 1, fold, coins, samePairs.obverse, samePairs.reverse]));
      const table = textTable([["repeat", "fold", "coins", "obverse pairs of one die", "reverse pairs of one die"], ...rows]);
      print({ json }, { file, groups, repeats: splits.map((split) => split.folds) }, `${describeGroups(groups)}\n${table}\n${file}`);
    });

  command(program, "train [config]", "train as a configuration says; prints the run folder")
    .option("--set <key=value>", "change one setting, e.g. training.epochs=5; may be repeated", (value, all: string[]) => [...all, value], [])
    .option("--seeds <n>", "train a classifier so many times, each with the next seed and its own split", whole, 1)
    .option("--resume <run>", "go on with a run that was stopped")
    .action(async (config: string | undefined, { set, seeds, resume, json }) => {
      const { findRun, runExperiment, setOption } = load.experiments();
      const { reportRuns } = load.report();
      if ((config === undefined) === (resume === undefined)) throw new NumislabError("usage", "give either a configuration (experiments/configs/…) or --resume RUN");
      if (resume && (set.length > 0 || seeds > 1)) throw new NumislabError("usage", "--resume goes on with one run as it was configured: leave --set and --seeds out");
      const settings = config && set.reduce((value: unknown, assignment: string) => setOption(value, assignment), readConfig(config));
      const { stopSignal } = load.training();
      const runs = await withProgress((onProgress, line) =>
        runExperiment(settings, {
          root,
          seeds,
          source: config,
          resume: resume && findRun(experiments, resume),
          listen: stopSignal,
          onProgress,
          onWarning: (warning) => line(`warning: ${warning}`),
        }),
      );
      const folders = runs.map(({ folder }) => folder);
      const last = runs[runs.length - 1];
      const report = last.state === "finished" ? await reportRuns(root, folders) : null;
      print({ json }, { run: last.folder, runs: folders, state: last.state, report }, folders.join("\n"));
      if (!report) console.error(`${last.state}; the model is saved. Go on with: numislab train --resume ${last.folder}`);
    });

  command(program, "evaluate <run>", "a saved model on another data set: coins with a sheet, or a class folder for a classifier")
    .requiredOption("--data <dir>", "photographs")
    .option("--sheet <file>", "die links; the folder's own where it is left out")
    .addOption(layoutOption())
    .action(async (run, { data, sheet, layout, json }) => {
      const { evaluateClassifier, evaluateRun, findRun, readJson } = load.experiments();
      const found = findRun(experiments, run);
      if (readJson<{ kind: string }>(join(found, "run.json")).kind === "classifier") {
        const { folder, evaluation } = await withProgress((onProgress) => evaluateClassifier(join(found, "model"), resolve(data), join(found, "evaluations"), { onProgress }));
        print({ json }, { folder, ...evaluation }, `${classTable(evaluation.test)}\n${folder}`);
        return;
      }
      const { folder, evaluation } = await withProgress((onProgress) =>
        evaluateRun(found, resolve(data), { sheet: sheet ? resolve(sheet) : null, layout, cache: join(root, ".cache", "network-inputs"), onProgress }),
      );
      print({ json }, { folder, ...evaluation }, `${evaluationTable(evaluation.pairs)}\n${folder}`);
    });

  command(program, "sweep <run>", "where to put the threshold: what every rule comes to on held-out pairs, and a table over all thresholds")
    .option("--choose <rule>", "one to look at: youden, eer, f1, mcc, fpr=RATE or value=SCORE")
    .action(async (run, { choose, json }) => {
      const { findRun, sweepRun } = load.experiments();
      const found = findRun(experiments, run);
      const sweep = await sweepRun(found, { choose });
      print({ json }, sweep, `${sweepText(sweep)}\n\n${join(found, "sweep.csv")}`);
    });

  command(program, "classify <photo...>", "which coin a photograph shows, whether it is commemorative, and what is known of it")
    .option("--model <dir>", "a run or its model folder; the model that ships where it is left out")
    .action(async (photographs: string[], { model, json }) => {
      const { startEngine } = load.engine();
      const { classify, loadClassifier } = load.models();
      const { modelOf } = load.experiments();
      await startEngine();
      const folder = model === undefined ? join(root, "models", "euro-classifier") : modelOf(experiments, model, "classifier");
      console.error(`answered by ${folder}`);
      const answers = await classify(await loadClassifier(folder), photographs.map((photograph) => resolve(photograph)));
      const say = (answer: import("./lib/models/index").ClassAnswer) => {
        const { unsure, commemorative, country, year, occasion, mintage } = answer;
        const details = [country, year, occasion, mintage === null ? null : `${mintage.toLocaleString("en")} coins`].filter((detail) => detail !== null);
        const kind = commemorative === null ? "" : commemorative ? "commemorative" : "national side";
        return [answer.photograph, `${unsure ? "unsure, perhaps " : ""}${answer.class}`, answer.probabilities[answer.class].toFixed(3), kind, details.join(", ")];
      };
      print({ json }, answers, textTable([["photograph", "coin", "probability", "", ""], ...answers.map(say)]));
    });

  command(program, "compare <a> <b>", "two photographs: were the obverses struck by one die, and the reverses?")
    .option("--model <dir>", "a run or its model folder; the latest finished run where it is left out")
    .addOption(layoutOption())
    .addOption(new Option("--side <side>", "the side that the photographs show, in layout single").choices(["obverse", "reverse"]).default("obverse"))
    .action(async (a, b, { model, layout, side, json }) => {
      const { startEngine } = load.engine();
      const { compareCoins, loadSiamese } = load.models();
      const { learnedFromSimulation, modelOf } = load.experiments();
      await startEngine();
      const sides = layout === "single" ? [side] : ["obverse", "reverse"];
      const folder = modelOf(experiments, model, "siamese");
      const simulated = learnedFromSimulation(folder) ? "; it learned from simulated strikes, so trust it little on real coins" : "";
      console.error(`answered by ${folder}${simulated}`);
      const answer = await compareCoins(await loadSiamese(folder), resolve(a), resolve(b), { layout, sides });
      const say = ([name, { same, probability, score }]: [string, { same: boolean; probability: number; score: number }]) => [
        name, same ? "same die" : "different dies", `probability ${probability.toPrecision(3)}`, `score ${score.toFixed(3)}`,
      ];
      print({ json }, answer, textTable(Object.entries(answer).map(say)));
    });

  command(program, "report <run...>", "a self-contained page about a run, or about a classifier's runs with several seeds")
    .option("--out <file>", "where it goes; report.html in the last run's folder where it is left out")
    .action(async (runs: string[], { out, json }) => {
      const { findRun } = load.experiments();
      const { reportRuns } = load.report();
      const report = await reportRuns(root, runs.map((run) => findRun(experiments, run)), out && resolve(out));
      print({ json }, { report }, report);
    });

  command(program, "reproduce", "the main job: every notebook, headless, then the figures beside the write-ups'")
    .option("--data <dir>", "a class folder, or photographs and a sheet of die links; simulated photographs of both kinds where it is left out")
    .addOption(new Option("--scale <scale>", "quick: small and few epochs, to see that it works").choices(["quick", "full"]).default("full"))
    .action(async ({ data, scale, json }) => {
      const { reproduce } = load.reproduce();
      const result = await withProgress((onProgress, line) => reproduce({ root, data: data && resolve(data), scale, onProgress, onLine: line }));
      const { classifier, siamese, pages } = result;
      const claims = classifier?.claims.map(({ claim, published, here, verdict }) => [claim, published, here, verdict]) ?? [];
      const parts = [
        classifier && `Which coin?\n${textTable([["", "published", "here", ""], ...claims])}\nReport: ${classifier.report}`,
        siamese && `Same die?\n${evaluationTable(siamese.evaluation.heldOut)}\nReport: ${siamese.report}`,
        pages.length > 0 && `Notebooks, as they ran:\n${pages.map((page) => `  ${page}`).join("\n")}`,
      ];
      print({ json }, result, parts.filter(Boolean).join("\n\n"));
    });

  command(program, "lab", "JupyterLab on loopback with a token, the kernel ready")
    .option("--port <port>", "to listen on", whole)
    .option("--no-browser", "don't open it in the browser")
    .action(async ({ port, browser, json }) => {
      const { startLab } = load.workspace();
      const lab = await startLab({ root, port, openBrowser: browser && !json });
      print({ json }, { url: lab.url }, `JupyterLab: ${lab.url}\n(Ctrl-C ends it)`);
      await lab.ended;
    });
}

/** A subcommand; each takes --json. */
function command(parent: Command, words: string, description: string): Command {
  return parent.command(words).description(description).option("--json", "one JSON document on standard output, nothing else there");
}

/** @param euro  what the layout `euro` means, for the one command that has it */
function layoutOption(euro?: string): Option {
  const known = "halves: one image a coin, obverse left; single: one image a side";
  return new Option("--layout <layout>", euro ? `${known}; ${euro}` : known).choices(euro ? ["halves", "single", "euro"] : ["halves", "single"]).default("halves");
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}

function print({ json }: { json?: boolean }, value: unknown, text: string): void {
  console.log(json ? JSON.stringify(value, null, 2) : text);
}

function readConfig(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new NumislabError("config", `${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Does a piece of work with progress on standard error; `line` prints a line of its own there. */
async function withProgress<T>(work: (onProgress: ReturnType<typeof progressLine>["show"], line: (text: string) => void) => Promise<T>): Promise<T> {
  const progress = progressLine();
  try {
    return await work(progress.show, (text) => {
      progress.end();
      console.error(text);
    });
  } finally {
    progress.end();
  }
}

function evaluationTable(pairs: import("./lib/experiments/index").SideEvaluation): string {
  const figure = (value: number | null) => (value === null || Number.isNaN(value) ? "–" : value.toFixed(4));
  return textTable([
    ["", "pairs", "same die", "always different", "accuracy", "ROC AUC", "average precision"],
    ...Object.entries(pairs).map(([side, e]) => [side, e.pairs, e.same, figure(e.alwaysDifferent), figure(e.accuracy), figure(e.rocAuc.value), figure(e.averagePrecision.value)]),
  ]);
}

function classTable({ photographs, recall, accuracy, macroRecall, loss, sure }: import("./lib/experiments/index").ClassEvaluation): string {
  const figure = ({ value, low, high }: { value: number; low: number; high: number }) => `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return textTable([
    ["photographs", "recall (p > .5)", "accuracy", "macro recall", "loss", "sure of"],
    [photographs, figure(recall), figure(accuracy), macroRecall.toFixed(3), loss.toFixed(3), sure.share.toFixed(3)],
  ]);
}
