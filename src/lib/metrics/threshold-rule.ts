import { NumislabError } from "../base/index";
import { f1, falsePositiveRate, recall } from "./confusion";
import { bestCut, cuts, thresholdAt, type Cut } from "./cuts";
import { matthews } from "./matthews";
import { youdenJ } from "./youden";

/** A way to choose a threshold, as the command line has it. */
export type ThresholdRule = "youden" | "eer" | "f1" | "mcc" | `fpr=${number}` | `value=${number}`;

/** The rules that a sweep always tries. */
export const THRESHOLD_RULES: readonly ThresholdRule[] = [
  "youden",
  "eer",
  "f1",
  "mcc",
  "fpr=0.01",
  "fpr=0.001",
];

const GAINS: Record<string, (cut: Cut) => number> = {
  youden: youdenJ,
  eer: (cut) => -Math.abs(falsePositiveRate(cut) - (1 - recall(cut))),
  f1: f1,
  mcc: matthews,
};

/** Checks a rule that a user named. @throws NumislabError "usage" */
export function parseThresholdRule(text: string): ThresholdRule {
  const [name, value, ...more] = text.split("=");
  const number = value === undefined || value.trim() === "" ? NaN : Number(value);
  const known =
    more.length === 0 &&
    (Object.hasOwn(GAINS, name)
      ? value === undefined
      : name === "fpr"
        ? number >= 0 && number < 1
        : name === "value" && Number.isFinite(number));
  if (!known) {
    throw new NumislabError(
      "usage",
      `${text} is not a threshold rule: give youden, eer, f1, mcc, fpr=RATE (a share of the different pairs, such as fpr=0.01) or value=SCORE`,
    );
  }
  return (Object.hasOwn(GAINS, name) ? name : `${name}=${number}`) as ThresholdRule;
}

/**
 * The threshold that a rule chooses on labelled scores. Of several that are as good, the highest.
 *
 * - `youden`: the largest true positive rate minus false positive rate
 * - `eer`: the two error rates as near to each other as the scores allow
 * - `f1`, `mcc`: the largest F1, the largest Matthews correlation
 * - `fpr=x`: as low as it can be with at most that share of the negatives called
 * - `value=x`: x
 *
 * @param labels true for a positive, length n
 * @param scores higher = more likely positive, length n
 * @returns NaN where the scores cannot tell: without negatives, and, but for `fpr`, without
 *   positives
 */
export function chooseThreshold(
  labels: ArrayLike<boolean>,
  scores: ArrayLike<number>,
  rule: ThresholdRule,
): number {
  const [name, value] = rule.split("=");
  if (name === "value") return Number(value);
  const all = cuts(labels, scores);
  const { trueNegatives: negatives, falseNegatives: positives } = all[0];
  if (negatives === 0 || (positives === 0 && name !== "fpr")) return NaN;
  if (name === "fpr")
    return thresholdAt(
      all,
      all.filter((cut) => falsePositiveRate(cut) <= Number(value)).length - 1,
    );
  return thresholdAt(all, bestCut(all, GAINS[name]));
}
