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
