/**
 * What a network is worth by seed, beside the random weights that its training began with:
 *
 *     node models/die-siamese/seeds.cjs --run SEED=FOLDER … [--hoard DIR] [--untrained]
 *
 * `--run` names the run of a seed, or the folder of its model; `--untrained` evaluates the same
 * seeds' random weights in their stead. One line of JSON for each data set, side and score: 'less the
 * mean' is what `compare` has, 'cohort' what `match` has in a folder of ten coins or more. Sets: 91
 * simulated coins (seed 1), both sides; with `--hoard`, its obverses (it has one link of reverses).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { random } from "../../src/lib/base/random";
import type { Side } from "../../src/lib/coins/index";
import { scoreFolder, type IndexedPair } from "../../src/lib/experiments/index";
import { untrainedModel } from "../../src/lib/experiments/baselines/network-scores";
import { evaluatePairs } from "../../src/lib/metrics/index";
import { loadSiamese, type SiameseCard, type SiameseModel } from "../../src/lib/models/index";
import { startEngine } from "../../src/lib/engine/index";
import { parseSiameseConfig, readJson } from "../../src/lib/runs/index";
import { simulatedFolder } from "../../src/lib/simulator/index";
import { legendsOf } from "./legends";
import { ranksOfLinks } from "./ranks";

const ROOT = join(__dirname, "..", "..");
const CONFIG = join(ROOT, "experiments", "configs", "siamese-fine.json");
const RESAMPLES = 300;

interface TestSet {
  name: string;
  folder: string;
  sides: readonly Side[];
  /** Whether a pair belongs to the set, by the names of its coins. */
  holds: (a: string, b: string, side: Side) => boolean;
}

export async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      run: { type: "string", multiple: true },
      hoard: { type: "string" },
      untrained: { type: "boolean" },
    },
  });
  await startEngine();
  const sets = await testSets(values.hoard);
  for (const named of values.run ?? []) {
    const [seed, folder] = named.split(/=(.*)/s);
    const model = await modelOf(Number(seed), values.untrained ? null : folder);
    for (const set of sets)
      for (const row of await rowsOf(model, set))
        console.log(JSON.stringify({ seed: Number(seed), trained: !values.untrained, ...row }));
    model.network.dispose();
  }
}

async function modelOf(seed: number, folder: string | null): Promise<SiameseModel> {
  if (folder === null)
    return untrainedModel(parseSiameseConfig({ ...readJson<object>(CONFIG), seed }, CONFIG));
  const model = join(folder, "model");
  return loadSiamese(existsSync(model) ? model : folder);
}

/** Pairs of one legend are a subset of the hoard's: both are asked of the same scores. */
async function testSets(hoard: string | undefined): Promise<TestSet[][]> {
  const simulated = { coins: 91, seed: 1, width: 1574 };
  const folder = await simulatedFolder(join(ROOT, "data", "raw"), simulated);
  const all = () => true;
  const sides = ["obverse", "reverse"] as const;
  const sets: TestSet[][] = [[{ name: "91 simulated coins", folder, sides, holds: all }]];
  if (hoard === undefined) return sets;
  const legends = legendsOf(hoard);
  const alike: TestSet["holds"] = (a, b, side) => legends[side].get(a) === legends[side].get(b);
  const own = { folder: hoard, sides: ["obverse"] as const };
  return [
    ...sets,
    [
      { ...own, name: "hoard, every pair", holds: all },
      { ...own, name: "hoard, pairs of one legend", holds: alike },
    ],
  ];
}

async function rowsOf(model: SiameseModel, sets: readonly TestSet[]): Promise<object[]> {
  const [{ folder, sides }] = sets;
  const options = { cache: join(ROOT, ".cache", "coin-sides"), sides };
  const { ready, judged } = await scoreFolder(model, folder, options);
  const name = (i: number) => ready.coins[i].name;
  const never = { threshold: NaN, calibration: { slope: 0, intercept: 0 }, chosenOn: "nothing" };
  const decisions = { obverse: never, reverse: never };
  const alone: SiameseCard = { ...model.card, decisions, cohort: undefined };
  const scores = {
    "less the mean": judged(alone),
    cohort: judged({ ...alone, cohort: { coins: 10, decisions } }),
  };
  return Object.entries(scores).flatMap(([score, pairs]) =>
    sets.flatMap((set) =>
      set.sides.map((side) => {
        const own = pairs.filter(
          (pair) => pair.side === side && set.holds(name(pair.a), name(pair.b), side),
        );
        return { set: set.name, side, score, ...metrics(own) };
      }),
    ),
  );
}

function metrics(pairs: readonly IndexedPair[]) {
  const { same, rocAuc, averagePrecision } = evaluatePairs({
    pairs: { a: pairs.map(({ a }) => a), b: pairs.map(({ b }) => b) },
    labels: pairs.map((pair) => pair.same),
    scores: pairs.map(({ score }) => score),
    called: pairs.map(({ called }) => called),
    random: random(1),
    resamples: RESAMPLES,
  });
  return {
    ...{ pairs: pairs.length, links: same, rocAuc, averagePrecision },
    ranks: ranksOfLinks(pairs),
  };
}
