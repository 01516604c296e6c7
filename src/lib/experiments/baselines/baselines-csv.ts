import { SIDES } from "../../data/index";
import { toCsv } from "../../base/index";
import type { BaselineTable } from "./baselines";
import type { BaselineMetrics } from "./measure-method";

const INTERVALS = {
  roc_auc: "rocAuc",
  average_precision: "averagePrecision",
  equal_error_rate: "equalErrorRate",
  mcc: "mcc",
  f1: "f1",
  accuracy: "accuracy",
} as const;
const COLUMNS = [
  "pairs_of",
  "side",
  "method",
  "held_out",
  "pairs",
  "same_die",
  "base_rate",
  "always_different",
  ...Object.keys(INTERVALS).flatMap((name) => [name, `${name}_low`, `${name}_high`]),
  "training_seconds",
  "ms_per_pair",
  "from",
];

/**
 * The table as rows of text: one for each set of pairs, side and method. An interval that cannot be
 * obtained is empty.
 */
export function baselinesCsv({ sets, rows }: BaselineTable): string {
  const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
  const cells = (figures: BaselineMetrics) =>
    Object.entries(INTERVALS).flatMap(([name, key]) => {
      const { value, low, high } = figures[key];
      return [
        [name, digits(value)],
        [`${name}_low`, digits(low)],
        [`${name}_high`, digits(high)],
      ];
    });
  const lines = sets.flatMap(({ id }) =>
    SIDES.flatMap((side) =>
      rows.flatMap(({ figures, name, heldOut, trainingSeconds, msPerPair, from }) => {
        const own = figures[id]?.[side];
        if (!own) return [];
        const { pairs, same, baseRate, alwaysDifferent } = own;
        return [
          {
            pairs_of: id,
            side,
            method: name,
            held_out: heldOut,
            pairs,
            same_die: same,
            base_rate: digits(baseRate),
            always_different: digits(alwaysDifferent),
            ...(Object.fromEntries(cells(own)) as Record<string, number | null>),
            training_seconds: trainingSeconds,
            ms_per_pair: msPerPair === null ? null : digits(msPerPair),
            from,
          },
        ];
      }),
    ),
  );
  return toCsv(lines, COLUMNS);
}
