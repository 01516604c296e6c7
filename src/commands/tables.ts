import { formatInterval, formatNumber, type MaybeNumber } from "../lib/base/format-number";
import { NO_PHOTOGRAPH, whyMissing } from "../lib/metrics/why-missing";
import { textTable } from "../terminal";

export function evaluationTable(pairs: import("../lib/experiments/index").SideEvaluation): string {
  return textTable([
    ["", "pairs", "same die", "always different", "accuracy", "ROC AUC", "average precision"],
    ...Object.entries(pairs).map(([side, e]) => {
      const why = whyMissing({ pairs: e.pairs, same: e.same });
      return [
        side,
        e.pairs,
        e.same,
        formatNumber(e.alwaysDifferent, why.value, 4),
        formatNumber(e.accuracy, why.value, 4),
        formatInterval(e.rocAuc, why),
        formatInterval(e.averagePrecision, why),
      ];
    }),
  ]);
}

export function classTable({
  photographs,
  recall,
  accuracy,
  macroRecall,
  loss,
  sure,
}: import("../lib/experiments/index").ClassEvaluation): string {
  const number = (value: MaybeNumber) => formatNumber(value, NO_PHOTOGRAPH.value);
  return textTable([
    ["photographs", "recall (p > 0.5)", "accuracy", "macro recall", "loss", "sure of"],
    [
      photographs,
      formatInterval(recall, NO_PHOTOGRAPH),
      formatInterval(accuracy, NO_PHOTOGRAPH),
      number(macroRecall),
      number(loss),
      number(sure.share),
    ],
  ]);
}

/** A Siamese model's metrics on coins that it was not trained on, and what was left out. */
export function modelTable({
  pairs,
  decisions,
  leftOut,
  coins,
  simulated,
}: import("../lib/experiments/index").ModelEvaluation): string {
  const both = ["obverse", "reverse"] as const;
  const withPairs = both.filter((side) => pairs[side].pairs > 0);
  const sides = withPairs.length > 0 ? withPairs : both;
  const row = (name: string, of: (side: "obverse" | "reverse") => string | number) => [
    name,
    ...sides.map(of),
  ];
  const measure = (
    name: string,
    key:
      | "rocAuc"
      | "averagePrecision"
      | "equalErrorRate"
      | "accuracy"
      | "balancedAccuracy"
      | "precision"
      | "recall"
      | "f1"
      | "mcc"
      | "brier",
  ) => row(name, (side) => formatInterval(pairs[side][key], whyMissing(pairs[side])));
  const found = ({
    confusion: { truePositives: right, falsePositives: wrong },
  }: import("../lib/experiments/index").SideMetrics) => `${right} right, ${wrong} wrong`;
  return [
    `${coins} coins${simulated ? ", simulated strikes" : ""}; intervals are 95 %, from drawing coins`,
    textTable([
      ["", ...sides.map((side) => `${side}s`)],
      row("pairs", (side) => pairs[side].pairs),
      row(
        "from the same die",
        (side) =>
          `${pairs[side].same} (base rate ${formatNumber(pairs[side].baseRate, "no pair")})`,
      ),
      measure("ROC AUC", "rocAuc"),
      measure("average precision", "averagePrecision"),
      measure("equal error rate", "equalErrorRate"),
      row("threshold, the model's own", (side) => formatNumber(decisions[side].threshold, "none")),
      row("called 'same die'", (side) => found(pairs[side])),
      measure("accuracy", "accuracy"),
      row("accuracy of always 'different'", (side) =>
        formatNumber(pairs[side].alwaysDifferent, "no pair"),
      ),
      measure("balanced accuracy", "balancedAccuracy"),
      measure("precision", "precision"),
      measure("recall", "recall"),
      measure("F1", "f1"),
      measure("MCC", "mcc"),
      measure("Brier score", "brier"),
      row("Brier score of the base rate", (side) =>
        formatNumber(pairs[side].brierOfBaseRate, "no pair"),
      ),
    ]),
    ...leftOut.coins.map(({ coin, why }) => `left out: coin ${coin}: ${why}`),
    ...leftOut.pairs.map(({ side, pairs, why }) => `left out: ${pairs} ${side} pairs ${why}`),
  ].join("\n");
}
