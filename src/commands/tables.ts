import { textTable } from "../terminal";

export function evaluationTable(pairs: import("../lib/experiments/index").SideEvaluation): string {
  const figure = (value: number | null) =>
    value === null || Number.isNaN(value) ? "–" : value.toFixed(4);
  return textTable([
    ["", "pairs", "same die", "always different", "accuracy", "ROC AUC", "average precision"],
    ...Object.entries(pairs).map(([side, e]) => [
      side,
      e.pairs,
      e.same,
      figure(e.alwaysDifferent),
      figure(e.accuracy),
      figure(e.rocAuc.value),
      figure(e.averagePrecision.value),
    ]),
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
  const figure = ({ value, low, high }: { value: number; low: number; high: number }) =>
    `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return textTable([
    ["photographs", "recall (p > .5)", "accuracy", "macro recall", "loss", "sure of"],
    [
      photographs,
      figure(recall),
      figure(accuracy),
      macroRecall.toFixed(3),
      loss.toFixed(3),
      sure.share.toFixed(3),
    ],
  ]);
}

/** A Siamese model's figures on coins that it was not trained on, and what was left out. */
export function modelTable({
  pairs,
  decisions,
  leftOut,
  coins,
  simulated,
}: import("../lib/experiments/index").ModelEvaluation): string {
  const digits = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : "–");
  const figure = ({ value, low, high }: { value: number; low: number; high: number }) =>
    `${digits(value)} [${digits(low)}, ${digits(high)}]`;
  const row = (name: string, of: (side: "obverse" | "reverse") => string | number) => [
    name,
    of("obverse"),
    of("reverse"),
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
  ) => row(name, (side) => figure(pairs[side][key]));
  const found = ({
    confusion: { truePositives: right, falsePositives: wrong },
  }: import("../lib/experiments/index").SideFigures) => `${right} right, ${wrong} wrong`;
  return [
    `${coins} coins${simulated ? ", simulated strikes" : ""}; intervals are 95 %, from drawing coins`,
    textTable([
      ["", "obverses", "reverses"],
      row("pairs", (side) => pairs[side].pairs),
      row(
        "of one die",
        (side) => `${pairs[side].same} (base rate ${digits(pairs[side].baseRate)})`,
      ),
      measure("ROC AUC", "rocAuc"),
      measure("average precision", "averagePrecision"),
      measure("equal error rate", "equalErrorRate"),
      row("threshold, the model's own", (side) => digits(decisions[side].threshold)),
      row("called 'same die'", (side) => found(pairs[side])),
      measure("accuracy", "accuracy"),
      row("accuracy of always 'different'", (side) => digits(pairs[side].alwaysDifferent)),
      measure("balanced accuracy", "balancedAccuracy"),
      measure("precision", "precision"),
      measure("recall", "recall"),
      measure("F1", "f1"),
      measure("MCC", "mcc"),
      measure("Brier score", "brier"),
      row("Brier score of the base rate", (side) => digits(pairs[side].brierOfBaseRate)),
    ]),
    ...leftOut.coins.map(({ coin, why }) => `left out: coin ${coin}: ${why}`),
    ...leftOut.pairs.map(({ side, pairs, why }) => `left out: ${pairs} ${side} pairs ${why}`),
  ].join("\n");
}
