import type { BaselineTable } from "../lib/experiments/index";
import { formatInterval, formatNumber, formatSignificant } from "../lib/base/format-number";
import { whyMissing } from "../lib/metrics/why-missing";
import { textTable } from "../terminal";

/** The table of baselines as the terminal shows it. */
export function baselinesText({
  sets,
  rows,
  leftOut,
  thresholds,
  simulated,
}: BaselineTable): string {
  const parts = sets.flatMap(({ id, title }) =>
    (["obverse", "reverse"] as const).flatMap((side) => {
      const shown = rows.filter(({ figures }) => figures[id]);
      if (shown.length === 0) return [];
      const { pairs, same, alwaysDifferent } = shown[0].figures[id]![side];
      if (pairs === 0) return [];
      const why = whyMissing({ pairs, same });
      const lines = shown.map(({ name, figures }) => {
        const own = figures[id]![side];
        return [
          name,
          ...[own.rocAuc, own.averagePrecision, own.equalErrorRate, own.mcc, own.f1].map((one) =>
            formatInterval(one, why, 3, 2),
          ),
          formatInterval(own.accuracy, why, 4, 3),
          formatNumber(alwaysDifferent, why.value, 4),
        ];
      });
      const head = [
        "method",
        "ROC AUC",
        "average precision",
        "equal error rate",
        "MCC",
        "F1",
        "accuracy",
        "always different",
      ];
      return [
        `${side}, ${title}: ${pairs} pairs, ${same} from the same die\n${textTable([head, ...lines])}`,
      ];
    }),
  );
  const costs = rows.map(({ name, heldOut, trainingSeconds, msPerPair, given }) => [
    name,
    formatNumber(trainingSeconds, given ? "not known" : "not trained", 0, " s"),
    formatSignificant(msPerPair, "not measured", 2, " ms"),
    heldOut,
  ]);
  return [
    `${simulated ? "Simulated strikes. " : ""}Intervals are 95 %, from drawing coins. Thresholds: ${thresholds}.`,
    ...parts,
    textTable([
      ["method", "training", "processor time a pair", "tested pairs held out?"],
      ...costs,
    ]),
    ...leftOut.map(({ name, why }) => `left out: ${name}: ${why}`),
  ].join("\n\n");
}
