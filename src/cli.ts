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
  matching: () => require("./lib/matching/index") as typeof import("./lib/matching/index"),
  models: () => require("./lib/models/index") as typeof import("./lib/models/index"),
  report: () => require("./lib/report/index") as typeof import("./lib/report/index"),
  reproduce: () => require("./lib/reproduce") as typeof import("./lib/reproduce"),
  training: () => require("./lib/training/index") as typeof import("./lib/training/index"),
  workspace: () => require("./lib/workspace/index") as typeof import("./lib/workspace/index"),
};

const root = resolve(__dirname, "..");
const experiments = join(root, "experiments");
/** Where the matcher keeps what it made of photographs. */
const coinSides = join(root, ".cache", "coin-sides");

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
    .option("--width <px>", "of a photograph", whole, 1574)
    .action(async (dir, { coins, seed, layout, width, json }) => {
      const { simulateHoard } = load.data();
      const made = await withProgress((onProgress) =>
        simulateHoard(resolve(dir), { coins, seed, layout, width, onProgress: (done, total) => onProgress({ stage: "simulating", done, total }) }),
      );
      print({ json }, made, `${made.images.length} photographs and ${made.sheet}`);
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
    .addOption(methodOption())
    .option("--model <dir>", "a run or its model folder, which means --method siamese; with that, the latest finished run where it is left out")
    .addOption(layoutOption())
    .addOption(new Option("--side <side>", "the side that the photographs show, in layout single").choices(["obverse", "reverse"]).default("obverse"))
    .option("--any-rotation", "the coins lie any way round; registration only")
    .action(async (a, b, { method, model, layout, side, anyRotation, json }) => {
      const { startEngine } = load.engine();
      await startEngine();
      const photographs = [resolve(a), resolve(b)] as const;
      const answer =
        methodOf(method, model) === "siamese"
          ? await load.models().compareCoins(await siameseModel(model), ...photographs, { layout, sides: layout === "single" ? [side] : ["obverse", "reverse"] })
          : await load.matching().comparePhotographs(...photographs, { layout, side, anyRotation, cache: coinSides });
      const answers = Object.entries(answer).map(([name, one]) => [name, sideAnswer(one)] as const);
      const say = ([name, { same, unsure, probability, score }]: (typeof answers)[number]) => [
        name, unsure ? "unsure" : same ? "same die" : "different dies", `probability ${probability.toPrecision(3)}`, `score ${score.toFixed(3)}`,
      ];
      print({ json }, Object.fromEntries(answers), textTable(answers.map(say)));
    });

  command(program, "match <dir>", "every two coins of a folder: struck by one die? Writes a table of all pairs")
    .requiredOption("--out <file>", "the table: coin_a, coin_b, side, score, probability")
    .addOption(methodOption())
    .option("--model <dir>", "a run or its model folder, which means --method siamese")
    .addOption(layoutOption())
    .option("--any-rotation", "the coins lie any way round; registration only")
    .action(async (dir, { out, method, model, layout, anyRotation, json }) => {
      const { startEngine } = load.engine();
      const { matchToCsv } = load.experiments();
      const siamese = methodOf(method, model) === "siamese";
      await startEngine();
      const network = siamese ? await siameseModel(model) : undefined;
      const summary = await withProgress((onProgress) =>
        matchToCsv(resolve(dir), resolve(out), { layout, anyRotation, model: network, cache: siamese ? join(root, ".cache", "network-inputs") : coinSides, onProgress }),
      );
      for (const { why } of summary.refused) console.error(`left out: ${why}`);
      for (const warning of summary.warnings) console.error(`warning: ${warning}`);
      const { coins, pairs, answers, same, refused } = summary;
      const links = same.slice(0, 20).map((pair) => [pair.coin_a, pair.coin_b, pair.side, `probability ${pair.probability.toPrecision(3)}`, `score ${pair.score.toFixed(3)}`]);
      const counted = `${coins} coins, ${pairs} pairs: ${answers.same} same die, ${answers.unsure} unsure, ${answers.different} different; ${refused.length} photographs left out`;
      print({ json }, summary, [links.length > 0 && textTable(links), counted, summary.out].filter(Boolean).join("\n"));
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

function methodOption(): Option {
  return new Option("--method <method>", "registration: by how the reliefs lie on each other (the default); siamese: by a trained network").choices(["registration", "siamese"]);
}

function methodOf(method: string | undefined, model: string | undefined): "registration" | "siamese" {
  if (method === "registration" && model !== undefined) throw new NumislabError("usage", "--model is a Siamese network's: leave it out, or give --method siamese");
  return method === "siamese" || model !== undefined ? "siamese" : "registration";
}

/** The Siamese model that was named, and a word about where it comes from. */
async function siameseModel(model: string | undefined) {
  const { learnedFromSimulation, modelOf } = load.experiments();
  const folder = modelOf(experiments, model);
  const simulated = learnedFromSimulation(folder) ? "; it learned from simulated strikes, so trust it little on real coins" : "";
  console.error(`answered by ${folder}${simulated}`);
  return load.models().loadSiamese(folder);
}

/** An answer as `compare` gives it: a pair that is unsure counts as the likelier of the two. */
function sideAnswer(one: { probability: number; score: number; same?: boolean; answer?: string }) {
  const { probability, score, same = probability >= 0.5, answer } = one;
  return { same, probability, score, unsure: answer === "unsure" };
}

function layoutOption(): Option {
  return new Option("--layout <layout>", "halves: one image a coin, obverse left; single: one image a side").choices(["halves", "single"]).default("halves");
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
