import type { RuleResult, SideSweep, Sweep } from "../lib/experiments/index";
import type { Interval } from "../lib/metrics/index";
import { textTable } from "../terminal";

const figure = (value: number | null, digits = 3) =>
  value === null || !Number.isFinite(value) ? "–" : value.toFixed(digits);
const withInterval = ({ value, low, high }: Interval) =>
  `${figure(value)} [${figure(low, 2)}, ${figure(high, 2)}]`;

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
  const without = (range: { low: number; high: number }) =>
    `(without any one die ${figure(range.low)} to ${figure(range.high)})`;
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
      thresholdRange(result.thresholds),
      ...measures,
      figure(result.allPairs.accuracy, 4),
    ];
  };
  return [
    `${pairs} pairs, ${same} of one die (${(100 * baseRate).toFixed(1)} %): answering 'different' every time is right in ${figure(alwaysDifferent, 4)} of them and finds no link`,
    `ROC AUC ${withInterval(rocAuc)} ${without(rocAuc.leaveOneDieOut)}, average precision ${withInterval(averagePrecision)} ${without(averagePrecision.leaveOneDieOut)}`,
    `best F1 ${withInterval(bestF1)}, equal error rate ${withInterval(equalErrorRate)}, Brier ${withInterval(brier)} (the base rate every time: ${figure(brierOfBaseRate)})`,
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
    `all pairs: accuracy with the training pairs in it, the write-up's protocol. Published ${figure(allPairs.published, 4)}; here 'always different' has ${figure(allPairs.alwaysDifferent, 4)}, and the best threshold, picked with the answers known, ${figure(allPairs.best.accuracy, 4)}`,
  ].join("\n");
}

function thresholdRange(thresholds: readonly number[]): string {
  if (thresholds.length === 0) return "–";
  const [low, high] = [Math.min(...thresholds), Math.max(...thresholds)].map((threshold) =>
    figure(threshold),
  );
  return low === high ? low : `${low} to ${high}`;
}
