import type { Side } from "../coins/index";
import { diePairs, SIDES } from "../data/index";
import { startEngine } from "../engine/index";
import { random } from "../base/index";
import {
  countsAsSame,
  openMatcher,
  type MatcherOptions,
  type MatchTable,
  type MethodCalibration,
} from "../matchers/index";
import { fitPlatt } from "../metrics/index";
import type { Decision } from "../models/index";
import { pairsLeftOut, type EvaluatedModel, type EvaluateOptions } from "./evaluate-model";
import { labelledSides, type LabelledSides } from "./labelled-sides";
import { testedPairs, type IndexedPair } from "./siamese/evaluate-sides";
import { sideMetrics } from "./siamese/side-metrics";

export interface EvaluateMethodOptions
  extends Omit<EvaluateOptions, "cache">, Pick<MatcherOptions, "model" | "caches"> {}

/**
 * Evaluates a method of `METHODS` on a folder of photographs with a sheet of die links: every pair
 * whose dies are known, at the method's own thresholds and calibration. A method without a
 * calibration has metrics of its ranking only.
 *
 * @throws NumislabError "usage" where there is no such method; "input" where the data cannot be used
 */
export async function evaluateMethod(
  method: string,
  data: string,
  {
    sheet = null,
    sheetOptions,
    layout = "halves",
    resamples = 300,
    model,
    caches,
    onProgress,
  }: EvaluateMethodOptions = {},
): Promise<EvaluatedModel> {
  await startEngine();
  const matcher = await openMatcher(method, { model, caches });
  try {
    const ready = await labelledSides(matcher, data, { sheet, sheetOptions, layout, onProgress });
    const table = await matcher.score(ready.sides, onProgress);
    onProgress?.({ stage: "evaluating", done: 0, total: 1 });
    const scored = SIDES.flatMap((side) =>
      indexedPairs(ready, table, side, matcher.calibration.otherwise),
    );
    const metricsOf = (side: Side) =>
      sideMetrics(
        scored.filter((pair) => pair.side === side),
        random(1).fork(side),
        resamples,
      );
    return {
      evaluation: {
        method,
        model: model ?? null,
        compare: "score",
        data,
        sheet,
        sheetOptions: sheetOptions ?? null,
        layout,
        simulated: ready.simulated,
        coins: ready.coins.length,
        pairs: { obverse: metricsOf("obverse"), reverse: metricsOf("reverse") },
        decisions: matcher.decisionsFor?.(ready.coins.length) ??
          matcher.calibration.decisions ?? { obverse: NONE, reverse: NONE },
        fit: fitOf(scored, data),
        leftOut: { coins: ready.refused, pairs: pairsLeftOut(ready) },
        warnings: ready.warnings,
      },
      pairs: testedPairs(ready.coins, scored, true),
    };
  } finally {
    await matcher.close();
  }
}

/** Of a method that is not calibrated: nothing is called 'same'. */
const NONE: Decision = {
  threshold: Infinity,
  calibration: { slope: NaN, intercept: NaN },
  chosenOn: "nothing: the method is not calibrated",
};

/** Every labelled pair of one side; one that the matcher did not look at ranks below all others. */
function indexedPairs(
  { coins, leftOut }: LabelledSides,
  table: MatchTable,
  side: Side,
  otherwise: number,
): IndexedPair[] {
  const row = new Map<number, number>();
  const key = (a: number, b: number) => Math.min(a, b) * coins.length + Math.max(a, b);
  const place = table.coins.map(Number);
  table.side.forEach((one, i) => {
    if (one === side) row.set(key(place[table.a[i]], place[table.b[i]]), i);
  });
  const below = table.score.reduce((least, score) => Math.min(least, score), Infinity) - 1;
  const { a, b, same } = diePairs(coins, side, undefined, leftOut);
  return same.map((truth, i) => {
    const at = row.get(key(a[i], b[i]));
    const probability = at === undefined ? otherwise : table.probability[at];
    return {
      a: a[i],
      b: b[i],
      side,
      fold: 0,
      score: at === undefined ? below : table.score[at],
      probability,
      called: at !== undefined && countsAsSame(table.answer[at], probability),
      same: truth,
    };
  });
}

/** The calibration that these pairs would give, both sides together. */
function fitOf(pairs: readonly IndexedPair[], data: string): MethodCalibration {
  const same = pairs.map((pair) => pair.same);
  const links = same.filter(Boolean).length;
  return {
    calibration: fitPlatt(
      same,
      pairs.map(({ score }) => score),
    ),
    prior: links / pairs.length,
    chosenOn: `${pairs.length} pairs of ${data}, ${links} of the same die`,
  };
}
