import { basename, join, resolve } from "node:path";
import { testedPairsToCsv, type Layout, type Side, type TestedPair } from "../coins/index";
import { diePairs, dieOf, SIDES, type CoinDies, type SheetOptions } from "../data/index";
import { startEngine } from "../engine/index";
import { decisionsFor, loadSiamese, type Decision } from "../models/index";
import { type OnProgress, random, writeWhole } from "../base/index";
import { embedSides, type MethodCalibration } from "../matchers/index";
import { scoreFolderPairs, testedPairs } from "./siamese/evaluate-sides";
import { readyCoins } from "./siamese/ready-coins";
import { timeInName, writeJson } from "../runs/index";
import { sideMetrics, type SideMetrics } from "./siamese/side-metrics";

/** Metrics of a saved model on coins that it was not trained on: the content of evaluation.json. */
export interface ModelEvaluation {
  /** One of `METHODS`. */
  method: string;
  /** Folder of the model; null for a method without one. */
  model: string | null;
  /**
   * What a network compares: lists of numbers by their cosine, or maps by how well one lies on the
   * other; `score` for other methods.
   */
  compare: "embedding" | "map" | "score";
  data: string;
  sheet: string | null;
  /** What overruled the reader of the sheet. */
  sheetOptions: SheetOptions | null;
  layout: Layout;
  /** True for strikes of the simulator. */
  simulated: boolean;
  coins: number;
  pairs: Record<Side, SideMetrics>;
  /** The model's own thresholds and calibration, by which it answered. */
  decisions: Record<Side, Decision>;
  /**
   * The calibration that these pairs would give, for the file of a method that has none; null for a
   * network.
   */
  fit: MethodCalibration | null;
  leftOut: {
    /** Coins of the sheet that no photograph shows well enough. */
    coins: { coin: string; why: string }[];
    /** Pairs of the coins that are left: how many, and why. */
    pairs: { side: Side; pairs: number; why: string }[];
  };
  warnings: string[];
}

/** An evaluation with the answer to every pair. */
export interface EvaluatedModel {
  evaluation: ModelEvaluation;
  pairs: TestedPair[];
}

export interface EvaluateOptions {
  sheet?: string | null;
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  layout?: Layout;
  resamples?: number;
  /** Folder in which prepared photographs are kept. */
  cache?: string;
  onProgress?: OnProgress;
}

/**
 * Evaluates a Siamese model on a folder of photographs with a sheet of die links: every pair whose
 * dies are known, at the model's own thresholds and calibration.
 *
 * @param model the model's folder
 * @throws NumislabError "state" where it holds no Siamese model, "input" where the data cannot be
 *   used
 */
export async function evaluateModel(
  model: string,
  data: string,
  {
    sheet = null,
    sheetOptions,
    layout = "halves",
    resamples = 300,
    cache,
    onProgress,
  }: EvaluateOptions = {},
): Promise<EvaluatedModel> {
  await startEngine();
  const loaded = await loadSiamese(model);
  const ready = await readyCoins(
    data,
    { sheet, sheetOptions, layout },
    loaded.card.input,
    onProgress,
    cache,
  );
  const { coins, leftOut, refused, warnings, simulated } = ready;
  const embeddings = await embedSides(loaded.network, loaded.card, coins);
  loaded.network.dispose();
  onProgress?.({ stage: "evaluating", done: 0, total: 1 });
  const scored = scoreFolderPairs(coins, embeddings, loaded.card, leftOut);
  const metricsOf = (side: Side) =>
    sideMetrics(
      scored.filter((pair) => pair.side === side),
      random(1).fork(side),
      resamples,
    );
  const evaluation: ModelEvaluation = {
    method: "siamese",
    model,
    compare: loaded.card.map ? "map" : "embedding",
    data,
    sheet,
    sheetOptions: sheetOptions ?? null,
    layout,
    simulated,
    coins: coins.length,
    pairs: { obverse: metricsOf("obverse"), reverse: metricsOf("reverse") },
    decisions: decisionsFor(loaded.card, coins.length),
    fit: null,
    leftOut: { coins: refused, pairs: pairsLeftOut(ready) },
    warnings,
  };
  return { evaluation, pairs: testedPairs(coins, scored, true) };
}

/** Writes evaluation.json and pairs.csv. */
export async function saveEvaluation(
  folder: string,
  { evaluation, pairs }: EvaluatedModel,
): Promise<void> {
  await writeWhole(join(folder, "pairs.csv"), testedPairsToCsv(pairs));
  await writeJson(join(folder, "evaluation.json"), evaluation);
}

/**
 * Where the evaluation of a run on some data goes when no place is named: a folder of its own in
 * the run's.
 */
export function evaluationFolder(run: string, data: string, now: Date): string {
  return join(run, "evaluations", `${basename(resolve(data))}-${timeInName(now)}`);
}

/** How many pairs are left out of an evaluation, and why. */
export function pairsLeftOut({
  coins,
  leftOut,
}: {
  coins: readonly CoinDies[];
  leftOut: ReadonlySet<string>;
}): ModelEvaluation["leftOut"]["pairs"] {
  return SIDES.flatMap((side) => {
    const known = coins.filter((coin) => dieOf(coin, side) !== null).length;
    const ofKnown = (known * (known - 1)) / 2;
    const unknown = (coins.length * (coins.length - 1)) / 2 - ofKnown;
    const unsure = ofKnown - diePairs(coins, side, undefined, leftOut).a.length;
    return [
      {
        side,
        pairs: unknown,
        why: `with a coin whose ${side} die the sheet does not know or no photograph shows`,
      },
      { side, pairs: unsure, why: "that nobody could decide (unsure-pairs.csv)" },
    ].filter(({ pairs }) => pairs > 0);
  });
}
