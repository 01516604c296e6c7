import { join } from "node:path";
import { takeDoubtfulOutlines, testedPairsToCsv, type Side } from "../../coins/index";
import { dieComponents, loadDieLinks } from "../../data/index";
import { startEngine } from "../../engine/index";
import { saveSiamese, type Decision } from "../../models/index";
import { random, toCsv, writeWhole } from "../../base/index";
import type { Epoch, StopSignal } from "../../training/index";
import { CHOICE_COLUMNS, choiceRows } from "../decisions";
import {
  evaluateSides,
  scoreSides,
  testedPairs,
  type IndexedPair,
  type SideEvaluation,
} from "./evaluate-sides";
import { extraCoins } from "./extra-coins";
import { unlabelledCoins } from "./unlabelled-coins";
import { foldsToTrain, type FoldsToTrain } from "../folds-to-train";
import { dataFolder, readyCoins, type ReadyCoin, type ReadyCoins } from "./ready-coins";
import {
  configOf,
  withRun,
  parseSiameseConfig,
  type RunEnd,
  type RunOptions,
  type SiameseConfig,
  writeJson,
} from "../../runs/index";
import { trainFold, type TrainedFold } from "./siamese-fold";
import { describeGroups, type Split } from "./split-coins";
import { splitCsv, splitPath } from "../split-file";

export type SiameseRunOptions = RunOptions<Epoch>;

/** Result of a Siamese run: the content of evaluation.json. */
export interface SiameseResult {
  coins: number;
  /** Coins in each component of the die graph, largest first. */
  groups: number[];
  /** Of all repeats, numbered on. */
  folds: Split["folds"];
  /** How often the coins were assigned to folds. */
  repeats: number;
  /** How many folds were tested, each by a model that never saw it. */
  tested: number;
  /** Pairs of coins of one tested fold. */
  heldOut: SideEvaluation;
  /**
   * Every pair, training pairs included: the write-up's protocol, flattering and only for
   * comparison with it.
   */
  allPairs: SideEvaluation;
  /** Of the model that is kept, the one that never saw fold 0. */
  decisions: Record<Side, Decision>;
  /** Of the model that never saw each tested fold. */
  foldDecisions: Record<Side, Decision>[];
  epochs: number;
  bestEpoch: number;
  warnings: string[];
}

/**
 * Trains and evaluates a Siamese embedder: photographs and sheet to a run folder with everything in
 * it but the report.
 *
 * @param config as read from a file; it is checked here, before anything heavy starts
 * @returns the run folder and its state; a stopped run has a model but no evaluation
 */
export async function runSiamese(config: unknown, options: SiameseRunOptions): Promise<RunEnd> {
  const { root, onProgress } = options;
  const { value, where } = configOf(config, options);
  const settings = parseSiameseConfig(value, where);
  if (settings.data.takeDoubtful) takeDoubtfulOutlines();
  const engine = await startEngine();
  const folder = await dataFolder(settings, root, onProgress);
  if (settings.split.file === null && settings.data.extra.coins === 0) {
    const { sheet, layout } = settings.data;
    const labelled = await loadDieLinks(folder, { sheet: sheet ?? undefined, layout });
    foldsToTrain(settings, labelled.coins, [], root); // before any photograph is read
  }
  const cache = join(root, ".cache", "coin-sides");
  const ready = await readyCoins(folder, settings.data, settings.input, onProgress, cache);
  const extra = await extraCoins(settings, root, onProgress, cache);
  const unlabelled = await unlabelledCoins(settings, root, onProgress, cache);
  ready.warnings.push(...extra.warnings, ...unlabelled.warnings);
  for (const warning of ready.warnings) options.onWarning?.(warning);
  const folds = foldsToTrain(settings, ready.coins, extra.coins, root);
  const data = {
    folder,
    simulated: ready.simulated,
    sha256: { ...ready.fingerprints, ...extra.fingerprints, ...unlabelled.fingerprints },
  };
  return withRun(settings, data, engine, options, (run, signal) =>
    trainAndEvaluate(
      settings,
      ready,
      { ...folds, extra: [...extra.coins, ...unlabelled.coins] },
      run,
      root,
      signal,
      options,
    ),
  );
}

/** @returns why training was stopped, null where it finished */
async function trainAndEvaluate(
  settings: SiameseConfig,
  ready: ReadyCoins,
  { splits, roles: allRoles, extra }: FoldsToTrain & { extra: readonly ReadyCoin[] },
  folder: string,
  root: string,
  signal: StopSignal,
  { onProgress = () => {}, onEpoch }: SiameseRunOptions,
): Promise<string | null> {
  const { coins, leftOut, warnings } = ready;
  const draw = random(settings.seed);
  const { file } = settings.split;
  onProgress({ stage: describeGroups(dieComponents(coins).sizes), done: 1, total: 1 });
  const dealt = splitCsv(coins, splits);
  await writeWhole(join(folder, "split.csv"), dealt);
  if (file === null) await writeWhole(splitPath(root, settings.name, settings.split), dealt);
  const tested = allRoles.length;

  const train = (fold: number) => {
    // only the model that is kept is watched epoch by epoch
    const note = async (epoch: Epoch, all: readonly Epoch[]) => {
      if (fold > 0) return;
      onEpoch?.(epoch);
      await writeWhole(
        join(folder, "metrics.jsonl"),
        all.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
      );
      await writeWhole(
        join(folder, "history.csv"),
        toCsv(
          all.map((entry) => ({ ...entry })),
          ["epoch", "loss", "validation"],
        ),
      );
    };
    return trainFold(
      settings,
      ready,
      extra,
      allRoles[fold],
      fold,
      tested,
      folder,
      draw.fork(`fold ${fold}`),
      signal,
      onProgress,
      note,
    );
  };
  const kept = await train(0);
  await saveSiamese(join(folder, "model"), kept.model);
  kept.model.network.dispose();
  if (kept.stopped) return kept.stopped;
  const score = ({ embeddings, decisions }: TrainedFold, within: readonly number[], fold: number) =>
    scoreSides(coins, embeddings, decisions, within, leftOut, fold);
  let heldOut = score(kept, allRoles[0].test, 0);
  let choices = choiceRows(coins, kept.choice, 0);
  const foldDecisions = [kept.decisions];
  for (let fold = 1; fold < tested; fold++) {
    const other = await train(fold);
    other.model.network.dispose();
    if (other.stopped) return other.stopped;
    heldOut = heldOut.concat(score(other, allRoles[fold].test, fold));
    choices = choices.concat(choiceRows(coins, other.choice, fold));
    foldDecisions.push(other.decisions);
  }

  onProgress({ stage: "evaluating", done: 0, total: 1 });
  const everyPair = score(
    kept,
    coins.map((_, i) => i),
    0,
  );
  const key = ({ side, a, b }: IndexedPair) => `${side} ${a} ${b}`;
  const seen = new Set(heldOut.map(key));
  const rest = everyPair.filter((pair) => !seen.has(key(pair)));
  const keptScores = new Map(everyPair.map((pair) => [key(pair), pair.score]));
  const pairs = [
    ...testedPairs(coins, heldOut, true, (pair) => keptScores.get(key(pair))!),
    ...testedPairs(coins, rest, false),
  ];
  await writeWhole(join(folder, "pairs.csv"), testedPairsToCsv(pairs));
  await writeWhole(join(folder, "choice.csv"), toCsv(choices, CHOICE_COLUMNS));
  const result: SiameseResult = {
    coins: coins.length,
    groups: splits[0].groups,
    folds: splits.flatMap((split) => split.folds).map((held, fold) => ({ ...held, fold })),
    repeats: splits.length,
    tested,
    heldOut: evaluateSides(heldOut, draw.fork("held-out pairs"), settings.evaluation.resamples),
    allPairs: evaluateSides(everyPair, draw.fork("all pairs"), settings.evaluation.resamples),
    decisions: kept.decisions,
    foldDecisions,
    epochs: kept.history.length,
    bestEpoch: kept.bestEpoch,
    warnings,
  };
  await writeJson(join(folder, "evaluation.json"), result);
  onProgress({ stage: "evaluating", done: 1, total: 1 });
  return null;
}
