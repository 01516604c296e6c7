import { existsSync } from "node:fs";
import { join } from "node:path";
import { SIDES } from "../../data/index";
import type { ClassifierEpoch, Epoch } from "../../training/index";
import { NumislabError, parseJson } from "../../base/index";
import { readJson, readText } from "../run-folder";
import { checkedEvaluation } from "./evaluation-file";
import type { ClassifierEvaluation, RunMetric, SiameseEvaluation } from "./evaluation-file";

/**
 * The metrics that runs are compared by. Those whose name begins with `validation` steered the
 * training: choose settings by them; the others are of photographs that were kept from every
 * choice, and whoever chooses by them has none left.
 */
export type RunMetrics = Record<string, RunMetric>;

/** The first to look at, by kind of run. */
export const HEADLINES: Record<string, readonly string[]> = {
  siamese: ["obverse.rocAuc", "reverse.rocAuc"],
  classifier: ["accuracy", "loss"],
};

/** Of these less is better, of the others more. */
export const lessIsBetter = (metric: string) => /loss$/i.test(metric);

/** The metrics of a run, from the files in its folder; none while it is not evaluated. */
export function runMetrics(folder: string, kind: string): RunMetrics {
  if (!existsSync(join(folder, "evaluation.json"))) return {};
  const file = join(folder, "evaluation.json");
  const result = checkedEvaluation(kind, readJson(file), file);
  const metrics =
    kind === "siamese"
      ? siameseFigures(folder, result as SiameseEvaluation)
      : classifierFigures(folder, result as ClassifierEvaluation);
  // some cannot be obtained, say without a link
  return Object.fromEntries(
    Object.entries(metrics).filter(([, { value }]) => Number.isFinite(value)),
  );
}

/** Every epoch of a run, as metrics.jsonl holds it; none before the first. */
export function runHistory(folder: string): ({ epoch: number } & Record<string, number>)[] {
  const file = join(folder, "metrics.jsonl");
  return existsSync(file)
    ? readText(file)
        .split("\n")
        .flatMap((line, i) => (line.trim() === "" ? [] : [epochOf(line, `${file}, line ${i + 1}`)]))
    : [];
}

function epochOf(line: string, where: string): { epoch: number } & Record<string, number> {
  const remedy = "restore the file, or train again";
  const epoch = parseJson(where, line, { code: "state", remedy });
  if (typeof (epoch as { epoch?: unknown } | null)?.epoch === "number")
    return epoch as { epoch: number } & Record<string, number>;
  throw new NumislabError("state", `${where} is not about an epoch: ${remedy}.`);
}

const plain = (value: number): RunMetric => ({ value, low: null, high: null });

function siameseFigures(folder: string, { heldOut, bestEpoch }: SiameseEvaluation): RunMetrics {
  const best = (runHistory(folder) as unknown as Epoch[]).find(({ epoch }) => epoch === bestEpoch);
  return {
    ...Object.fromEntries(
      SIDES.flatMap((side) => [
        [`${side}.rocAuc`, heldOut[side].rocAuc],
        [`${side}.averagePrecision`, heldOut[side].averagePrecision],
        [`${side}.f1`, plain(heldOut[side].f1)],
      ]),
    ),
    ...(best && { "validation.averagePrecision": plain(best.validation) }),
  };
}

function classifierFigures(folder: string, { test, bestEpoch }: ClassifierEvaluation): RunMetrics {
  const best = (runHistory(folder) as unknown as ClassifierEpoch[]).find(
    ({ epoch }) => epoch === bestEpoch,
  );
  const { accuracy, recall, macroRecall, loss } = test;
  return {
    accuracy,
    recall,
    macroRecall: plain(macroRecall),
    loss: plain(loss),
    ...(best && {
      "validation.accuracy": plain(best.validationAccuracy),
      "validation.loss": plain(best.validationLoss),
    }),
  };
}
