import { basename, join } from "node:path";
import type { Side, TestedPair } from "../../coins/index";
import { SIDES } from "../../data/index";
import { parseThresholdRule, THRESHOLD_RULES, type ThresholdRule } from "../../metrics/index";
import { random, toCsv, writeWhole } from "../../base/index";
import { writeJson } from "../../runs/index";
import { rankingMetrics, type RankingMetrics } from "./ranking-metrics";
import { onePerPair, ruleResult, type RuleResult } from "./rule-results";
import { readSweepInput } from "./sweep-pairs";
import { thresholdTable, type ScoredPairs, type ThresholdRow } from "./threshold-table";

/** What the write-up published, over all 4,095 pairs of its 91 coins, training pairs included. */
export const PUBLISHED: Record<Side, number> = { obverse: 2259 / 4095, reverse: 3319 / 4095 };

/** What one side's thresholds come to. */
export interface SideSweep {
  /** Metrics that need no threshold. */
  figures: RankingMetrics;
  /** The pairs that each tested model's threshold was chosen by, in words. */
  chosenOn: string[];
  /** 'Always different', then every rule. */
  rules: RuleResult[];
  /** The write-up's protocol. */
  allPairs: {
    pairs: number;
    same: number;
    alwaysDifferent: number;
    published: number;
    /**
     * The most accurate threshold on these very pairs, chosen with the answers known: no honest
     * rule can be held to it.
     */
    best: { threshold: number; accuracy: number };
  };
}

/** The content of sweep.json. */
export interface Sweep {
  run: string;
  tested: number;
  /** The rule that was asked for. */
  chosen: ThresholdRule | null;
  sides: Record<Side, SideSweep>;
}

const COLUMNS: Record<string, keyof ThresholdRow> = {
  threshold: "threshold",
  tp: "truePositives",
  fp: "falsePositives",
  tn: "trueNegatives",
  fn: "falseNegatives",
  accuracy: "accuracy",
  balanced_accuracy: "balancedAccuracy",
  precision: "precision",
  recall: "recall",
  f1: "f1",
  mcc: "mcc",
  fpr: "falsePositiveRate",
  predicted_positives: "predictedPositives",
  clusters: "clusters",
};

/**
 * Sweeps the threshold over the scores of a finished Siamese run (see `sweepOf`). Writes sweep.csv,
 * a row for each distinct score of each side and protocol, and sweep.json, what is returned.
 */
export async function sweepRun(
  folder: string,
  options: { choose?: string; resamples?: number } = {},
): Promise<Sweep> {
  const swept = sweepOf(folder, options);
  await writeSweep(folder, swept);
  return swept.sweep;
}

/** A sweep with the rows of its table over all thresholds. */
export interface Swept {
  sweep: Sweep;
  rows: Record<string, string | number>[];
}

/** Writes sweep.csv and sweep.json of a run. */
export async function writeSweep(folder: string, { sweep, rows }: Swept): Promise<void> {
  await writeWhole(
    join(folder, "sweep.csv"),
    toCsv(rows, ["protocol", "side", ...Object.keys(COLUMNS)]),
  );
  await writeJson(join(folder, "sweep.json"), sweep);
}

/**
 * Every rule's thresholds, with what they come to on pairs that they were not chosen by.
 *
 * @param folder of a finished Siamese run
 * @param options.choose a rule to look at besides those that are always tried
 * @returns also the rows of the full table
 * @throws NumislabError "usage" for a rule that is not known, or a run of another kind; "state"
 *   where the run cannot be swept
 */
export function sweepOf(
  folder: string,
  { choose = undefined as string | undefined, resamples = 300 } = {},
): Swept {
  const chosen = choose === undefined ? null : parseThresholdRule(choose);
  const { result, pairs, choices } = readSweepInput(folder);
  const rules: RuleResult["rule"][] = [
    "always different",
    ...new Set([...THRESHOLD_RULES, ...(chosen ? [chosen] : [])]),
  ];
  let rows: Record<string, string | number>[] = [];
  const of = (side: Side): SideSweep => {
    const own = pairs.filter((pair) => pair.side === side);
    const heldOut = thresholdTable(heldOutPairs(own));
    const all = onePerPair(own);
    const table = thresholdTable(allPairs(all));
    rows = rows.concat(csvRows("held-out", side, heldOut), csvRows("all-pairs", side, table));
    const same = all.filter((pair) => pair.same).length;
    const nothing = (all.length - same) / all.length;
    const best = table.reduce((best, row) => (row.accuracy > best.accuracy ? row : best), {
      threshold: Infinity,
      accuracy: nothing,
    });
    return {
      figures: rankingMetrics(side, own, result, random(1).fork(side), resamples),
      chosenOn: result.foldDecisions.map((decisions) => decisions[side].chosenOn),
      rules: rules.map((rule) =>
        ruleResult(rule, own, choices[side], random(1).fork(side), resamples),
      ),
      allPairs: {
        pairs: all.length,
        same,
        alwaysDifferent: nothing,
        published: PUBLISHED[side],
        best: { threshold: best.threshold, accuracy: best.accuracy },
      },
    };
  };
  const sides = Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<
    Side,
    SideSweep
  >;
  return { sweep: { run: basename(folder), tested: result.tested, chosen, sides }, rows };
}

/** The held-out pairs of one side; a coin that two models answered for is two coins. */
export function heldOutPairs(pairs: readonly TestedPair[]): ScoredPairs {
  const own = pairs.filter((pair) => pair.heldOut);
  const name = (coin: string, fold: number) => `${fold}\n${coin}`;
  return {
    a: own.map(({ a, fold }) => name(a, fold)),
    b: own.map(({ b, fold }) => name(b, fold)),
    scores: own.map(({ score }) => score),
    same: own.map(({ same }) => same),
  };
}

/** All pairs of one side, each scored by the model that is kept. */
function allPairs(pairs: readonly TestedPair[]): ScoredPairs {
  return {
    a: pairs.map(({ a }) => a),
    b: pairs.map(({ b }) => b),
    scores: pairs.map(({ keptScore }) => keptScore),
    same: pairs.map(({ same }) => same),
  };
}

function csvRows(
  protocol: string,
  side: Side,
  table: readonly ThresholdRow[],
): Record<string, string | number>[] {
  const cell = (value: number) => (Number.isNaN(value) ? "" : Number(value.toPrecision(9)));
  return table.map((row) => ({
    protocol,
    side,
    ...Object.fromEntries(Object.entries(COLUMNS).map(([column, key]) => [column, cell(row[key])])),
  }));
}
