import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import { sheetOptions, sheetWords } from "./sheet-words";
import { command, layoutOption, print, withProgress } from "./command";
import { experiments, load, root } from "./rooms";
import { classTable, modelTable } from "./tables";

/** A trained model on other people's data. */
export function addEvaluate(program: Command): void {
  command(
    program,
    "evaluate <model>",
    "a trained model on another data set: coins with a sheet of die links, or a class folder for a classifier",
  )
    .requiredOption("--data <dir>", "photographs")
    .option("--sheet <file>", "die links; the folder's own where it is left out")
    .addOption(sheetWords.columns())
    .addOption(sheetWords.sheetName())
    .addOption(sheetWords.unknown())
    .addOption(sheetWords.dieNames())
    .addOption(sheetWords.carryDown())
    .addOption(sheetWords.noCarryDown())
    .addOption(layoutOption())
    .option(
      "--out <dir>",
      "where evaluation.json, the answers and a page go; of a run, a folder in it where it is left out",
    )
    .action(async (named: string, { data, sheet, layout, out, json, ...words }) => {
      const { evaluateClassifier, evaluateModel, evaluationFolder, saveEvaluation } =
          load.experiments(),
        { modelOf } = load.runs();
      const model = modelOf(experiments, named, "siamese");
      const run = dirname(resolve(model));
      const ofRun = existsSync(join(run, "run.json"))
        ? evaluationFolder(run, data, new Date())
        : undefined;
      const folder: string | undefined = out ? resolve(out) : ofRun;
      if (existsSync(join(model, "classifier.json"))) {
        if (sheet)
          throw new NumislabError(
            "usage",
            "--sheet is of die links, and this model is a classifier: give a class folder with --data alone",
          );
        const evaluation = await withProgress((onProgress) =>
          evaluateClassifier(model, resolve(data), folder, { onProgress }),
        );
        for (const warning of evaluation.warnings) console.error(`warning: ${warning}`);
        return print(
          { json },
          { folder: folder ?? null, ...evaluation },
          [classTable(evaluation.test), folder].filter(Boolean).join("\n"),
        );
      }
      const evaluated = await withProgress((onProgress) =>
        evaluateModel(model, resolve(data), {
          sheet: sheet ? resolve(sheet) : null,
          sheetOptions: sheetOptions(words),
          layout,
          cache: join(root, ".cache", "network-inputs"),
          onProgress,
        }),
      );
      const { evaluation } = evaluated;
      for (const warning of evaluation.warnings) console.error(`warning: ${warning}`);
      let report: string | null = null;
      if (folder) {
        await saveEvaluation(folder, evaluated);
        report = await load.report().reportEvaluation(root, evaluated, folder);
      }
      print(
        { json },
        { folder: folder ?? null, report, ...evaluation },
        [modelTable(evaluation), report].filter(Boolean).join("\n"),
      );
    });
}
