import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Layout } from "../coins/index";
import { startEngine } from "../engine/index";
import { loadSiamese } from "../models/index";
import type { OnProgress } from "../progress";
import { random } from "../random";
import { toCsv } from "../csv";
import { embedSides } from "./embed-sides";
import { evaluateSides, pairRows, PAIR_COLUMNS, scoreSides, type SideEvaluation } from "./evaluate-sides";
import { readyCoins } from "./ready-coins";
import { timeInName, writeJson, writeText } from "./run-folder";

/** A saved model's figures on another data set, as evaluation.json of that evaluation holds them. */
export interface EvaluationOfRun {
  run: string;
  data: string;
  /** True for strikes of the simulator. */
  simulated: boolean;
  coins: number;
  pairs: SideEvaluation;
  warnings: string[];
}

/**
 * Evaluates the model of a run on a data set that it was not trained on: every pair of coins counts, at the thresholds
 * that were chosen in training. Writes `evaluations/<folder name>-<time>/` into the run folder.
 *
 * @param folder  the run's
 * @param data  photographs and sheet
 * @param options.cache  folder in which prepared photographs are kept
 * @throws NumislabError "state" where the run has no model, "input" where the data can't be used
 */
export async function evaluateRun(
  folder: string,
  data: string,
  { sheet = null as string | null, layout = "halves" as Layout, now = new Date(), resamples = 300, cache = undefined as string | undefined, onProgress = undefined as OnProgress | undefined } = {},
): Promise<{ folder: string; evaluation: EvaluationOfRun }> {
  await startEngine();
  const model = await loadSiamese(join(folder, "model"));
  const { coins, leftOut, warnings, simulated } = await readyCoins(data, { sheet, layout }, model.card.input, onProgress, cache);
  const embeddings = await embedSides(model.network, model.card, coins);
  model.network.dispose();
  const scored = scoreSides(coins, embeddings, model.card.decisions, coins.map((_, i) => i), leftOut);
  const evaluation: EvaluationOfRun = {
    run: basename(folder),
    data,
    simulated,
    coins: coins.length,
    pairs: evaluateSides(scored, random(1), resamples),
    warnings,
  };
  const out = join(folder, "evaluations", `${basename(resolve(data))}-${timeInName(now)}`);
  mkdirSync(out, { recursive: true });
  await writeText(join(out, "pairs.csv"), toCsv(pairRows(coins, scored, true), PAIR_COLUMNS));
  await writeJson(join(out, "evaluation.json"), evaluation);
  return { folder: out, evaluation };
}
