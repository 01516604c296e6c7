import { basename, join } from "node:path";
import type { Layout, Side } from "../../coins/index";
import { SIDES, type SheetOptions } from "../../data/index";
import { startEngine } from "../../engine/index";
import { NumislabError, random } from "../../base/index";
import type { InputRecipe } from "../../models/index";
import { provenance, type Provenance } from "../../runs/index";
import { dataFolder, readyCoins } from "../siamese/ready-coins";
import type { SiameseRunOptions } from "../siamese/siamese-run";
import { baselineCoins, type BaselineCoins } from "./baseline-coins";
import { readScores, type GivenScores, type ReadScores } from "./given-scores";
import type { CpuClock } from "./kept-scores";
import { measureMethod, RULE, type BaselineMetrics } from "./measure-method";
import { baselineConfig, checkNames, methodsOf, type Method, type MethodAnswers } from "./methods";
import { pairSets, type PairSet } from "./pair-sets";
import type { PairScores } from "./pair-scores";
import { scoresOfPairs } from "./scores-of-pairs";

/** One method in the table. */
export interface BaselineRow extends Pick<Method, "id" | "name" | "heldOut" | "given"> {
  /** On each set of pairs that it has all answers for. */
  figures: { [set in PairSet["id"]]?: Record<Side, BaselineMetrics> };
  /** By the clock; null where nothing is trained or it is not known. */
  trainingSeconds: number | null;
  /**
   * Processor time: describing all sides and comparing all pairs, by the number of pairs. Null
   * where there is nothing to time.
   */
  msPerPair: number | null;
  /** Folder of the run or model that answered, or the table of given scores. */
  from: string | null;
}

/** Methods beside each other on the same pairs: the content of baselines.json. */
export interface BaselineTable {
  data: string;
  /** How the user's own photographs and sheet were read; null for simulated coins. */
  read: { sheet: string | null; sheetOptions: SheetOptions | null; layout: Layout } | null;
  simulated: boolean;
  coins: number;
  sets: { id: PairSet["id"]; title: string }[];
  rows: BaselineRow[];
  /** Methods without a row, and why. */
  leftOut: { name: string; why: string }[];
  /** How thresholds were chosen, in words. */
  thresholds: string;
  resamples: number;
  warnings: string[];
  provenance: Provenance;
}

export interface BaselineOptions extends Omit<SiameseRunOptions, "resume" | "source" | "onEpoch"> {
  /**
   * Photographs and sheet; the simulated coins of the configuration `siamese-write-up` where it is
   * left out.
   */
  data?: string;
  sheet?: string;
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  layout?: Layout;
  resamples?: number;
  cpu?: CpuClock;
  /** Methods to measure, beside 'always different'; eight of them where it is left out. */
  methods?: readonly string[];
  /** Folder of a trained model, for methods that take one. */
  model?: string;
  /** Tables of scores that other tools made, measured on the same pairs. */
  given?: readonly GivenScores[];
}

const THRESHOLDS = `the largest ${RULE.toUpperCase()} on pairs that share no fold of the split by die with the tested ones; of cross-validated networks on the pairs outside the tested fold that their own thresholds were chosen by`;

/**
 * The table of baselines: methods from ‘always different’ to the registration matcher on the same
 * pairs of coins, each with its metrics and what it costs. Networks that are not there yet are
 * trained; slow scores are kept in `.cache/baselines`.
 *
 * @throws NumislabError as `readyCoins` does, "stopped" where the user stopped a training; a method
 *   that fails otherwise is left out with the reason
 */
export async function compareBaselines({
  data,
  sheet,
  sheetOptions,
  layout = "halves",
  resamples = 300,
  cpu = processorTime,
  methods,
  model,
  given = [],
  ...run
}: BaselineOptions): Promise<BaselineTable> {
  checkNames(methods);
  const tables = await Promise.all(given.map(readScores)); // told of before the long work
  const { root, onProgress } = run;
  const engine = await startEngine();
  const cache = (name: string) => join(root, ".cache", name);
  const writeUp = baselineConfig(
    root,
    "siamese-write-up",
    data === undefined ? null : { folder: data, sheet: sheet ?? null, sheetOptions, layout },
  );
  const best = baselineConfig(root, "siamese-best", null);
  const folder = data ?? (await dataFolder(writeUp, root, onProgress));
  const read = (recipe: InputRecipe) =>
    readyCoins(folder, { sheet, sheetOptions, layout }, recipe, onProgress, cache("coin-sides"));
  const ready = await read(best.input);
  const coins = await baselineCoins(ready, layout, cache("coin-sides"), onProgress);
  const others = tables.map((table) => ({ table, ...scoresOfPairs(table, coins) }));
  const methodsHere = methodsOf({
    ready,
    coins,
    read,
    configs: { writeUp, best },
    trainBest: data === undefined,
    run,
    caches: {
      scores: cache("baselines"),
      sides: cache("coin-sides"),
      inputs: cache("coin-sides"),
    },
    names: methods,
    model,
    cpu,
    onProgress,
  });
  const sets = pairSets(SIDES.map((side) => coins.pairs[side]));
  const rows: BaselineRow[] = [];
  const leftOut: BaselineTable["leftOut"] = [];
  const measured = [
    ...methodsHere,
    ...others.map(({ table, scores }) => givenMethod(table, scores)),
  ];
  for (const method of measured) {
    try {
      const answers = await method.answers();
      onProgress?.({ stage: `measuring: ${method.name}`, done: 0, total: 1 });
      rows.push(rowOf(method, answers, coins, sets, resamples));
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code === "stopped") throw error;
      leftOut.push({ name: method.name, why: error.message });
    }
  }
  return {
    data: folder,
    read:
      data === undefined
        ? null
        : { sheet: sheet ?? null, sheetOptions: sheetOptions ?? null, layout },
    simulated: ready.simulated,
    coins: coins.coins.length,
    sets: sets.map(({ id, title }) => ({ id, title })),
    rows,
    leftOut,
    thresholds: THRESHOLDS,
    resamples,
    warnings: [...coins.warnings, ...others.flatMap(({ told }) => told)],
    provenance: provenance(root, engine),
  };
}

/** Scores that another tool made, as a method. */
function givenMethod({ name, file }: ReadScores, scores: PairScores): Method {
  return {
    id: `scores:${name}`,
    name,
    heldOut: `not known: scores of ${basename(file)}`,
    given: true,
    answers: async () => ({ scores, seconds: null, from: file }),
  };
}

function rowOf(
  { id, name, heldOut, given }: Method,
  { scores, seconds, thresholds, trainingSeconds = null, from }: MethodAnswers,
  { pairs, foldOf }: BaselineCoins,
  sets: readonly PairSet[],
  resamples: number,
): BaselineRow {
  const figures: BaselineRow["figures"] = {};
  for (const set of sets) {
    const of = (side: Side) =>
      measureMethod(scores[side], pairs[side], foldOf, set, random(1).fork(side), {
        thresholds: thresholds?.[side],
        resamples,
      });
    const [obverse, reverse] = [of("obverse"), of("reverse")];
    if (obverse && reverse) figures[set.id] = { obverse, reverse };
  }
  const compared = pairs.obverse.a.length + pairs.reverse.a.length;
  return {
    id,
    name,
    heldOut,
    ...(given ? { given } : {}),
    figures,
    trainingSeconds,
    msPerPair: seconds === null ? null : (1000 * seconds) / compared,
    from: from ?? null,
  };
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
