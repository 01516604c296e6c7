import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { NumislabError } from "./lib/errors";
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
  command(data, "simulate <dir>", "simulated strikes with their sheet of die links")
    .requiredOption("--coins <n>", "how many", whole)
    .option("--seed <s>", "the same seed gives the same photographs", whole, 1)
    .addOption(layoutOption())
    .option("--width <px>", "of a photograph of both sides", whole, 1574)
    .option("--types <n>", "coin types, 1 to 8", whole, 2)
    .option("--rotation <degrees>", "a side's top lies within this of upright; 180 = any way round", degrees, 6)
    .option("--dies <obverse,reverse>", "dies the issue was struck from, e.g. 17,32; drawn where it is left out", twoNumbers)
    .addOption(new Option("--die-output <model>", "coins a die struck: as many as any other, or till it broke by chance").choices(["equal", "geometric"]).default("geometric"))
    .option("--maps", "height, normal and mask of each side beside its picture")
    .action(async (dir, { json, ...options }) => {
      const { simulateHoard } = load.data();
      const made = await withProgress((onProgress) =>
        simulateHoard(resolve(dir), { ...options, onProgress: (done, total) => onProgress({ stage: "simulating", done, total }) }),
      );
      print({ json }, made, `${made.images.length} photographs, ${made.sheet} and ${made.truth}`);
    });

  command(program, "train [config]", "train as a configuration says; prints the run folder")
    .option("--set <key=value>", "change one setting, e.g. training.epochs=5; may be repeated", (value, all: string[]) => [...all, value], [])
    .option("--resume <run>", "go on with a run that was stopped")
    .action(async (config: string | undefined, { set, resume, json }) => {
      const { findRun, runSiamese, setOption } = load.experiments();
      const { reportSiamese } = load.report();
      if ((config === undefined) === (resume === undefined)) throw new NumislabError("usage", "give either a configuration (experiments/configs/…) or --resume RUN");
      if (resume && set.length > 0) throw new NumislabError("usage", "--set and --resume don't go together: a resumed run keeps its configuration");
      const settings = config && set.reduce((value: unknown, assignment: string) => setOption(value, assignment), readConfig(config));
      const { stopSignal } = load.training();
      const run = await withProgress((onProgress, line) =>
        runSiamese(settings, {
          root,
          source: config,
          resume: resume && findRun(experiments, resume),
          listen: stopSignal,
          onProgress,
          onWarning: (warning) => line(`warning: ${warning}`),
        }),
      );
      const report = run.state === "finished" ? await reportSiamese(root, run.folder) : null;
      print({ json }, { run: run.folder, state: run.state, report }, run.folder);
      if (!report) console.error(`${run.state}; the model is saved. Go on with: numislab train --resume ${run.folder}`);
    });

  command(program, "evaluate <run>", "a saved model on another data set")
    .requiredOption("--data <dir>", "photographs")
    .option("--sheet <file>", "die links; the folder's own where it is left out")
    .addOption(layoutOption())
    .action(async (run, { data, sheet, layout, json }) => {
      const { evaluateRun, findRun } = load.experiments();
      const { folder, evaluation } = await withProgress((onProgress) =>
        evaluateRun(findRun(experiments, run), resolve(data), { sheet: sheet ? resolve(sheet) : null, layout, cache: join(root, ".cache", "network-inputs"), onProgress }),
      );
      print({ json }, { folder, ...evaluation }, `${evaluationTable(evaluation.pairs)}\n${folder}`);
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
      const folder = modelOf(experiments, model);
      const simulated = learnedFromSimulation(folder) ? "; it learned from simulated strikes, so trust it little on real coins" : "";
      console.error(`answered by ${folder}${simulated}`);
      const answer = await compareCoins(await loadSiamese(folder), resolve(a), resolve(b), { layout, sides });
      const say = ([name, { same, probability, score }]: [string, { same: boolean; probability: number; score: number }]) => [
        name, same ? "same die" : "different dies", `probability ${probability.toPrecision(3)}`, `score ${score.toFixed(3)}`,
      ];
      print({ json }, answer, textTable(Object.entries(answer).map(say)));
    });

  command(program, "report <run>", "a self-contained page about a run")
    .option("--out <file>", "where it goes; report.html in the run folder where it is left out")
    .action(async (run, { out, json }) => {
      const { findRun } = load.experiments();
      const { reportSiamese } = load.report();
      const report = await reportSiamese(root, findRun(experiments, run), out && resolve(out));
      print({ json }, { report }, report);
    });

  command(program, "reproduce", "the main job: every notebook, headless, then the figures beside the write-up's")
    .option("--data <dir>", "photographs and sheet; simulated strikes where it is left out")
    .addOption(new Option("--scale <scale>", "quick: small and few epochs, to see that it works").choices(["quick", "full"]).default("full"))
    .action(async ({ data, scale, json }) => {
      const { reproduce } = load.reproduce();
      const result = await withProgress((onProgress, line) => reproduce({ root, data: data && resolve(data), scale, onProgress, onLine: line }));
      print({ json }, result, `${evaluationTable(result.evaluation.heldOut)}\n\nReport: ${result.report}\n${result.notebook ? `Notebook: ${result.notebook}\n` : ""}Run: ${result.run}`);
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

function layoutOption(): Option {
  return new Option("--layout <layout>", "halves: one image a coin, obverse left; single: one image a side").choices(["halves", "single"]).default("halves");
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a whole number");
  return Number(text);
}

function degrees(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("expected degrees");
  return Number(text);
}

function twoNumbers(text: string): { obverse: number; reverse: number } {
  const [obverse, reverse, ...more] = text.split(",").map(whole);
  if (reverse === undefined || more.length > 0) throw new InvalidArgumentError("expected two numbers, obverse and reverse, e.g. 17,32");
  return { obverse, reverse };
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
