import type { RuleResult, SideSweep, Sweep } from "../lib/experiments/index";
import {
  formatInterval,
  formatNumber,
  formatPercent,
  formatRange,
  type MaybeInterval,
} from "../lib/base/format-number";
import { whyMissing } from "../lib/metrics/why-missing";
import { textTable } from "../terminal";

const share = (value: number) => formatNumber(value, "no pair", 4);

/**
 * A sweep as the terminal shows it: a table of rules for each side, the rule that was asked for
 * marked.
 */
export function sweepText({ tested, chosen, sides }: Sweep): string {
  const models =
    tested > 1
      ? `; ${tested} models, each with a threshold of its own, chosen without the fold that it is tested on`
      : "";
  const parts = Object.entries(sides).map(([side, sweep]) => `${side}: ${sideText(sweep, chosen)}`);
  return [`Held-out pairs${models}. Intervals are 95 %, from drawing coins.`, ...parts].join(
    "\n\n",
  );
}

function sideText(
  { figures, rules, allPairs, chosenOn }: SideSweep,
  chosen: string | null,
): string {
  const {
    pairs,
    same,
    baseRate,
    alwaysDifferent,
    rocAuc,
    averagePrecision,
    bestF1,
    equalErrorRate,
    brier,
    brierOfBaseRate,
  } = figures;
  if (pairs === 0 && !Number.isFinite(allPairs.alwaysDifferent))
    return "no pair: no two coins have a photograph and a known die of this side";
  const why = whyMissing(figures);
  const withInterval = (of: MaybeInterval) => formatInterval(of, why, 3, 2);
  const without = ({ low, high }: { low: number; high: number }) =>
    `(without any one die ${formatRange([low, high], why.value)})`;
  const row = (result: RuleResult) => {
    const { accuracy, balancedAccuracy, precision, recall, f1, mcc, falsePositiveRate } =
      result.heldOut;
    const measures = [
      accuracy,
      balancedAccuracy,
      precision,
      recall,
      f1,
      mcc,
      falsePositiveRate,
    ].map(withInterval);
    return [
      `${result.rule === chosen ? "> " : "  "}${result.rule}`,
      formatRange(
        result.thresholds,
        result.rule === "always different" ? "needs none" : "no pair to choose by",
      ),
      ...measures,
      share(result.allPairs.accuracy),
    ];
  };
  return [
    `${pairs} pairs, ${same} from the same die (${formatPercent(baseRate, why.value)}): answering 'different' every time is right in ${share(alwaysDifferent)} of them and finds no link`,
    `ROC AUC ${withInterval(rocAuc)} ${without(rocAuc.leaveOneDieOut)}, average precision ${withInterval(averagePrecision)} ${without(averagePrecision.leaveOneDieOut)}`,
    `best F1 ${withInterval(bestF1)}, equal error rate ${withInterval(equalErrorRate)}, Brier ${withInterval(brier)} (the base rate every time: ${formatNumber(brierOfBaseRate, why.value)})`,
    textTable([
      [
        "  rule",
        "threshold",
        "accuracy",
        "balanced accuracy",
        "precision",
        "recall",
        "F1",
        "MCC",
        "false positive rate",
        "all pairs",
      ],
      ...rules.map(row),
    ]),
    `chosen on ${chosenOn[0]}${chosenOn.length > 1 ? ", for the first model" : ""}`,
    `all pairs: accuracy with the training pairs in it, the write-up's protocol. Published ${share(allPairs.published)}; here 'always different' has ${share(allPairs.alwaysDifferent)}, and the best threshold, picked with the answers known, ${share(allPairs.best.accuracy)}`,
  ].join("\n");
}
