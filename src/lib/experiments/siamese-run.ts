import { join } from "node:path";
import type { Side } from "../coins/index";
import { startEngine } from "../engine/index";
import { saveSiamese, type Decision } from "../models/index";
import { random } from "../random";
import type { Epoch, StopSignal } from "../training/index";
import { toCsv } from "./csv";
import { evaluateSides, pairRows, PAIR_COLUMNS, scoreSides, type SideEvaluation } from "./evaluate-sides";
import { extraCoins } from "./extra-coins";
import { dataFolder, readyCoins, type ReadyCoin, type ReadyCoins } from "./ready-coins";
import { writeJson, writeText } from "./run-folder";
import { configOf, keepRun, type RunEnd, type RunOptions } from "./run-session";
import { parseSiameseConfig, type SiameseConfig } from "./siamese-config";
import { trainFold, type TrainedFold } from "./siamese-fold";
import { rolesOf, splitCoins, SPLIT_COLUMNS, type Split } from "./split-coins";

export type SiameseRunOptions = RunOptions<Epoch>;

/** What a Siamese run came to: the content of evaluation.json. */
export interface SiameseResult {
  coins: number;
  /** Coins in each component of the die graph, largest first. */
  groups: number[];
  folds: Split["folds"];
  /** How many folds were tested, each by a model that never saw it. */
  tested: number;
  /** Pairs of coins of one tested fold. */
  heldOut: SideEvaluation;
  /** Every pair, training pairs included: the write-up's protocol, flattering and only for comparison with it. */
  allPairs: SideEvaluation;
  decisions: Record<Side, Decision>;
  epochs: number;
  bestEpoch: number;
  warnings: string[];
}

/**
 * Trains and evaluates a Siamese embedder: photographs and sheet to a run folder with everything in it but the report.
 *
 * @param config  as read from a file; it is checked here, before anything heavy starts
 * @returns the run folder and its state; a stopped run has a model but no evaluation
 */
export async function runSiamese(config: unknown, options: SiameseRunOptions): Promise<RunEnd> {
  const { root, onProgress } = options;
  const { value, where } = configOf(config, options);
  const settings = parseSiameseConfig(value, where);
  const engine = await startEngine();
  const folder = await dataFolder(settings, root, onProgress);
  const cache = join(root, ".cache", "network-inputs");
  const ready = await readyCoins(folder, settings.data, settings.input, onProgress, cache);
  const extra = await extraCoins(settings, root, onProgress, cache);
  ready.warnings.push(...extra.warnings);
  for (const warning of ready.warnings) options.onWarning?.(warning);
  const data = { folder, simulated: ready.simulated, sha256: { ...ready.fingerprints, ...extra.fingerprints } };
  return keepRun(settings, data, engine, options, (run, signal) => trainAndEvaluate(settings, ready, extra.coins, run, root, signal, options));
}

/** @returns why training was stopped, null where it came to its end */
async function trainAndEvaluate(
  settings: SiameseConfig,
  ready: ReadyCoins,
  extra: readonly ReadyCoin[],
  folder: string,
  root: string,
  signal: StopSignal,
  { onProgress = () => {}, onEpoch }: SiameseRunOptions,
): Promise<string | null> {
  const { coins, leftOut, warnings } = ready;
  const draw = random(settings.seed);
  const { folds, seed, crossValidate } = settings.split;
  const split = splitCoins(coins, folds, random(seed));
  const splitCsv = toCsv(split.rows, SPLIT_COLUMNS);
  await writeText(join(folder, "split.csv"), splitCsv);
  await writeText(join(root, "data", "splits", `${settings.name}-${folds}-folds-seed-${seed}.csv`), splitCsv);

  const train = (fold: number) => {
    // only the model that is kept is watched epoch by epoch
    const note = async (epoch: Epoch, all: readonly Epoch[]) => {
      if (fold > 0) return;
      onEpoch?.(epoch);
      await writeText(join(folder, "metrics.jsonl"), all.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      await writeText(join(folder, "history.csv"), toCsv(all.map((entry) => ({ ...entry })), ["epoch", "loss", "validation"]));
    };
    return trainFold(settings, ready, extra, rolesOf(split, fold), fold, folder, draw.fork(`fold ${fold}`), signal, onProgress, note);
  };
  const kept = await train(0);
  await saveSiamese(join(folder, "model"), kept.model);
  kept.model.network.dispose();
  if (kept.stopped) return kept.stopped;
  const score = ({ embeddings, decisions }: TrainedFold, within: readonly number[], fold: number) =>
    scoreSides(coins, embeddings, decisions, within, leftOut, fold);
  const heldOut = score(kept, rolesOf(split, 0).test, 0);
  for (let fold = 1; crossValidate && fold < folds; fold++) {
    const other = await train(fold);
    other.model.network.dispose();
    if (other.stopped) return other.stopped;
    heldOut.push(...score(other, rolesOf(split, fold).test, fold));
  }

  onProgress({ stage: "evaluating", done: 0, total: 1 });
  const everyPair = score(kept, coins.map((_, i) => i), 0);
  const seen = new Set(heldOut.map(({ side, a, b }) => `${side} ${a} ${b}`));
  const rest = everyPair.filter(({ side, a, b }) => !seen.has(`${side} ${a} ${b}`));
  await writeText(join(folder, "pairs.csv"), toCsv([...pairRows(coins, heldOut, true), ...pairRows(coins, rest, false)], PAIR_COLUMNS));
  const result: SiameseResult = {
    coins: coins.length,
    groups: split.groups,
    folds: split.folds,
    tested: crossValidate ? folds : 1,
    heldOut: evaluateSides(heldOut, draw.fork("held-out pairs"), settings.evaluation.resamples),
    allPairs: evaluateSides(everyPair, draw.fork("all pairs"), settings.evaluation.resamples),
    decisions: kept.decisions,
    epochs: kept.history.length,
    bestEpoch: kept.bestEpoch,
    warnings,
  };
  await writeJson(join(folder, "evaluation.json"), result);
  onProgress({ stage: "evaluating", done: 1, total: 1 });
  return null;
}
