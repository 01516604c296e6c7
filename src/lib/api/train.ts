/**
 * Configurations, splits and training.
 *
 * @module
 */
import { NumislabError, type OnProgress } from "../base/index";
import type { Layout } from "../coins/index";
import type { CoinDies, LabelledCoin } from "../data/index";
import {
  type ClassifierRunOptions,
  type ReadableCoin,
  type SiameseRunOptions,
  type Split,
  classFolder,
  dataFolder,
  readableCoins as readable,
  runSeeds,
  runSiamese,
  splitsOf,
  trainingObstacle,
} from "../experiments/index";
import type { InputRecipe } from "../models/index";
import { readConfig as readJsonFile } from "../jobs/index";
import {
  type ClassifierConfig,
  type ClassifierSettings,
  type RunEnd,
  type SiameseConfig,
  type SiameseSettings,
  parseClassifierConfig,
  parseConfig,
  parseSiameseConfig,
} from "../runs/index";
import { type StopSignal, stopSignal } from "../training/index";
import { workspace } from "./workspace";

export { describeGroups, readyPhotographs as readPhotographs } from "../experiments/index";
interface SettingsOf {
  classifier: ClassifierSettings;
  siamese: SiameseSettings;
}

/**
 * The settings in a file, as they stand there; defaults are not filled in.
 *
 * @param kind of the configuration that the file should hold
 * @throws NumislabError "config" where the file cannot be read, is not JSON, holds another kind of
 *   configuration, or a setting is wrong
 */
export function readConfig<Kind extends keyof SettingsOf>(
  file: string,
  kind: Kind,
): SettingsOf[Kind] {
  const settings = readJsonFile(file);
  const { kind: own } = parseConfig(settings, file);
  if (own !== kind)
    throw new NumislabError("config", `${file} configures a ${own}, where a ${kind} is asked for`);
  return settings as SettingsOf[Kind];
}

/**
 * The complete configuration of a Siamese network: settings checked, defaults filled in.
 *
 * @param where the settings are, for messages
 * @throws NumislabError "config" that names every wrong setting
 */
export function siameseConfig(settings: SiameseSettings, where = "the settings"): SiameseConfig {
  return parseSiameseConfig(settings, where);
}

/** The complete configuration of a classifier, likewise. */
export function classifierConfig(
  settings: ClassifierSettings,
  where = "the settings",
): ClassifierConfig {
  return parseClassifierConfig(settings, where);
}

/**
 * The folder of photographs that a configuration names; simulated ones are made where they are not
 * there yet.
 */
export function folder(
  config: ClassifierConfig | SiameseConfig,
  { root = workspace().root, onProgress }: { root?: string; onProgress?: OnProgress } = {},
): Promise<string> {
  return config.kind === "classifier"
    ? classFolder(config, root, onProgress)
    : dataFolder(config, root, onProgress);
}

interface ReadableOptions {
  layout: Layout;
  /** How a side is prepared: `input` of a configuration. */
  recipe: InputRecipe;
  /** How many, at most. */
  count: number;
}

/**
 * The first coins both of whose sides can be read, to be shown.
 */
export function readableCoins(
  coins: readonly LabelledCoin[],
  { layout, recipe, count }: ReadableOptions,
): Promise<ReadableCoin[]> {
  return readable(coins, layout, recipe, count);
}

/** Why a Siamese network cannot be trained on some coins, in a sentence; null where it can be. */
export function obstacle(
  config: Pick<SiameseConfig, "split">,
  coins: readonly CoinDies[],
  { root = workspace().root } = {},
): string | null {
  return trainingObstacle(config, coins, root);
}

/**
 * The splits into folds that a configuration asks for, one for each repeat. Coins that share a die
 * are in the same fold.
 *
 * @throws NumislabError "input" where the coins cannot be split
 */
export function splits(
  config: Pick<SiameseConfig, "split">,
  coins: readonly CoinDies[],
  { root = workspace().root } = {},
): Split[] {
  return splitsOf(config.split, coins, root);
}

/** `root` is the current folder, and the interrupt button ends the training, where left out. */
type TrainOptions<Options extends { root: string }> = Omit<Options, "root" | "listen"> & {
  root?: string;
  /** Ends the training after the current batch; it can be resumed. */
  signal?: AbortSignal;
};

/** The interrupt button, a file STOP in the run's folder, or the signal. */
const listenTo =
  (signal?: AbortSignal) =>
  (run: string): StopSignal => {
    const others = stopSignal(run);
    const reason = () => (signal?.aborted ? "aborted" : others.reason());
    return { reason, close: others.close };
  };

interface SeriesOptions extends TrainOptions<ClassifierRunOptions> {
  /** Number of runs: the configuration's seed, the next number, and so on. */
  seeds?: number;
}

/**
 * Trains a classifier, once or with several seeds, each a run of its own.
 *
 * @returns the run folders and their states; a stopped run ends the series
 */
export function classifier(
  config: ClassifierConfig,
  { seeds = 1, root = workspace().root, signal, ...options }: SeriesOptions = {},
): Promise<RunEnd[]> {
  return runSeeds(config, seeds, { root, listen: listenTo(signal), ...options });
}

/**
 * Trains and evaluates a Siamese network: photographs and sheet to a run folder with everything in
 * it but the report.
 *
 * @param config checked before anything starts; null where a run is resumed, which has its own
 * @returns the run folder and its state; a stopped run has a model but no evaluation
 */
export function siamese(
  config: SiameseSettings | null,
  { root = workspace().root, signal, ...options }: TrainOptions<SiameseRunOptions> = {},
): Promise<RunEnd> {
  return runSiamese(config, { root, listen: listenTo(signal), ...options });
}
