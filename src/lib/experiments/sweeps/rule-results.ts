import {
  accuracy,
  balancedAccuracy,
  coinBootstrap,
  confusion,
  f1,
  falsePositiveRate,
  matthews,
  precision,
  recall,
  type Confusion,
  type Interval,
  type ThresholdRule,
} from "../../metrics/index";
import type { Random } from "../../base/index";
import { thresholdBy } from "../decisions";
import type { TestedPair } from "../../coins/index";
import { numberNamedCoins } from "./number-coins";
import type { Choice } from "./sweep-pairs";

const MEASURES = {
  accuracy,
  balancedAccuracy,
  precision,
  recall,
  f1,
  mcc: matthews,
  falsePositiveRate,
};

/** What a rule's thresholds come to on pairs that they were not chosen by. */
export interface RuleResult {
  rule: ThresholdRule | "always different";
  /**
   * Of the model that never saw each tested fold, chosen without that fold. None for 'always
   * different'.
   */
  thresholds: number[];
  /** On the held-out pairs, each at the threshold of its own fold. */
  heldOut: Confusion & Record<keyof typeof MEASURES, Interval>;
  /** On all pairs, training pairs included, by the model that is kept: the write-up's protocol. */
  allPairs: Confusion & { accuracy: number };
}

/**
 * Applies a rule: chooses a threshold for each model on the pairs that its tested fold is no part
 * of, and answers with it.
 *
 * @param pairs of one side
 * @param choices of that side, by tested fold
 */
export function ruleResult(
  rule: RuleResult["rule"],
  pairs: readonly TestedPair[],
  choices: readonly Choice[],
  random: Random,
  resamples: number,
): RuleResult {
  const thresholds =
    rule === "always different" ? [] : choices.map((choice) => thresholdBy(rule, choice));
  const threshold = (fold: number) => thresholds[fold] ?? Infinity;
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const called = heldOut.map(({ score, fold }) => score >= threshold(fold));
  const same = heldOut.map((pair) => pair.same);
  const { coins, numbered } = numberNamedCoins(heldOut);
  const measured = Object.entries(MEASURES).map(([name, measure]) => [
    name,
    // the same draws for every metric and rule, so that they can be compared
    coinBootstrap(
      numbered,
      coins,
      (weights) => measure(confusion(same, called, weights)),
      random.fork("coins"),
      { resamples },
    ),
  ]);
  const all = onePerPair(pairs);
  const ofAll = confusion(
    all.map((pair) => pair.same),
    all.map(({ keptScore }) => keptScore >= threshold(0)),
  );
  return {
    rule,
    thresholds,
    heldOut: {
      ...confusion(same, called),
      ...(Object.fromEntries(measured) as Record<keyof typeof MEASURES, Interval>),
    },
    allPairs: { ...ofAll, accuracy: accuracy(ofAll) },
  };
}

/** Each pair once: with repeats, several models answered for some. */
export function onePerPair(pairs: readonly TestedPair[]): TestedPair[] {
  return [...new Map(pairs.map((pair) => [`${pair.a}\n${pair.b}`, pair])).values()];
}
