import { basename, join, relative } from "node:path";
import type { Side } from "../coins/index";
import { startEngine } from "../engine/index";
import { NumislabError } from "../errors";
import { saveSiamese, type Decision } from "../models/index";
import type { OnProgress } from "../progress";
import { random } from "../random";
import { NEVER, type Epoch, type StopSignal } from "../training/index";
import { parseConfig, type SiameseConfig } from "./config";
import { toCsv } from "./csv";
import { evaluateSides, pairRows, PAIR_COLUMNS, scoreSides, type SideEvaluation } from "./evaluate-sides";
import { provenance } from "./provenance";
import { dataFolder, readyCoins, type ReadyCoins } from "./ready-coins";
import { createRunFolder, readJson, writeJson, writeText, type RunRecord } from "./run-folder";
import { trainFold, type TrainedFold } from "./siamese-fold";
import { rolesOf, splitCoins, SPLIT_COLUMNS, type Split } from "./split-coins";

export interface SiameseRunOptions {
  /** The project's folder: runs go to its `experiments`, splits to `data/splits`, simulated strikes to `data/raw`. */
  root: string;
  /** Where the configuration came from, for messages about it. */
  source?: string;
  /** An unfinished run to go on with, in place of a new one. */
  resume?: string;
  /** Makes the signal that ends the training early, from the run folder. */
  listen?: (folder: string) => StopSignal;
  onProgress?: OnProgress;
  onWarning?: (warning: string) => void;
  onEpoch?: (epoch: Epoch) => void;
  now?: () => Date;
}

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
export async function runSiamese(config: unknown, options: SiameseRunOptions): Promise<{ folder: string; state: RunRecord["state"] }> {
  const { root, now = () => new Date() } = options;
  const settings = parseConfig(options.resume ? readJson(join(options.resume, "config.json")) : config, options.resume ?? options.source ?? "the configuration");
  const engine = await startEngine();
  const photographs = await dataFolder(settings, root, options.onProgress);
  const ready = await readyCoins(photographs, settings.data, settings.input, options.onProgress, join(root, ".cache", "network-inputs"));
  for (const warning of ready.warnings) options.onWarning?.(warning);

  const folder = options.resume ?? createRunFolder(join(root, "experiments"), settings.name, now());
  const record: RunRecord = options.resume
    ? recordToResume(options.resume, ready)
    : {
        name: settings.name,
        id: basename(folder),
        kind: settings.kind,
        seed: settings.seed,
        state: "running",
        reason: null,
        start: now().toISOString(),
        end: null,
        data: { folder: relative(root, photographs), simulated: ready.simulated, sha256: ready.fingerprints },
        provenance: provenance(root, engine),
      };
  await writeJson(join(folder, "config.json"), settings);
  await writeJson(join(folder, "run.json"), { ...record, state: "running", reason: null, end: null });
  const end = async (state: RunRecord["state"], reason: string | null) => {
    await writeJson(join(folder, "run.json"), { ...record, state, reason, end: now().toISOString() });
    return { folder, state };
  };
  const signal = options.listen?.(folder) ?? NEVER;
  try {
    const stopped = await trainAndEvaluate(settings, ready, folder, root, signal, options);
    return await end(stopped ? "stopped" : "finished", stopped);
  } catch (error) {
    await end("failed", error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    signal.close();
  }
}

/** The record of a run to go on with. @throws NumislabError "state" where it is finished or its photographs changed */
function recordToResume(folder: string, ready: ReadyCoins): RunRecord {
  const record = readJson<RunRecord>(join(folder, "run.json"));
  if (record.state === "finished") throw new NumislabError("state", `${folder} is finished: there is nothing to resume`);
  for (const [what, sum] of Object.entries(record.data.sha256)) {
    if (ready.fingerprints[what] !== sum) {
      throw new NumislabError("state", `${folder} can't be resumed: its ${what} changed since it began. Start a new run.`);
    }
  }
  return record;
}

/** @returns why training was stopped, null where it came to its end */
async function trainAndEvaluate(
  settings: SiameseConfig,
  ready: ReadyCoins,
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
    return trainFold(settings, ready, rolesOf(split, fold), fold, folder, draw.fork(`fold ${fold}`), signal, onProgress, note);
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
