import { join } from "node:path";
import { startEngine } from "../../engine/index";
import { loadClassifier } from "../../models/index";
import { type OnProgress, toCsv, writeWhole } from "../../base/index";
import {
  evaluateAnswers,
  predictionColumns,
  predictionRows,
  rawAnswers,
  type ClassEvaluation,
} from "./evaluate-classes";
import { readyPhotographs } from "./ready-photographs";
import { writeJson } from "../../runs/index";

/**
 * A classifier's metrics on another class folder, as evaluation.json of that evaluation holds them.
 */
export interface ClassifierEvaluation {
  model: string;
  data: string;
  /** True for photographs of the simulator. */
  simulated: boolean;
  classes: string[];
  test: ClassEvaluation;
  warnings: string[];
}

/**
 * Evaluates a classifier on a class folder that it was not trained on.
 *
 * @param model the model's folder
 * @param data a class folder; photographs of classes that the model does not know are left out with
 *   a warning
 * @param folder where evaluation.json and predictions.csv go; nowhere where it is left out
 * @throws NumislabError "state" where there is no model, "input" where the data cannot be used
 */
export async function evaluateClassifier(
  model: string,
  data: string,
  folder?: string,
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<ClassifierEvaluation> {
  await startEngine();
  const loaded = await loadClassifier(model);
  const { photographs, classes, warnings, simulated } = await readyPhotographs(
    data,
    loaded.card.input,
    { classes: loaded.card.classes, onProgress },
  );
  const answers = await rawAnswers(loaded, photographs);
  loaded.network.dispose();
  const evaluation: ClassifierEvaluation = {
    model,
    data,
    simulated,
    classes,
    test: evaluateAnswers(answers, loaded.card),
    warnings,
  };
  if (folder === undefined) return evaluation;
  await writeWhole(
    join(folder, "predictions.csv"),
    toCsv(predictionRows(photographs, answers, loaded.card), predictionColumns(classes)),
  );
  await writeJson(join(folder, "evaluation.json"), evaluation);
  return evaluation;
}
