import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { NumislabError, shellWord } from "../../base/index";
import {
  finishedRuns,
  readConfig,
  readJson,
  readRecord,
  type SiameseConfig,
} from "../../runs/index";
import { runSiamese, type SiameseRunOptions } from "../siamese/siamese-run";

/** Where a network's answers come from. */
export interface FoundModel {
  /** Folder of the model. */
  model: string;
  /** Seconds of training and its evaluation, wall-clock time; null where that is not known. */
  trainingSeconds: number | null;
}

/** Photographs and sheet, by sha256. */
type Digests = Record<string, string>;

/**
 * A run of a configuration on some coins, each fold tested by a model that never saw it: one that
 * is there, or else a new one.
 *
 * @throws NumislabError as `runSiamese` does, "stopped" where the user stopped the training
 */
export async function crossValidatedRun(
  config: SiameseConfig,
  sha256: Digests,
  options: SiameseRunOptions,
): Promise<string> {
  const found = finishedRuns(join(options.root, "experiments"), "siamese")
    .filter((run) => sameCoins(run, sha256) && sameSettings(run, config))
    .at(-1);
  if (found) return found;
  const { folder, state } = await runSiamese(config, options);
  if (state !== "finished")
    throw new NumislabError(
      "stopped",
      `stopped; go on with: npx numislab train --resume ${shellWord(folder)}`,
    );
  return folder;
}

/**
 * A model for coins that it was not trained on: the one that ships, else that of the latest run of
 * `siamese-best`, else of the latest Siamese run.
 *
 * @returns null where there is none
 */
export function modelFromOtherCoins(root: string, sha256: Digests): FoundModel | null {
  const shipped = shippedModel(root);
  if (shipped) return shipped;
  const runs = finishedRuns(join(root, "experiments"), "siamese").filter(
    (run) => !sameCoins(run, sha256),
  );
  const run =
    runs.filter((folder) => basename(join(folder, "..")) === "siamese-best").at(-1) ?? runs.at(-1);
  return run === undefined
    ? null
    : { model: join(run, "model"), trainingSeconds: trainingSeconds(run) };
}

/**
 * The model that ships, which was trained on none of the coins that the project simulates by
 * default; null where it is missing.
 */
export function shippedModel(root: string): FoundModel | null {
  const model = join(root, "models", "die-siamese");
  if (!existsSync(join(model, "siamese.json"))) return null;
  return {
    model,
    trainingSeconds: readJson<{ trained: { seconds: number } }>(join(model, "evaluation.json"))
      .trained.seconds,
  };
}

export function trainingSeconds(run: string): number {
  const { start, end } = readRecord(run);
  return (Date.parse(end!) - Date.parse(start)) / 1000;
}

function sameCoins(run: string, { photographs, sheet }: Digests): boolean {
  const { sha256 } = readRecord(run).data;
  return sha256.photographs === photographs && sha256.sheet === sheet;
}

function sameSettings(run: string, config: SiameseConfig): boolean {
  try {
    return JSON.stringify(readConfig(run)) === JSON.stringify(config);
  } catch (error) {
    if (error instanceof NumislabError) return false; // settings of another version
    throw error;
  }
}
