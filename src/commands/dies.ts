import { join, resolve } from "node:path";
import { Option, type Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import { formatNumber, formatProbability } from "../lib/base/format-number";
import { textTable } from "../terminal";
import type { ComparedPair, MatcherOptions } from "../lib/matchers/index";
import {
  checkPairWords,
  command,
  givenLayout,
  layoutOption,
  addPairOptions,
  print,
  tellLeftOut,
  whole,
  withProgress,
} from "./command";
import { layoutHere } from "./layout-here";
import { addMethodOptions, chosenMethod } from "./method-words";
import { requireOwnOutput } from "../lib/base/own-output";
import { coinSides, load, root } from "./rooms";

/** Struck from the same die? Of two coins, and of every two in a folder. */
export function addDies(program: Command): void {
  addMethodOptions(
    command(
      program,
      "compare <a> <b>",
      "two photographs: were the obverses struck from the same die, and the reverses?",
    ),
  )
    .addOption(layoutOption())
    .addOption(
      new Option("--side <side>", "the side that the photographs show, in layout single")
        .choices(["obverse", "reverse"])
        .default("obverse"),
    )
    .option("--any-rotation", "the coins lie at any rotation; not for networks")
    .action(async (a, b, { method, model, layout, side, anyRotation, json }) => {
      await load.engine().startEngine();
      const answer = await load.matchers().comparePhotographs(resolve(a), resolve(b), {
        ...chosenMethod({ method, model }, { anyRotation }),
        layout,
        side,
        anyRotation,
        cache: coinSides,
      });
      const answers = Object.entries(answer).map(([name, one]) => [name, sideAnswer(one)] as const);
      const say = ([name, { same, unsure, probability, score }]: (typeof answers)[number]) => [
        name,
        unsure ? "unsure" : same ? "same die" : "different dies",
        `probability ${formatProbability(probability, "not compared")}`,
        `score ${formatNumber(score, "not compared")}`,
      ];
      const warnings = answers.flatMap(([, one]) => one.warnings);
      for (const warning of warnings) console.error(`warning: ${warning}`);
      print({ json }, Object.fromEntries(answers), textTable(answers.map(say)));
    });

  addPairOptions(
    addMethodOptions(
      command(
        program,
        "match <dir>",
        "coins of a folder, every two of them, or of a large folder those that are alike: struck from the same die? Writes a table of pairs",
      ),
    )
      .requiredOption(
        "--out <file>",
        "the table: coin_a, coin_b, side, score, probability, warning",
      )
      .addOption(givenLayout()),
  )
    .option("--slurm", "have a Slurm cluster do it (docs/guide/slurm.md); the table is the same")
    .option(
      "--slurm-template <file>",
      "batch script with partition, time and modules, instead of numislab's",
    )
    .option("--tasks <n>", "with --slurm: tasks of a step, at most", whole, 32)
    .action(
      async (
        dir,
        {
          out,
          method,
          model,
          layout: given,
          anyRotation,
          upright,
          everyPair,
          neighbours,
          types,
          slurm,
          slurmTemplate,
          tasks,
          json,
        },
      ) => {
        const { startEngine } = load.engine();
        const { matchToCsv, onSlurm } = load.jobs();
        requireOwnOutput(resolve(out), { endings: [".csv"], columns: ["coin_a", "coin_b"] });
        checkWords({ everyPair, neighbours, types, slurm, slurmTemplate, tasks });
        const chosen = chosenMethod(
          { method, model },
          { anyRotation, everyPair, neighbours, types, onPlan: slurm },
        );
        const layout = await layoutHere(dir, given);
        await startEngine();
        const typesOf =
          types === undefined
            ? undefined
            : await load.data().coinTypes(resolve(dir), resolve(types), { layout });
        const cache = coinSides;
        const [to, template] = [resolve(out), slurmTemplate && resolve(slurmTemplate)];
        const summary = await withProgress((onProgress, onNote) => {
          const match = (onPlan?: MatcherOptions["onPlan"]) =>
            matchToCsv(resolve(dir), to, {
              ...chosen,
              layout,
              anyRotation: upright ? false : anyRotation,
              findRotation: true,
              everyPair,
              neighbours,
              types: typesOf,
              cache,
              inputs: coinSides,
              onPlan,
              onProgress,
            });
          const cluster = {
            folder: `${to}.slurm`,
            numislab: [process.execPath, join(root, "bin", "numislab.cjs")],
            tasks,
            template,
            listen: load.training().stopSignal,
            onProgress,
            onNote,
          };
          return slurm ? onSlurm(cluster, { cache, anyRotation }, match) : match();
        });
        tellLeftOut(
          summary.refused.map(({ why }) => why),
          "photograph",
        );
        for (const warning of summary.warnings) console.error(`warning: ${warning}`);
        const { coins, pairs, answers, same, refused } = summary;
        const links = same
          .slice(0, 20)
          .map((pair) => [
            pair.coin_a,
            pair.coin_b,
            pair.side,
            `probability ${formatProbability(pair.probability, "not compared")}`,
            `score ${formatNumber(pair.score, "not compared")}`,
            pair.warnings.length > 0 ? `warning: ${pair.warnings.join("; ")}` : "",
          ]);
        const counted = `${coins} coins, ${pairs} pairs${summary.everyPair ? "" : " looked at"}: ${answers.same} same die, ${answers.unsure} unsure, ${answers.different} different; ${refused.length} photographs left out`;
        print(
          { json },
          summary,
          [links.length > 0 && textTable(links), counted, summary.rotationWords, summary.out]
            .filter(Boolean)
            .join("\n"),
        );
      },
    );

  // what the cluster calls for each part of `match --slurm`
  program.command("match-part <file>", { hidden: true }).action(async (file) => {
    await load.engine().startEngine();
    await load.jobs().matchPart(resolve(file));
  });
}

/** Words that do not go together. */
function checkWords({
  everyPair,
  neighbours,
  types,
  slurm,
  slurmTemplate,
  tasks,
}: {
  everyPair?: boolean;
  neighbours?: number;
  types?: string;
  slurm?: boolean;
  slurmTemplate?: string;
  tasks: number;
}): void {
  checkPairWords({ everyPair, neighbours, types });
  if (slurmTemplate && !slurm)
    throw new NumislabError("usage", "--slurm-template goes with --slurm");
  if (tasks < 1) throw new NumislabError("usage", "--tasks must be at least 1");
}

/**
 * An answer as `compare` gives it: a pair that is unsure counts as the more probable of the two.
 */
function sideAnswer({ probability, score, answer, warnings }: ComparedPair) {
  const same = load.matchers().countsAsSame(answer, probability);
  return { same, probability, score, unsure: answer === "unsure", warnings };
}
