import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { NumislabError } from "../lib/base/errors";
import { refuseRunFolder } from "../lib/base/own-output";
import { addSheetOptions, sheetOptions } from "./sheet-words";
import { command, givenLayout, print, withProgress } from "./command";
import { layoutHere } from "./layout-here";
import { addMethodOptions, chosenMethod, siameseFolder } from "./method-words";
import { coinSides, experiments, load, root } from "./rooms";
import { classTable, modelTable } from "./tables";

/** A trained model on other people's data. */
export function addEvaluate(program: Command): void {
  addSheetOptions(
    addMethodOptions(
      command(
        program,
        "evaluate [model]",
        "a trained model, or with --method a method, on another data set: coins with a sheet of die links, or a class folder for a classifier",
      ),
    ).requiredOption("--data <dir>", "photographs"),
  )
    .addOption(givenLayout())
    .option(
      "--out <dir>",
      "where evaluation.json, the answers and a page go; of a run, a folder in it where it is left out",
    )
    .action(async (named: string | undefined, options) => {
      const { data, sheet, layout: said, out, json, method, model: alsoNamed, ...words } = options;
      const { evaluateClassifier, evaluateMethod, evaluateModel, evaluationFolder } =
          load.experiments(),
        { modelOf } = load.runs();
      if (out) refuseRunFolder(resolve(out));
      const given = named ?? alsoNamed;
      const layoutOf = () => layoutHere(data, said);
      if (given === undefined && method === undefined)
        throw new NumislabError(
          "usage",
          "name a run or a model's folder, or a method with --method",
        );
      if (method !== undefined && method !== "siamese") {
        const chosen = chosenMethod({ method, model: given });
        const layout = await layoutOf();
        return show(
          await withProgress((onProgress) =>
            evaluateMethod(chosen.method, resolve(data), {
              model: chosen.model,
              sheet: sheet ? resolve(sheet) : null,
              sheetOptions: sheetOptions(words),
              layout,
              caches: { sides: coinSides, inputs: coinSides },
              onProgress,
            }),
          ),
          out ? resolve(out) : undefined,
          json,
        );
      }
      const model =
        given === undefined ? siameseFolder(given) : modelOf(experiments, given, "siamese");
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
      const layout = await layoutOf();
      const evaluated = await withProgress((onProgress) =>
        evaluateModel(model, resolve(data), {
          sheet: sheet ? resolve(sheet) : null,
          sheetOptions: sheetOptions(words),
          layout,
          cache: coinSides,
          onProgress,
        }),
      );
      await show(evaluated, folder, json);
    });
}

/** Writes an evaluation into a folder, if there is one, and prints it. */
async function show(
  evaluated: import("../lib/experiments/index").EvaluatedModel,
  folder: string | undefined,
  json: boolean | undefined,
): Promise<void> {
  const { evaluation } = evaluated;
  for (const warning of evaluation.warnings) console.error(`warning: ${warning}`);
  let report: string | null = null;
  if (folder) {
    await load.experiments().saveEvaluation(folder, evaluated);
    report = await load.report().reportEvaluation(root, evaluated, folder);
  }
  print(
    { json },
    { folder: folder ?? null, report, ...evaluation },
    [modelTable(evaluation), report].filter(Boolean).join("\n"),
  );
}
