import { z } from "zod";
import { NumislabError } from "../../base/index";
import type { Side } from "../../coins/index";

/** A metric of a run; `low` and `high` bound its 95 % interval, null where it has none. */
export interface RunMetric {
  value: number;
  low: number | null;
  high: number | null;
}

/** The part of a Siamese run's evaluation.json that runs are listed, compared and described by. */
export interface SiameseEvaluation {
  coins: number;
  /** Folds that were tested, each by a model that was not trained on it. */
  tested: number;
  bestEpoch: number;
  /** Metrics of the pairs of coins of one tested fold. */
  heldOut: Record<
    Side,
    { pairs: number; same: number; rocAuc: RunMetric; averagePrecision: RunMetric; f1: number }
  >;
}

/** The same of a classifier's run. */
export interface ClassifierEvaluation {
  classes: string[];
  /** Number of photographs by their role. */
  photographs: Record<"training" | "validation" | "test", number>;
  bestEpoch: number;
  /** Metrics of the photographs excluded from training and from every choice. */
  test: { accuracy: RunMetric; recall: RunMetric; macroRecall: number; loss: number };
}

// null stands for what has no value, such as the ROC AUC without a link
const number = z.number().nullable();
const metric = z.looseObject({ value: number, low: number, high: number });
const side = z.looseObject({
  pairs: z.number(),
  same: z.number(),
  rocAuc: metric,
  averagePrecision: metric,
  f1: number,
});
const schemas: Record<string, z.ZodType> = {
  siamese: z.looseObject({
    coins: z.number(),
    tested: z.number(),
    bestEpoch: z.number(),
    heldOut: z.looseObject({ obverse: side, reverse: side }),
  }),
  classifier: z.looseObject({
    classes: z.array(z.string()),
    photographs: z.looseObject({
      training: z.number(),
      validation: z.number(),
      test: z.number(),
    }),
    bestEpoch: z.number(),
    test: z.looseObject({ accuracy: metric, recall: metric, macroRecall: number, loss: number }),
  }),
};

/**
 * What an evaluation.json holds, as far as runs are listed and compared by it.
 *
 * @param kind of the run
 * @param file for the message
 * @throws NumislabError "state" naming what is wrong
 */
export function checkedEvaluation(
  kind: string,
  value: unknown,
  file: string,
): SiameseEvaluation | ClassifierEvaluation {
  const checked = schemas[kind].safeParse(value);
  if (checked.success) return value as SiameseEvaluation | ClassifierEvaluation;
  const [{ path, message }] = checked.error.issues;
  throw new NumislabError(
    "state",
    `${file} is not the evaluation of a ${kind} run (${path.join(".")}): ${message}. Restore it, or train again.`,
  );
}
