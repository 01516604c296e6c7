import { join } from "node:path";
import type { PhotographRange } from "../../augment/index";
import { euroDesign } from "../../coins/index";
import { loadClassFolder } from "../../data/index";
import { startEngine } from "../../engine/index";
import { buildClassifier, saveClassifier, type ClassifierModel } from "../../models/index";
import { random, toCsv, writeWhole } from "../../base/index";
import { trainClassifier, type ClassifierEpoch, type StopSignal } from "../../training/index";
import {
  type ClassifierConfig,
  configOf,
  withRun,
  parseClassifierConfig,
  type RunEnd,
  type RunOptions,
  writeJson,
} from "../../runs/index";
import { calibrated } from "./classifier-calibration";
import {
  evaluateAnswers,
  predictionColumns,
  predictionRows,
  rawAnswers,
  type ClassEvaluation,
} from "./evaluate-classes";
import { classFolder, readyPhotographs, type ReadyPhotographs } from "./ready-photographs";
import { loneClasses, requireClasses } from "../require-classes";
import { splitPhotographs, type PhotographRole } from "./split-photographs";

export type ClassifierRunOptions = RunOptions<ClassifierEpoch>;

/** Result of a classifier's run: the content of evaluation.json. */
export interface ClassifierResult {
  classes: string[];
  photographs: Record<PhotographRole, number>;
  epochs: number;
  bestEpoch: number;
  /** Photographs that were kept from training and from every choice. */
  test: ClassEvaluation;
  temperature: number;
  sureFrom: number;
  chosenOn: string;
  warnings: string[];
}

export const HISTORY_COLUMNS = [
  "epoch",
  "loss",
  "recall",
  "accuracy",
  "validationLoss",
  "validationRecall",
  "validationAccuracy",
] as const;

/**
 * Trains and evaluates a classifier of photographs: a class folder to a run folder with everything
 * in it but the report.
 *
 * @param config as read from a file; it is checked here, before anything heavy starts
 * @returns the run folder and its state; a stopped run has a model but no evaluation
 */
export async function runClassifier(
  config: unknown,
  options: ClassifierRunOptions,
): Promise<RunEnd> {
  const { root, onProgress } = options;
  const { value, where } = configOf(config, options);
  const settings = parseClassifierConfig(value, where);
  const engine = await startEngine();
  const folder = await classFolder(settings, root, onProgress);
  const found = await loadClassFolder(folder);
  requireClasses(folder, found);
  splitPhotographs(found.photographs.length, settings.split, random(0)); // refused before they are read
  const ready = await readyPhotographs(folder, settings.input, { onProgress });
  ready.warnings.push(...loneClasses(found));
  for (const warning of ready.warnings) options.onWarning?.(warning);
  const data = { folder, simulated: ready.simulated, sha256: ready.fingerprints };
  return withRun(settings, data, engine, options, (run, signal) =>
    trainAndEvaluate(settings, ready, run, signal, options),
  );
}

/** @returns why training was stopped, null where it finished */
async function trainAndEvaluate(
  settings: ClassifierConfig,
  { photographs, classes, warnings }: ReadyPhotographs,
  folder: string,
  signal: StopSignal,
  { root, onProgress = () => {}, onEpoch }: ClassifierRunOptions,
): Promise<string | null> {
  const draw = random(settings.seed);
  const roles = splitPhotographs(photographs.length, settings.split, draw.fork("split"));
  const within = (role: PhotographRole) => photographs.filter((_, i) => roles[i] === role);
  const split = toCsv(
    photographs.map(({ name, label }, i) => ({
      photograph: name,
      class: classes[label],
      role: roles[i],
    })),
    ["photograph", "class", "role"],
  );
  await writeWhole(join(folder, "split.csv"), split);
  await writeWhole(
    join(root, "data", "splits", `${settings.name}-seed-${settings.seed}.csv`),
    split,
  );

  const { input, augment, training } = settings;
  const network = buildClassifier(input.size, classes.length, settings.seed, settings.network);
  let lastEpoch: string | undefined;
  const note = async (epoch: ClassifierEpoch, all: readonly ClassifierEpoch[]) => {
    const detail = `loss ${epoch.loss.toFixed(3)}, validation ${epoch.validationLoss.toFixed(3)}, recall ${epoch.validationRecall.toFixed(3)}`;
    lastEpoch = detail;
    const share = epoch.epoch / training.epochs;
    onProgress({ stage: `epoch ${epoch.epoch}`, done: 1, total: 1, detail, share });
    onEpoch?.(epoch);
    await writeWhole(
      join(folder, "metrics.jsonl"),
      all.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
    );
    await writeWhole(
      join(folder, "history.csv"),
      toCsv(
        all.map((entry) => ({ ...entry })),
        HISTORY_COLUMNS,
      ),
    );
  };
  const { history, bestEpoch, stopped } = await trainClassifier(
    network,
    {
      size: input.size,
      ...training,
      augment: rangeOf(augment),
      augmentValidation: augment.validation,
    },
    {
      training: within("training"),
      validation: within("validation"),
      random: draw.fork("batches"),
      signal,
      checkpoint: join(folder, "checkpoint.bin"),
      onBatch: (done, total, epoch) =>
        onProgress({
          stage: `epoch ${epoch} of at most ${training.epochs}`,
          done,
          total,
          share: (epoch - 1 + done / total) / training.epochs,
          note: lastEpoch,
        }),
      onEpoch: note,
    },
  );
  const calibration = await calibrated(network, within("validation"), classes.length);
  const designs = Object.fromEntries(classes.map((name) => [name, euroDesign(name) ?? null]));
  const model: ClassifierModel = {
    network,
    card: { kind: "classifier", classes, input, ...calibration, designs },
  };
  await saveClassifier(join(folder, "model"), model);
  if (!stopped) {
    const tested = within("test");
    const answers = await rawAnswers(model, tested);
    await writeWhole(
      join(folder, "predictions.csv"),
      toCsv(predictionRows(tested, answers, model.card), predictionColumns(classes)),
    );
    const result: ClassifierResult = {
      classes,
      photographs: {
        training: within("training").length,
        validation: within("validation").length,
        test: tested.length,
      },
      epochs: history.length,
      bestEpoch,
      test: evaluateAnswers(answers, model.card),
      ...calibration,
      warnings,
    };
    await writeJson(join(folder, "evaluation.json"), result);
  }
  network.dispose();
  return stopped;
}

function rangeOf({
  rotation,
  heightShift,
  widthShift,
  shear,
  zoom,
  validation: _,
  ...more
}: ClassifierConfig["augment"]): PhotographRange {
  return { affine: { rotation, heightShift, widthShift, shear, zoom }, ...more };
}
