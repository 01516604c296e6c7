import { textTable } from "../terminal";

export function evaluationTable(pairs: import("../lib/experiments/index").SideEvaluation): string {
  const figure = (value: number | null) => (value === null || Number.isNaN(value) ? "–" : value.toFixed(4));
  return textTable([
    ["", "pairs", "same die", "always different", "accuracy", "ROC AUC", "average precision"],
    ...Object.entries(pairs).map(([side, e]) => [side, e.pairs, e.same, figure(e.alwaysDifferent), figure(e.accuracy), figure(e.rocAuc.value), figure(e.averagePrecision.value)]),
  ]);
}

export function classTable({ photographs, recall, accuracy, macroRecall, loss, sure }: import("../lib/experiments/index").ClassEvaluation): string {
  const figure = ({ value, low, high }: { value: number; low: number; high: number }) => `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return textTable([
    ["photographs", "recall (p > .5)", "accuracy", "macro recall", "loss", "sure of"],
    [photographs, figure(recall), figure(accuracy), macroRecall.toFixed(3), loss.toFixed(3), sure.share.toFixed(3)],
  ]);
}
