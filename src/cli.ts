import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { addBaselines } from "./commands/baselines";
import { addClassify } from "./commands/classify";
import { addCompletion } from "./commands/completion";
import { addData } from "./commands/data";
import { addDieChart } from "./commands/die-studies/die-chart";
import { addDieStudy } from "./commands/die-studies/die-study";
import { addReview } from "./commands/die-studies/review";
import { addDies } from "./commands/dies";
import { addEvaluate } from "./commands/evaluate";
import { addIdentify } from "./commands/identify";
import { addReport } from "./commands/report";
import { root } from "./commands/rooms";
import { addRuns } from "./commands/runs";
import { addSweepConfigs } from "./commands/sweep-configs";
import { addTrain } from "./commands/train";
import { addWorkspace } from "./commands/workspace";
import { ERROR_CODES, NumislabError } from "./lib/base/errors";
import { machineProblem } from "./lib/base/system-error";
import { watchOutput } from "./output-errors";

/** The command line with all its subcommands. */
export function commandLine(): Command {
  const program = new Command("numislab")
    .description(
      "Photographs of coins: which coin is it, and were two coins struck from the same die?",
    )
    .version(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version)
    .exitOverride()
    .showHelpAfterError("(add --help for what there is)");
  for (const add of [
    addWorkspace,
    addData,
    addTrain,
    addEvaluate,
    addSweepConfigs,
    addClassify,
    addIdentify,
    addDies,
    addDieStudy,
    addReview,
    addDieChart,
    addBaselines,
    addRuns,
    addReport,
    addCompletion,
  ])
    add(program);
  return program;
}

/** Runs the command line and sets the exit status: 0 done, 1 failed, 2 wrong usage or input. */
export async function main(words: string[]): Promise<void> {
  watchOutput();
  const program = commandLine();
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) process.exitCode = 2;
    } else if (error instanceof NumislabError) {
      console.error(`numislab: ${error.message}`);
      process.exitCode = ERROR_CODES[error.code].exitStatus;
    } else {
      // a fault of the machine gets a sentence, one of the program its stack trace
      const problem = machineProblem(error);
      console.error(problem === null ? error : `numislab: ${problem}`);
      process.exitCode = 1;
    }
  }
}
