import { basename, join, relative } from "node:path";
import type { Side } from "../coins/index";
import { SIDES, dieOf } from "../data/index";
import { startEngine } from "../engine/index";
import { NumislabError } from "../errors";
import { buildEmbedder, embed, saveSiamese, type Decision } from "../models/index";
import type { OnProgress } from "../progress";
import { random } from "../random";
import { NEVER, trainEmbedder, type Epoch, type Example, type StopSignal } from "../training/index";
import { parseConfig, type SiameseConfig } from "./config";
import { toCsv } from "./csv";
import { decide } from "./decisions";
import { evaluateSides, pairRows, PAIR_COLUMNS, scoreSides, type SideEvaluation } from "./evaluate-sides";
import { provenance } from "./provenance";
import { dataFolder, readyCoins, type ReadyCoin, type ReadyCoins } from "./ready-coins";
import { createRunFolder, readJson, writeJson, writeText, type RunRecord } from "./run-folder";
import { splitCoins, SPLIT_COLUMNS, type Split } from "./split-coins";
import { lookUpPrecision } from "./validate";

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
  /** Pairs of coins that were both kept from training and from every choice. */
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
  const ready = await readyCoins(photographs, settings.data, settings.input, options.onProgress);
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
  { coins, leftOut, warnings }: ReadyCoins,
  folder: string,
  root: string,
  signal: StopSignal,
  { onProgress, onEpoch }: SiameseRunOptions,
): Promise<string | null> {
  const draw = random(settings.seed);
  const { size } = settings.input;
  const split = splitCoins(coins, settings.split.folds, random(settings.split.seed));
  const splitCsv = toCsv(split.rows, SPLIT_COLUMNS);
  await writeText(join(folder, "split.csv"), splitCsv);
  await writeText(join(root, "data", "splits", `${settings.name}-${settings.split.folds}-folds-seed-${settings.split.seed}.csv`), splitCsv);

  const network = buildEmbedder(settings.network, size, settings.seed);
  const examplesOf = (positions: readonly number[]) => toExamples(coins, positions);
  const { history, bestEpoch, stopped } = await trainEmbedder(
    network,
    { size, margin: settings.loss.margin, augment: settings.augment, ...settings.training },
    {
      examples: examplesOf(split.training),
      validate: lookUpPrecision(examplesOf(split.validation), size, settings.augment, draw.fork("validation views")),
      random: draw.fork("batches"),
      signal,
      checkpoint: join(folder, "checkpoint.bin"),
      onBatch: (done, total, epoch) => onProgress?.({ stage: `epoch ${epoch} of at most ${settings.training.epochs}`, done, total }),
      onEpoch: async (epoch, all) => {
        onEpoch?.(epoch);
        await writeText(join(folder, "metrics.jsonl"), all.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
        await writeText(join(folder, "history.csv"), toCsv(all.map((entry) => ({ ...entry })), ["epoch", "loss", "validation"]));
      },
    },
  );

  onProgress?.({ stage: "embedding every coin", done: 0, total: 1 });
  const embeddings = {
    obverse: await embed(network, coins.map((coin) => coin.pictures.obverse), size),
    reverse: await embed(network, coins.map((coin) => coin.pictures.reverse), size),
  };
  const decisions = decide(coins, embeddings, split.validation, split.training, leftOut);
  await saveSiamese(join(folder, "model"), {
    network,
    card: { kind: "siamese", input: settings.input, decisions },
  });
  onProgress?.({ stage: "embedding every coin", done: 1, total: 1 });
  if (stopped) return stopped;

  const evaluate = (positions: readonly number[], name: string) => {
    onProgress?.({ stage: `evaluating ${name}`, done: 0, total: 1 });
    const scored = scoreSides(coins, embeddings, positions, leftOut);
    const result = evaluateSides(scored, decisions, draw.fork(name), settings.evaluation.resamples);
    onProgress?.({ stage: `evaluating ${name}`, done: 1, total: 1 });
    return { scored, result };
  };
  const heldOut = evaluate(split.test, "held-out pairs");
  const allPairs = evaluate(coins.map((_, i) => i), "all pairs");
  const tested = new Set(split.test);
  await writeText(join(folder, "pairs.csv"), toCsv(pairRows(coins, allPairs.scored, decisions, (i) => tested.has(i)), PAIR_COLUMNS));
  const result: SiameseResult = {
    coins: coins.length,
    groups: split.groups,
    folds: split.folds,
    heldOut: heldOut.result,
    allPairs: allPairs.result,
    decisions,
    epochs: history.length,
    bestEpoch,
    warnings,
  };
  await writeJson(join(folder, "evaluation.json"), result);
  network.dispose();
  return null;
}

/** Both sides of some coins to learn from; a side whose die is not known teaches nothing. */
function toExamples(coins: readonly ReadyCoin[], positions: readonly number[]): Example[] {
  const numbers = new Map<string, number>();
  return SIDES.flatMap((side) =>
    positions.flatMap((i) => {
      const die = dieOf(coins[i], side);
      if (die === null) return [];
      const key = `${side} ${die}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      return [{ picture: coins[i].pictures[side], die: numbers.get(key)!, side }];
    }),
  );
}
