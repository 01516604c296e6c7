import type { BaselineTable } from "../lib/experiments/index";
import type { Interval } from "../lib/metrics/index";
import { textTable } from "../terminal";

const figure = (value: number, digits = 3) =>
  Number.isFinite(value) ? value.toFixed(digits) : "–";
const withInterval = ({ value, low, high }: Interval, digits = 3) =>
  `${figure(value, digits)} [${figure(low, digits - 1)}, ${figure(high, digits - 1)}]`;

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
      const lines = shown.map(({ name, figures }) => {
        const own = figures[id]![side];
        return [
          name,
          ...[own.rocAuc, own.averagePrecision, own.equalErrorRate, own.mcc, own.f1].map((one) =>
            withInterval(one),
          ),
          withInterval(own.accuracy, 4),
          figure(alwaysDifferent, 4),
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
        `${side}, ${title}: ${pairs} pairs, ${same} of one die\n${textTable([head, ...lines])}`,
      ];
    }),
  );
  const costs = rows.map(({ name, heldOut, trainingSeconds, msPerPair }) => [
    name,
    trainingSeconds === null ? "–" : `${trainingSeconds.toFixed(0)} s`,
    msPerPair === null ? "–" : `${msPerPair.toPrecision(2)} ms`,
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
